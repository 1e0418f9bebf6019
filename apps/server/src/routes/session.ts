import { changePassword, entrance, me, type Me, type Role, setLanguage, signIn, signOut } from '@liangyan/contract'
import {
  beginSession,
  changeUser,
  countAttempt,
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
import { nameOfPerson, type Visitor } from '../access/visitor.ts'
import { readConfiguration } from '../configuration/configuration.ts'
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
    const { name: bank } = await readConfiguration(db, 'bank')
    return {
      bank,
      singleSignOn: settings.oidc ? { title: settings.oidc.title, url: '/api/sso/start' } : null,
      samples: samples.map(({ login, name, role }) => ({ login, name, role })),
      samplePassword: samples.length > 0 ? SAMPLE_PASSWORD : null,
    }
  })

  serve(signIn, async ({ body, request, reply }) => {
    const found = await personByLogin(db, body.login)
    const last = found !== undefined && (await beginAttempt(system, found))
    const right = await isPassword(found?.user.passwordHash, body.password)
    if (!found || found.user.disabled || !right) {
      if (found) await recordRefusal(system, found, last, request.ip)
      throw new Refused(401, 'wrong-password', '账号或密码不正确')
    }
    return signedIn(system, found, reply, request.ip)
  })

  serve(signOut, async ({ visitor, request, reply }) => {
    const { person, tokenHash } = aPerson(visitor)
    await db.transaction(async (tx) => {
      await endSession(tx, tokenHash)
      await record(tx, { ...aboutSelf(person, request.ip), action: 'session.signOut' })
    })
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
      await record(tx, { ...aboutSelf(person, request.ip), action: 'session.changePassword' })
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
  const now = system.now()
  const expiresAt = new Date(now.getTime() + SESSION_LASTS)
  await system.db.transaction(async (tx) => {
    await beginSession(tx, { userId: user.id, tokenHash: hashOfToken(token), now, expiresAt })
    await recordSignIn(tx, user.id)
    await record(tx, { ...aboutSelf(person, address), action: 'session.signIn' })
  })
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: system.settings.url?.startsWith('https:') ?? false,
  })
  return shown(person, csrfOf(token))
}

/** Counts an attempt; whether a wrong password now locks the person out. Refuses those who are locked out. */
async function beginAttempt({ db, now }: System, { user }: Person): Promise<boolean> {
  const moment = now()
  const until = new Date(moment.getTime() + LOCKED_OUT)
  const attempt = await countAttempt(db, user.id, { limit: MOST_FAILURES, now: moment, until })
  if (attempt.allowed) return attempt.last
  const minutes = Math.ceil((attempt.until.getTime() - moment.getTime()) / 60_000)
  throw new Refused(423, 'locked-out', `密码连续输错次数过多，账号已锁定，请于 ${minutes} 分钟后再试或联系管理员`)
}

async function recordRefusal({ db }: System, person: Person, last: boolean, address: string): Promise<void> {
  await record(db, { ...aboutSelf(person, address), action: 'session.refused' })
  if (last) await record(db, { ...aboutSelf(person, address), action: 'session.lockedOut' })
}

/** What somebody does with the own account, for the audit trail. */
const aboutSelf = (person: Person, address: string) => ({
  userId: person.user.id,
  who: nameOfPerson(person),
  subject: person.user.login,
  address,
})

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
