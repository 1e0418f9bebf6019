import type { AnyRoute, Role, Scope } from '@liangyan/contract'
import { keyByHash, personBySession, prolongSession } from '@liangyan/store'
import type { FastifyRequest } from 'fastify'
import { forbidden, notSignedIn, Refused } from '../http/refused.ts'
import type { System } from '../system.ts'
import { csrfOf, hashOfToken, sameSecret } from './tokens.ts'
import type { Visitor } from './visitor.ts'

export const SESSION_COOKIE = 'liangyan_session'
export const TOKEN_HEADER = 'x-liangyan-token'
/** A session ends after this long without a request. */
export const SESSION_LASTS = 8 * 3_600_000

/** Who sends a request; undefined for somebody unknown. */
export async function visitorOf(system: System, request: FastifyRequest): Promise<Visitor | undefined> {
  const { authorization } = request.headers
  if (authorization?.startsWith('Bearer ')) return machine(system, authorization.slice(7))
  const token = request.cookies[SESSION_COOKIE]
  return token === undefined ? undefined : person(system, token)
}

async function machine(system: System, key: string): Promise<Visitor> {
  const holder = await keyByHash(system.db, hashOfToken(key), system.now())
  if (!holder) throw new Refused(401, 'unknown-key', '接口密钥不存在、已停用或已过期')
  return { kind: 'key', id: holder.id, name: holder.name, scopes: holder.scopes as Scope[] }
}

async function person(system: System, token: string): Promise<Visitor | undefined> {
  const tokenHash = hashOfToken(token)
  const now = system.now()
  const found = await personBySession(system.db, tokenHash, now)
  if (!found) return undefined
  await prolongSession(system.db, tokenHash, now, new Date(now.getTime() + SESSION_LASTS))
  return { kind: 'person', person: found, role: found.user.role as Role, tokenHash, csrf: csrfOf(token) }
}

/** Refuses whom a route is not for. A person must change a password that somebody else has set before all else. */
export function admit(route: AnyRoute, visitor: Visitor | undefined, request: FastifyRequest): void {
  if (route.roles === 'anyone') return
  if (!visitor) throw notSignedIn()
  if (visitor.kind === 'key') {
    if (route.scope === undefined || !visitor.scopes.includes(route.scope))
      throw new Refused(403, 'scope', `此接口密钥没有所需的权限${route.scope ? `（${route.scope}）` : ''}`)
    return
  }
  if (route.roles !== 'signed-in' && !route.roles.includes(visitor.role)) throw forbidden()
  if (route.method !== 'GET') showsToken(visitor.csrf, request)
  if (visitor.person.user.mustChangePassword && !route.name.startsWith('session.'))
    throw new Refused(403, 'change-password', '请先修改初始密码')
}

function showsToken(csrf: string, request: FastifyRequest): void {
  const shown = request.headers[TOKEN_HEADER]
  if (typeof shown !== 'string' || !sameSecret(shown, csrf))
    throw new Refused(403, 'token', '请求缺少本页面的校验标记，请刷新页面后重试')
}
