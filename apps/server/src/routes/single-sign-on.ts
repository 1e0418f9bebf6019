import { type SignInProblem, singleSignOnCallback, startSingleSignOn } from '@liangyan/contract'
import { record } from '@liangyan/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { Settings } from '../settings.ts'
import { comeBack, type Errand, sendOut } from '../single-sign-on/errand.ts'
import { identityOf, loginsIn, personOfClaims } from '../single-sign-on/person.ts'
import { callbackOf, providerOf } from '../single-sign-on/provider.ts'
import type { System } from '../system.ts'
import { signedIn } from './session.ts'

export function serveSingleSignOn(serve: Serve, system: System): void {
  const { db, settings, log } = system

  serve(startSingleSignOn, async ({ query, reply }) => {
    const oidc = configured(settings)
    try {
      const provider = await providerOf(system, oidc)
      const verifier = randomPKCECodeVerifier()
      const errand = { state: randomState(), nonce: randomNonce(), verifier, to: pageOf(query.to) }
      const url = buildAuthorizationUrl(provider, {
        redirect_uri: callbackOf(settings),
        scope: 'openid profile email',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: errand.state,
        nonce: errand.nonce,
      })
      sendOut(system, reply, errand)
      return reply.redirect(url.href)
    } catch (error) {
      log.warn({ error: reasonOf(error) }, 'single sign-on: provider')
      return toSignIn(reply, 'sso-unreachable')
    }
  })

  serve(singleSignOnCallback, async ({ request, reply }) => {
    const oidc = configured(settings)
    const errand = comeBack(system, request, reply)
    if (!errand) return toSignIn(reply, 'sso-expired')
    const claims = await claimsBroughtBack(system, oidc, errand, request)
    if (!claims) return toSignIn(reply, 'sso-failed')
    const person = await personOfClaims(system, claims, request.ip)
    if (!person || person.user.disabled) {
      const subject = person?.user.login ?? loginsIn(claims)[0] ?? claims.sub
      const entry = { userId: null, who: oidc.title, subject, address: request.ip }
      await record(db, { ...entry, action: 'session.refused', detail: { identity: identityOf(claims) } })
      return toSignIn(reply, person ? 'sso-disabled' : 'sso-unknown')
    }
    await signedIn(system, person, reply, request.ip)
    return reply.redirect(errand.to)
  })
}

/** What the provider vouches for; undefined where anything about it is not as it must be. */
async function claimsBroughtBack(
  system: System,
  oidc: NonNullable<Settings['oidc']>,
  { state, nonce, verifier }: Errand,
  request: FastifyRequest,
): Promise<IDToken | undefined> {
  try {
    const provider = await providerOf(system, oidc)
    const brought = new URL(callbackOf(system.settings))
    brought.search = new URL(request.url, brought).search
    const tokens = await authorizationCodeGrant(provider, brought, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    return tokens.claims()
  } catch (error) {
    system.log.warn({ error: reasonOf(error) }, 'single sign-on: answer')
    return undefined
  }
}

function configured({ oidc }: Settings): NonNullable<Settings['oidc']> {
  if (!oidc) throw notFound('单点登录')
  return oidc
}

/** A page of the console, nothing elsewhere. */
const pageOf = (to = '/'): string => (/^\/(?![/\\])[\u0021-\u007e]*$/.test(to) ? to : '/')

const toSignIn = (reply: FastifyReply, problem: SignInProblem) => reply.redirect(`/sign-in?problem=${problem}`)

/** What went wrong, without tokens. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? `${String(error.code)}: ` : ''
  return error instanceof Error ? code + error.message : 'unknown'
}
