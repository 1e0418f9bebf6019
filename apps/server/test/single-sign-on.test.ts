import { addUser, entrance, me, type Me, toSingleSignOn, unlinkUser, type User } from '@liangyan/contract'
import type { LightMyRequestResponse } from 'fastify'
import { beforeEach, expect, test } from 'vitest'
import { readSettings } from '../src/settings.ts'
import { identityProvider, type Saying } from './identity-provider.ts'
import { asker, running } from './running.ts'
import { trail } from './trail.ts'

const SECRET = 'a secret: with + and 密'
const provider = await identityProvider('liangyan', SECRET)
const HOME = 'https://quality.bank.example'
const { app, system, person, pass } = await running({
  LIANGYAN_URL: HOME,
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'liangyan',
  OIDC_CLIENT_SECRET: SECRET,
  OIDC_TITLE: '统一认证',
})
const administrator = await person('administrator')

let addresses = 0
beforeEach(() => {
  provider.up = true
  addresses++
})
const inject = (url: string, cookie?: string): Promise<LightMyRequestResponse> =>
  app.inject({ url, remoteAddress: `10.4.0.${addresses}`, ...(cookie !== undefined && { headers: { cookie } }) })

/** Sets out: where the provider is, and the cookie that is taken along. */
async function setOut(to?: string): Promise<{ location: string; cookie: string; answer: LightMyRequestResponse }> {
  const answer = await inject(`/api/sso/start${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`)
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { location: answer.headers.location as string, cookie, answer }
}

/** Goes all the way, with what the provider says; the answer to coming back. */
async function goThrough(saying: Saying, to?: string): Promise<LightMyRequestResponse> {
  const { location, cookie } = await setOut(to)
  return inject(provider.signIn(location, saying).slice(HOME.length), cookie)
}
const outcome = async (saying: Saying) => (await goThrough(saying)).headers.location
const sessionIn = (answer: LightMyRequestResponse) => answer.cookies.find(({ name }) => name === 'liangyan_session')

async function whoIsIn(answer: LightMyRequestResponse): Promise<string> {
  const session = sessionIn(answer)
  const cookie = `liangyan_session=${session?.value}`
  return (await asker(app, async () => ({ cookie })).get<Me>(me)).login
}
const expecting = (login: string, role = 'inspector') =>
  administrator.get<{ user: User }>(addUser, { body: { login, name: login, role, withPassword: false } })

test('the sign-in page offers it, and setting out takes along what nobody can read', async () => {
  const offer = await asker(app).ask(entrance)
  expect(offer.json()).toMatchObject({ singleSignOn: { title: '统一认证', url: '/api/sso/start' } })
  const { location, answer } = await setOut()
  expect(answer.statusCode).toBe(302)
  expect(location).toContain(`${provider.issuer}/authorize?`)
  const asked = new URL(location).searchParams
  expect(asked.get('redirect_uri')).toBe(`${HOME}/api/sso/callback`)
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/api/sso', maxAge: 600 })
  expect(Buffer.from(cookie.value, 'base64url').toString('latin1')).not.toContain(asked.get('state'))
})

test('whoever waits for the single sign-on is linked at the first time, and known by the account from then on', async () => {
  const { user } = await expecting('Zhang.San')
  const first = await goThrough(
    { claims: { sub: 'a-1', preferred_username: 'zhang.san' } },
    '/conversations?words=账单',
  )
  expect(first.statusCode).toBe(302)
  expect(first.headers.location).toBe('/')
  expect(sessionIn(first)).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' })
  expect(await whoIsIn(first)).toBe('Zhang.San')
  // what the provider calls them no longer matters, nor what it says of roles
  const again = await goThrough(
    { claims: { sub: 'a-1', preferred_username: 'root', roles: ['administrator'] } },
    '/review',
  )
  expect(again.headers.location).toBe('/review')
  expect(await whoIsIn(again)).toBe('Zhang.San')
  const { rows } = await system.pool.query('select role, identity from users where id = $1', [user.id])
  expect(rows).toEqual([{ role: 'inspector', identity: `${provider.issuer}|a-1` }])
  expect((await trail(system, 'Zhang.San')).map(({ action }) => action)).toEqual([
    'user.add',
    'user.link',
    'session.signIn',
    'session.signIn',
  ])
})

