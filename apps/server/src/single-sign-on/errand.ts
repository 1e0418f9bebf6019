import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { System } from '../system.ts'

/** What a browser takes along to the provider and back: sealed, so that it can neither be read nor made up. */
const Errand = Type.Object({
  state: Type.String(),
  nonce: Type.String(),
  verifier: Type.String(),
  /** Page of the console to come back to. */
  to: Type.String(),
  /** Until when it is good, in milliseconds since 1970. */
  until: Type.Number(),
})
export type Errand = Static<typeof Errand>

const COOKIE = 'liangyan_sso'
const PATH = '/api/sso'
const SEALED_FOR = 'single sign-on'
/** Time to sign in at the provider, in milliseconds. */
const LASTS = 10 * 60_000

export function sendOut(system: System, reply: FastifyReply, errand: Omit<Errand, 'until'>): void {
  const until = system.now().getTime() + LASTS
  const sealed = system.vault.seal(SEALED_FOR, { ...errand, until } satisfies Errand)
  reply.setCookie(COOKIE, sealed.toString('base64url'), {
    path: PATH,
    httpOnly: true,
    // it must come along when the provider leads back
    sameSite: 'lax',
    secure: system.settings.url?.startsWith('https:') ?? false,
    maxAge: LASTS / 1000,
  })
}

/** What was taken along, once: a browser that comes back again has nothing to show. */
export function comeBack(system: System, request: FastifyRequest, reply: FastifyReply): Errand | undefined {
  const cookie = request.cookies[COOKIE]
  reply.clearCookie(COOKIE, { path: PATH })
  if (cookie === undefined) return undefined
  try {
    const opened = system.vault.open(SEALED_FOR, Buffer.from(cookie, 'base64url'))
    return Value.Check(Errand, opened) && opened.until > system.now().getTime() ? opened : undefined
  } catch {
    return undefined
  }
}
