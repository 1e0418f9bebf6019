import {
  addUser as addRoute,
  type BodyOf,
  changeUser as changeRoute,
  endUserSessions as endSessionsRoute,
  listUsers as listRoute,
  resetPassword as resetPasswordRoute,
  toSingleSignOn as toSingleSignOnRoute,
  unlinkUser as unlinkRoute,
  unlockUser as unlockRoute,
  type User,
} from '@liangyan/contract'
import {
  addUser,
  changeUser,
  type Database,
  endSessionsOf,
  listUsers,
  lockActiveAdministrators,
  type Person,
  personById,
  readTeam,
  record,
} from '@liangyan/store'
import { changesBetween, refuseWhatNobodyMay, shownUser, uniquely } from '../access/people.ts'
import { hashPassword, temporaryPassword } from '../access/passwords.ts'
import { actorOf, personOf } from '../access/visitor.ts'
import { conflict, notFound, Refused, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveUsers(serve: Serve, { db, now, settings }: System): void {
  const shown = (person: Person): User => shownUser(person, now())

  serve(listRoute, async ({ query }) => {
    const { after, limit = 50, ...filter } = query
    const { items, next } = await listUsers(db, filter, { after, limit })
    return { items: items.map(shown), next }
  })

  serve(addRoute, async ({ body, visitor, request }) => {
    const { login, role, withPassword = true } = body
    const password = withPassword ? temporaryPassword() : null
    const passwordHash = password === null ? null : await hashPassword(password)
    return uniquely(() =>
      db.transaction(async (tx) => {
        const columns = await columnsOf(tx, body)
        const name = body.name.trim()
        const mustChangePassword = password !== null
        const id = await addUser(tx, { ...columns, login, name, role, passwordHash, mustChangePassword })
        const user = shown(await existing(tx, id))
        const { team, staffNumber } = user
        const detail = { name, role, team: team?.name ?? null, staffNumber, withPassword }
        await record(tx, { ...actorOf(visitor, request), action: 'user.add', subject: login, detail })
        return { user, password }
      }),
    )
  })

  serve(changeRoute, async ({ params, body, visitor, request }) =>
    uniquely(() =>
      db.transaction(async (tx) => {
        const administrators = await lockActiveAdministrators(tx)
        const before = shown(await existing(tx, params.id))
        refuseWhatNobodyMay(before, body, personOf(visitor), administrators)
        await changeUser(tx, params.id, await columnsOf(tx, body))
        if (body.disabled) await endSessionsOf(tx, params.id)
        const after = shown(await existing(tx, params.id))
        const changes = changesBetween(before, after)
        if (Object.keys(changes).length > 0) {
          const detail = { changes }
          await record(tx, { ...actorOf(visitor, request), action: 'user.change', subject: before.login, detail })
        }
        return after
      }),
    ),
  )

  serve(resetPasswordRoute, async ({ params, visitor, request }) => {
    if (params.id === personOf(visitor)) throw new Refused(403, 'own-account', '自己的密码请在“修改密码”中修改')
    const password = temporaryPassword()
    const passwordHash = await hashPassword(password)
    await db.transaction(async (tx) => {
      const { user } = await existing(tx, params.id)
      const unlocked = { failedAttempts: 0, lockedUntil: null }
      await changeUser(tx, params.id, { passwordHash, mustChangePassword: true, ...unlocked })
      await endSessionsOf(tx, params.id)
      await record(tx, { ...actorOf(visitor, request), action: 'user.resetPassword', subject: user.login })
    })
    return { password }
  })

  serve(unlockRoute, async ({ params, visitor, request }) =>
    db.transaction(async (tx) => {
      const { user } = await existing(tx, params.id)
      await changeUser(tx, params.id, { failedAttempts: 0, lockedUntil: null })
      await record(tx, { ...actorOf(visitor, request), action: 'user.unlock', subject: user.login })
      return shown(await existing(tx, params.id))
    }),
  )

  serve(endSessionsRoute, async ({ params, visitor, request }) =>
    db.transaction(async (tx) => {
      const { user } = await existing(tx, params.id)
      await endSessionsOf(tx, params.id)
      await record(tx, { ...actorOf(visitor, request), action: 'user.endSessions', subject: user.login })
      return {}
    }),
  )

  serve(toSingleSignOnRoute, async ({ params, visitor, request }) => {
    if (!settings.oidc) throw conflict('no-single-sign-on', '尚未配置单点登录，此用户将无法登录')
    if (params.id === personOf(visitor))
      throw new Refused(403, 'own-account', '不能取消自己的密码，请由其他系统管理员操作')
    return db.transaction(async (tx) => {
      const { user } = await existing(tx, params.id)
      if (user.passwordHash !== null) {
        await changeUser(tx, params.id, { passwordHash: null, mustChangePassword: false })
        await endSessionsOf(tx, params.id)
        await record(tx, { ...actorOf(visitor, request), action: 'user.toSingleSignOn', subject: user.login })
      }
      return shown(await existing(tx, params.id))
    })
  })

  serve(unlinkRoute, async ({ params, visitor, request }) =>
    db.transaction(async (tx) => {
      const { user } = await existing(tx, params.id)
      if (user.identity !== null) {
        await changeUser(tx, params.id, { identity: null })
        await endSessionsOf(tx, params.id)
        const detail = { identity: user.identity }
        await record(tx, { ...actorOf(visitor, request), action: 'user.unlink', subject: user.login, detail })
      }
      return shown(await existing(tx, params.id))
    }),
  )
}

async function existing(db: Database, id: number): Promise<Person> {
  const person = await personById(db, id)
  if (!person) throw notFound('用户')
  return person
}

/** What a request says of a person, as the columns that keep it; a team must be there. */
async function columnsOf(
  db: Database,
  { name, role, team, staffNumber, disabled }: BodyOf<typeof changeRoute>,
): Promise<Parameters<typeof changeUser>[2]> {
  if (typeof team === 'number' && !(await readTeam(db, team))) throw unusable('所选班组不存在，请刷新后重选', 'team')
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(role !== undefined && { role }),
    ...(team !== undefined && { teamId: team }),
    ...(staffNumber !== undefined && { staffNumber: staffNumber?.trim() ?? null }),
    ...(disabled !== undefined && { disabled }),
  }
}