test('a confirmed e-mail address may be the login, one that is not confirmed may not', async () => {
  await expecting('li.si@bank.example')
  const email = 'li.si@bank.example'
  expect(await outcome({ claims: { sub: 'b-1', email, email_verified: false } })).toBe('/sign-in?problem=sso-unknown')
  expect(await outcome({ claims: { sub: 'b-1', email } })).toBe('/sign-in?problem=sso-unknown')
  expect(await outcome({ claims: { sub: 'b-1', email, email_verified: true } })).toBe('/')
})

test('nobody takes over a person with a password, one who is linked already, or one who is disabled', async () => {
  const unknown = '/sign-in?problem=sso-unknown'
  expect(await outcome({ claims: { sub: 'c-1', preferred_username: administrator.login } })).toBe(unknown)
  await expecting('taken')
  expect(await outcome({ claims: { sub: 'c-2', preferred_username: 'taken' } })).toBe('/')
  expect(await outcome({ claims: { sub: 'c-3', preferred_username: 'taken' } })).toBe(unknown)
  const { user } = await expecting('resting')
  await system.pool.query('update users set disabled = true where id = $1', [user.id])
  expect(await outcome({ claims: { sub: 'c-4', preferred_username: 'resting' } })).toBe(unknown)
  expect(await outcome({ claims: { sub: 'c-5', preferred_username: "' or 1=1 --" } })).toBe(unknown)
  expect(await outcome({ claims: { sub: 'c-6' } })).toBe(unknown)
  expect(await outcome({ claims: { sub: 'c-7', preferred_username: { toString: 'taken' } } })).toBe(unknown)
  expect((await trail(system, administrator.login)).at(-1)).toMatchObject({
    action: 'session.refused',
    userId: null,
    who: '统一认证',
    detail: { identity: `${provider.issuer}|c-1` },
  })
  // once in, then disabled
  await system.pool.query(`update users set disabled = true where login = 'taken'`)
  expect(await outcome({ claims: { sub: 'c-2' } })).toBe('/sign-in?problem=sso-disabled')
})

test('a token that is not as it must be is not believed', async () => {
  const failed = '/sign-in?problem=sso-failed'
  const { user } = await expecting('careful')
  const good = { sub: 'd-1', preferred_username: 'careful' }
  const now = Math.floor(Date.now() / 1000)
  const bad: Saying[] = [
    { claims: { ...good, nonce: 'another' } },
    { claims: { ...good, nonce: undefined } },
    { claims: { ...good, exp: now - 60, iat: now - 360 } },
    { claims: { ...good, aud: 'somebody-else' } },
    { claims: { ...good, aud: ['liangyan', 'somebody-else'], azp: 'somebody-else' } },
    { claims: { ...good, iss: 'https://elsewhere.example' } },
    { claims: { ...good, sub: undefined } },
    { claims: good, foreignKey: true },
    { claims: good, unsigned: true },
    { claims: good, broken: true },
  ]
  for (const saying of bad) {
    const answer = await goThrough(saying)
    expect(answer.headers.location, JSON.stringify(saying)).toBe(failed)
    expect(sessionIn(answer)).toBeUndefined()
  }
  const { rows } = await system.pool.query('select identity from users where id = $1', [user.id])
  expect(rows).toEqual([{ identity: null }])
  expect(await outcome({ claims: good })).toBe('/')
})

