import { changePassword, entrance, me, type Me, type Role, setLanguage, signIn, signOut } from '@liangyan/contract'
import {
  beginSession,
  changeUser,
  countFailure,
  endSession,
  endSessionsOf,
  type Person,
  personByLogin,
  record,
  recordSignIn,
  sampleUsers,
} from '@liangyan/store'
import type { FastifyReply } from 'fastify'
import { SESSION_COOKIE, SESSION_LASTS } from '../access/guard.ts'
import { hashPassword, isPassword } from '../access/passwords.ts'
import { csrfOf, hashOfToken } from '../access/tokens.ts'
import type { Visitor } from '../access/visitor.ts'
import { forbidden, Refused, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { SAMPLE_PASSWORD } from '../sample/people.ts'
import { newSecret } from '../settings.ts'
import type { System } from '../system.ts'

/** Wrong passwords in a row until a person is locked out, and for how long. */
const MOST_FAILURES = 5
const LOCKED_OUT = 15 * 60_000

export function serveSession(serve: Serve, system: System): void {
  const { db, settings } = system

  serve(entrance, async () => {
    const samples = await sampleUsers(db)
    return {
      singleSignOn: settings.oidc ? { title: settings.oidc.title, url: '/api/sso/start' } : null,
      samples: samples.map(({ login, name, role }) => ({ login, name, role })),
      samplePassword: samples.length > 0 ? SAMPLE_PASSWORD : null,
    }
  })

  serve(signIn, async ({ body, request, reply }) => {
    const found = await personByLogin(db, body.login)
    refuseLockedOut(found, system.now())
    if (!found || found.user.disabled || !(await isPassword(found.user.passwordHash, body.password))) {
      if (found) {
        await countFailure(db, found.user.id, MOST_FAILURES, new Date(system.now().getTime() + LOCKED_OUT))
        await record(db, {
          userId: found.user.id,
          who: found.user.login,
          action: 'session.refused',
          address: request.ip,
        })
      }
      throw new Refused(401, 'wrong-password', '用户名或密码不正确')
    }
    return signedIn(system, found, reply, request.ip)
  })

  serve(signOut, async ({ visitor, reply }) => {
    if (visitor.kind === 'person') await endSession(db, visitor.tokenHash)
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return {}
  })

  serve(me, async ({ visitor }) => {
    const { person, csrf } = aPerson(visitor)
    return shown(person, csrf)
  })

  serve(changePassword, async ({ visitor, body, request }) => {
    const { person, tokenHash } = aPerson(visitor)
    if (!(await isPassword(person.user.passwordHash, body.old))) throw unusable('原密码不正确', 'old')
    if (body.new === body.old) throw unusable('新密码不能与原密码相同', 'new')
    const passwordHash = await hashPassword(body.new)
    await db.transaction(async (tx) => {
      await changeUser(tx, person.user.id, { passwordHash, mustChangePassword: false })
      await endSessionsOf(tx, person.user.id, tokenHash)
      await record(tx, {
        userId: person.user.id,
        who: person.user.login,
        action: 'session.changePassword',
        address: request.ip,
      })
    })
    return {}
  })

  serve(setLanguage, async ({ visitor, body }) => {
    await changeUser(db, aPerson(visitor).person.user.id, { language: body.language })
    return {}
  })
}

/** Begins a session for a person who has shown who they are, and sets its cookie. */
export async function signedIn(system: System, person: Person, reply: FastifyReply, address: string): Promise<Me> {
  const token = newSecret()
  const { user } = person
  await system.db.transaction(async (tx) => {
    await beginSession(tx, user.id, hashOfToken(token), new Date(system.now().getTime() + SESSION_LASTS))
    await recordSignIn(tx, user.id)
    await record(tx, { userId: user.id, who: user.login, action: 'session.signIn', address })
  })
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: system.settings.url?.startsWith('https:') ?? false,
  })
  return shown(person, csrfOf(token))
}

function refuseLockedOut(found: Person | undefined, now: Date): void {
  const until = found?.user.lockedUntil
  if (!until || until <= now) return
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000)
  throw new Refused(423, 'locked-out', `密码连续输错次数过多，账号已锁定，请于 ${minutes} 分钟后再试或联系管理员`)
}

function aPerson(visitor: Visitor): Extract<Visitor, { kind: 'person' }> {
  if (visitor.kind !== 'person') throw forbidden()
  return visitor
}

function shown({ user, team }: Person, token: string): Me {
  const { id, login, name, staffNumber, mustChangePassword } = user
  return {
    id,
    login,
    name,
    role: user.role as Role,
    team,
    staffNumber,
    language: user.language === 'en' ? 'en' : 'zh-CN',
    mustChangePassword,
    token,
  }
}
