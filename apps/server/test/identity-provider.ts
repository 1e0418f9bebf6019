import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

/** What the provider says of somebody, and how; parts left out are as they must be. */
export interface Saying {
  readonly claims?: Record<string, unknown>
  /** Signs with a key that is not among the published ones. */
  readonly foreignKey?: boolean
  /** `alg: none`, without a signature. */
  readonly unsigned?: boolean
  /** Answers with something else than a token. */
  readonly broken?: boolean
}

/** A provider of OpenID Connect on this machine that really signs, and checks what it is asked with. */
export interface IdentityProvider {
  readonly issuer: string
  /** What a person does there: signs in, and is led back. Throws where the request is not as it must be. */
  readonly signIn: (authorization: string, saying: Saying) => string
  /** Whether it answers at all. */
  up: boolean
}

interface Granted {
  readonly nonce: string
  readonly challenge: string
  readonly redirect: string
  readonly saying: Saying
}

/** Started for the tests of a file. */
export async function identityProvider(clientId: string, secret: string): Promise<IdentityProvider> {
  const published = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const granted = new Map<string, Granted>()
  let issuer = ''

  const answers: Record<string, (request: IncomingMessage) => Promise<object | undefined>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': async () => ({
      keys: [{ ...published.publicKey.export({ format: 'jwk' }), kid: 'published', use: 'sig', alg: 'RS256' }],
    }),
    '/token': async (request) => {
      const [name, password] = basicOf(request)
      const form = new URLSearchParams(await text(request))
      const grant = granted.get(form.get('code') ?? '')
      // a code is good once
      granted.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (name !== clientId || password !== secret || !grant) return undefined
      if (challenge !== grant.challenge || form.get('redirect_uri') !== grant.redirect) return undefined
      const { saying } = grant
      if (saying.broken) return { hello: 'world' }
      const now = Math.floor(Date.now() / 1000)
      const usual = { iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce: grant.nonce }
      const token = saying.unsigned
        ? `${part({ alg: 'none' })}.${part({ ...usual, ...saying.claims })}.`
        : signed({ ...usual, ...saying.claims }, saying.foreignKey ? foreign.privateKey : published.privateKey)
      return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: token }
    },
  }
  const provider = { issuer: '', up: true, signIn }
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '/', issuer).pathname]
    void (async () => {
      const body = provider.up ? await answer?.(request) : undefined
      response.writeHead(body ? 200 : 400, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider.issuer = issuer
  return provider

  function signIn(authorization: string, saying: Saying): string {
    const asked = new URL(authorization)
    const wanted = Object.fromEntries(asked.searchParams)
    const asItMust =
      asked.origin === issuer &&
      wanted.response_type === 'code' &&
      wanted.client_id === clientId &&
      wanted.code_challenge_method === 'S256' &&
      wanted.scope?.split(' ').includes('openid')
    if (!asItMust) throw new Error(`asked wrongly: ${authorization}`)
    const code = randomUUID()
    const { nonce, code_challenge: challenge, redirect_uri: redirect, state } = wanted
    granted.set(code, { nonce, challenge, redirect, saying })
    return `${redirect}?${new URLSearchParams({ code, state }).toString()}`
  }
}

/** Name and password, each encoded like a form's (RFC 6749, 2.3.1). */
function basicOf({ headers }: IncomingMessage): string[] {
  const said = Buffer.from(headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString()
  return said.split(':').map((encoded) => decodeURIComponent(encoded.replaceAll('+', ' ')))
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function signed(claims: object, key: KeyObject): string {
  const said = `${part({ alg: 'RS256', kid: 'published' })}.${part(claims)}`
  return `${said}.${createSign('sha256').update(said).sign(key, 'base64url')}`
}
