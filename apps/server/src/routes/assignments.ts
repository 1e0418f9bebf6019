import {
  type Assignment,
  handBackAssignment,
  listAssignments as listRoute,
  queueProgress as progressRoute,
  reassign,
  REVIEWERS,
  takeAssignment as takeRoute,
} from '@liangyan/contract'
import {
  giveAssignment,
  listAssignments,
  queueProgress,
  readAssignment,
  record,
  reviewersWithLoad,
  takeAssignment,
} from '@liangyan/store'
import { actorOf, personOf, type Visitor } from '../access/visitor.ts'
import { conflict, forbidden, notFound, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { barrierTo, handBack, ownAssignment } from '../queue/hand-over.ts'
import { shownAssignments } from '../queue/shown.ts'
import type { System } from '../system.ts'

export function serveAssignments(serve: Serve, system: System): void {
  const { db } = system

  serve(listRoute, async ({ query, visitor }) => {
    const { whose = 'mine', state = 'open', after, limit = 50, reviewer, ...within } = query
    const of = whose === 'mine' ? idOf(visitor) : whose === 'free' ? { freeFor: idOf(visitor) } : reviewer
    if (whose === 'all' && visitor.kind === 'person' && visitor.role === 'inspector') throw forbidden()
    const { items, next } = await listAssignments(db, { ...within, of, state }, { after, limit })
    return { items: await shownAssignments(system, items, visitor), next }
  })

  serve(progressRoute, async ({ visitor }) => ({ items: await queueProgress(db, idOf(visitor)) }))

  serve(takeRoute, async ({ params, visitor }) => {
    const taken = await takeAssignment(db, params.id, idOf(visitor))
    if (!taken) throw conflict('assignment-gone', '该复核任务已完成或已由他人领取，请刷新队列')
    return shown(params.id, visitor)
  })

  serve(handBackAssignment, async ({ params, body, visitor, request }) => {
    await db.transaction(async (tx) => {
      await handBack(tx, await ownAssignment(tx, params.id, idOf(visitor)))
      await record(tx, {
        ...actorOf(visitor, request),
        action: 'assignment.handBack',
        subject: String(params.id),
        detail: body,
      })
    })
    return shown(params.id, visitor)
  })

  serve(reassign, async ({ body, visitor, request }) => {
    const to = (await reviewersWithLoad(db, REVIEWERS)).find(({ id }) => id === body.reviewer)
    if (body.reviewer !== null && !to) throw unusable('所选人员已停用或不担任质检，请重新选择', 'body/reviewer')
    return db.transaction(async (tx) => {
      const refused: { assignment: number; message: string }[] = []
      for (const id of body.assignments.toSorted((a, b) => a - b)) {
        const barrier = await barrierTo(tx, id, to)
        if (barrier) refused.push({ assignment: id, ...barrier })
        else await giveAssignment(tx, id, to?.id ?? null)
      }
      const moved = body.assignments.length - refused.length
      const detail = { assignments: body.assignments, to: to?.name ?? '', moved }
      await record(tx, { ...actorOf(visitor, request), action: 'assignment.reassign', detail })
      return { moved, refused }
    })
  })

  async function shown(id: number, visitor: Visitor): Promise<Assignment> {
    const row = await readAssignment(db, id)
    if (!row) throw notFound('复核任务')
    const [assignment] = await shownAssignments(system, [row], visitor)
    return assignment
  }
}

/** Machines have no queue. */
function idOf(visitor: Visitor): number {
  const id = personOf(visitor)
  if (id === null) throw forbidden()
  return id
}
