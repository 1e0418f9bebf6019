import { addTeam as addRoute, listTeams as listRoute, renameTeam as renameRoute } from '@liangyan/contract'
import { addNewTeam, listTeams, readTeam, record, renameTeam, violatedUniqueness } from '@liangyan/store'
import { actorOf } from '../access/visitor.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveTeams(serve: Serve, { db }: System): void {
  serve(listRoute, async () => ({ items: await listTeams(db) }))

  serve(addRoute, async ({ body, visitor, request }) =>
    db.transaction(async (tx) => {
      const name = body.name.trim()
      const id = await addNewTeam(tx, name)
      if (id === undefined) throw nameTaken()
      await record(tx, { ...actorOf(visitor, request), action: 'team.add', subject: name })
      return (await readTeam(tx, id))!
    }),
  )

  serve(renameRoute, async ({ params, body, visitor, request }) => {
    const name = body.name.trim()
    try {
      return await db.transaction(async (tx) => {
        const before = await readTeam(tx, params.id)
        if (!before) throw notFound('班组')
        if (before.name === name) return before
        await renameTeam(tx, params.id, name)
        const detail = { changes: { name: { from: before.name, to: name } } }
        await record(tx, { ...actorOf(visitor, request), action: 'team.rename', subject: before.name, detail })
        return { ...before, name }
      })
    } catch (error) {
      throw violatedUniqueness(error) === undefined ? error : nameTaken()
    }
  })
}

const nameTaken = () => conflict('name-taken', '已有同名的班组，请换一个名称')