test('coming back works once, in the browser that set out, in time, with the state it was given', async () => {
  await expecting('once')
  const claims = { sub: 'e-1', preferred_username: 'once' }
  const expired = '/sign-in?problem=sso-expired'
  const failed = '/sign-in?problem=sso-failed'

  const { location, cookie } = await setOut()
  const back = provider.signIn(location, { claims }).slice(HOME.length)
  // somebody else's browser
  expect((await inject(back)).headers.location).toBe(expired)
  const other = await setOut()
  expect((await inject(back, other.cookie)).headers.location).toBe(failed)
  // the right one, whose cookie is then taken away
  const first = await inject(back, cookie)
  expect(first.headers.location).toBe('/')
  expect(first.cookies.find(({ name }) => name === 'liangyan_sso')).toMatchObject({ value: '', path: '/api/sso' })
  // replayed with the cookie that somebody kept
  const replayed = await inject(back, cookie)
  expect([replayed.headers.location, sessionIn(replayed)]).toEqual([failed, undefined])

  const forged = await setOut()
  const state = (at: string, value: string) => at.replace(/state=[^&]+/, `state=${value}`)
  const elsewhere = state(provider.signIn(forged.location, { claims }).slice(HOME.length), 'made-up')
  expect((await inject(elsewhere, forged.cookie)).headers.location).toBe(failed)

  const late = await setOut()
  const lateBack = provider.signIn(late.location, { claims }).slice(HOME.length)
  pass(10 * 60_000)
  expect((await inject(lateBack, late.cookie)).headers.location).toBe(expired)

  for (const made of ['liangyan_sso=x', 'liangyan_sso=', `liangyan_sso=${Buffer.alloc(200).toString('base64url')}`])
    expect((await inject(back, made)).headers.location).toBe(expired)
  const denied = await setOut()
  const given = new URL(denied.location).searchParams.get('state')
  const refused = await inject(`/api/sso/callback?error=access_denied&state=${given}`, denied.cookie)
  expect(refused.headers.location).toBe(failed)
  expect((await inject('/api/sso/callback', (await setOut()).cookie)).headers.location).toBe(failed)
})

test('one comes back to a page of the console, never elsewhere', async () => {
  await expecting('returning')
  const claims = { sub: 'f-1', preferred_username: 'returning' }
  const landed = async (to: string) => (await goThrough({ claims }, to)).headers.location
  expect(await landed('/conversations/a%2Fb?x=1#y')).toBe('/conversations/a%2Fb?x=1#y')
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:1',
    '/a\r\nset-cookie: b',
    '',
  ])
    expect(await landed(to)).toBe('/')
})

test('a provider that does not answer is said so, and asked again', async () => {
  const fresh = await running({
    LIANGYAN_URL: HOME,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'liangyan',
    OIDC_CLIENT_SECRET: SECRET,
  })
  provider.up = false
  const start = () => fresh.app.inject({ url: '/api/sso/start', remoteAddress: '10.4.1.1' })
  expect((await start()).headers.location).toBe('/sign-in?problem=sso-unreachable')
  provider.up = true
  expect((await start()).headers.location).toContain('/authorize?')
})

test('a person with a password is set up for the single sign-on by an administrator, and unlinked again', async () => {
  const switching = await person('inspector', { login: 'switching' })
  await switching.get(me)
  const claims = { sub: 'g-1', preferred_username: 'switching' }
  expect(await outcome({ claims })).toBe('/sign-in?problem=sso-unknown')
  const changed = await administrator.get<User>(toSingleSignOn, { params: { id: switching.id } })
  expect(changed).toMatchObject({ password: 'none', singleSignOn: false })
  expect((await switching.ask(me)).statusCode).toBe(401)
  expect(await outcome({ claims })).toBe('/')
  const unlinked = await administrator.get<User>(unlinkUser, { params: { id: switching.id } })
  expect(unlinked.singleSignOn).toBe(false)
  expect(await outcome({ claims: { sub: 'g-2', preferred_username: 'switching' } })).toBe('/')
  expect((await administrator.ask(toSingleSignOn, { params: { id: administrator.id } })).statusCode).toBe(403)
})

test('it needs a client, an address to come back to, and an issuer that nobody can pose as', () => {
  const settings = (more: Record<string, string>) => () => readSettings({ OIDC_CLIENT_ID: 'x', ...more }, '/nowhere')
  expect(settings({ OIDC_ISSUER: 'https://sso.bank.example' })).toThrow('LIANGYAN_URL')
  expect(settings({ OIDC_ISSUER: 'http://sso.bank.example', LIANGYAN_URL: HOME })).toThrow('https')
  expect(settings({ LIANGYAN_URL: HOME })).toThrow('OIDC_ISSUER')
  expect(settings({ OIDC_ISSUER: 'https://sso.bank.example', LIANGYAN_URL: HOME })().oidc).toEqual({
    issuer: 'https://sso.bank.example',
    clientId: 'x',
    title: '单点登录',
  })
})
