import {
  changePassword,
  forgetConversation,
  listConversations,
  me,
  type Me,
  setLanguage,
  signIn as signInRoute,
  signOut,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import { hashOfToken } from '../src/access/tokens.ts'
import { asker, PASSWORD, running, signIn } from './running.ts'
import { trail } from './trail.ts'

const { app, system, person, pass } = await running()

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Answers to an attempt to sign in: status and code of the refusal. */
async function attempt(login: string, password: string, remoteAddress = '10.2.0.1') {
  const answer = await app.inject({
    method: 'POST',
    url: signInRoute.path,
    remoteAddress,
    payload: { login, password },
  })
  return { status: answer.statusCode, code: answer.json().error?.code as string | undefined, answer }
}

test('the cookie is out of the reach of scripts and of other sites, and holds nothing', async () => {
  await person('inspector', { login: 'cookie' })
  const { answer } = await attempt('cookie', PASSWORD)
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie).not.toHaveProperty('secure')
  expect(cookie).not.toHaveProperty('expires')
  expect(cookie.value).toMatch(/^[\w-]{43}$/)
  const { rows } = await system.pool.query(`select token_hash from sessions where token_hash = any($1)`, [
    [cookie.value, hashOfToken(cookie.value)],
  ])
  expect(rows).toEqual([{ token_hash: hashOfToken(cookie.value) }])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('five wrong passwords lock a person out; the right one does not help; time does', async () => {
  await person('inspector', { login: 'locked' })
  for (let i = 0; i < 5; i++) expect(await attempt('locked', 'wrong')).toMatchObject({ status: 401 })
  expect(await attempt('locked', PASSWORD)).toMatchObject({ status: 423, code: 'locked-out' })
  pass(14 * MINUTE)
  const { status, answer } = await attempt('LOCKED', PASSWORD)
  expect(status).toBe(423)
  expect(answer.json().error.message).toContain('1 分钟后')
  pass(MINUTE)
  expect(await attempt('locked', 'wrong')).toMatchObject({ status: 401 })
  // the count began anew
  expect(await attempt('locked', 'wrong')).toMatchObject({ status: 401 })
  expect(await attempt('locked', PASSWORD)).toMatchObject({ status: 200 })
  const actions = (await trail(system, 'locked')).map(({ action }) => action)
  expect(actions.filter((action) => action === 'session.refused')).toHaveLength(7)
  expect(actions.filter((action) => action === 'session.lockedOut')).toHaveLength(1)
})

test('a password that is right takes back the wrong ones', async () => {
  await person('inspector', { login: 'forgetful' })
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) expect(await attempt('forgetful', 'wrong', '10.2.0.2')).toMatchObject({ status: 401 })
    expect(await attempt('forgetful', PASSWORD, '10.2.0.2')).toMatchObject({ status: 200 })
  }
})

test('twenty guesses at the same moment are twenty, not one', async () => {
  await person('inspector', { login: 'raced' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('raced', 'wrong', '10.2.0.3')))
  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  expect([count(401), count(423)]).toEqual([5, 15])
})

test('whoever does not exist, is disabled or has no password is told the same', async () => {
  const gone = await person('inspector', { login: 'disabled' })
  await system.pool.query('update users set disabled = true where id = $1', [gone.id])
  const other = await person('inspector', { login: 'passwordless' })
  await system.pool.query('update users set password_hash = null where id = $1', [other.id])
  const answers = await Promise.all(
    ['nobody-at-all', 'disabled', 'passwordless'].map((login) => attempt(login, PASSWORD, '10.2.0.4')),
  )
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
  expect(new Set(answers.map(({ answer }) => answer.body)).size).toBe(1)
  for (const login of ["' or 1=1 --", 'a b', '', 'x'.repeat(101), 'a\u0000'])
    expect((await attempt(login, PASSWORD, '10.2.0.4')).status).toBe(400)
})

test('thirty attempts a minute from one address, whoever they are for', async () => {
  const from = (address: string) => attempt('nobody-at-all', 'wrong', address)
  for (let i = 0; i < 30; i++) expect((await from('10.2.9.9')).status).toBe(401)
  expect(await from('10.2.9.9')).toMatchObject({ status: 429, code: 'too-many' })
  expect((await from('10.2.9.10')).status).toBe(401)
})

test('a session ends eight hours after its last request, forged ones never begin', async () => {
  const client = await person('inspector', { login: 'sitting' })
  await client.get(me)
  pass(5 * HOUR)
  await client.get(me)
  pass(5 * HOUR)
  // prolonged by the request in between
  await client.get(me)
  pass(8 * HOUR + SECOND)
  const over = await client.ask(me)
  expect([over.statusCode, over.json().error.code]).toEqual([401, 'not-signed-in'])

  const { cookie } = await signIn(app, 'sitting', '10.2.0.5')
  const value = cookie.split('=')[1]
  const flipped = (value[0] === 'A' ? 'B' : 'A') + value.slice(1)
  for (const forged of [flipped, '', 'x', hashOfToken(value), `${value}x`, "' or true --", '%00', '{"id":1}'])
    expect((await asker(app, async () => ({ cookie: `liangyan_session=${forged}` })).ask(me)).statusCode).toBe(401)
  expect((await asker(app, async () => ({ cookie })).ask(me)).statusCode).toBe(200)
  for (const authorization of ['Bearer x', 'Bearer ly_forged', 'Bearer '])
    expect((await asker(app, async () => ({ cookie, authorization })).ask(me)).statusCode).toBe(401)
})

test('signing out ends the session', async () => {
  const client = await person('inspector', { login: 'leaver' })
  await client.get(me)
  const answer = await client.ask(signOut)
  expect(answer.cookies[0]).toMatchObject({ value: '', path: '/' })
  expect((await client.ask(me)).statusCode).toBe(401)
  expect((await trail(system, 'leaver')).map(({ action }) => action)).toEqual(['session.signIn', 'session.signOut'])
})

test('a change without the token of the own session is refused before anything is read', async () => {
  await person('administrator', { login: 'changing' })
  const own = await signIn(app, 'changing', '10.2.0.6')
  const second = await signIn(app, 'changing', '10.2.0.6')
  const body = { language: 'en' }
  const statusWith = async (headers: Record<string, string>) =>
    (await asker(app, async () => headers).ask(setLanguage, { body })).statusCode
  expect(await statusWith(own)).toBe(200)
  expect(await statusWith({ cookie: own.cookie })).toBe(403)
  expect(await statusWith({ ...own, 'x-liangyan-token': second['x-liangyan-token'] })).toBe(403)
  expect(await statusWith({ ...own, 'x-liangyan-token': '' })).toBe(403)
  const unread = await asker(app, async () => ({ cookie: own.cookie })).ask(forgetConversation, {
    params: { id: 'nothing' },
  })
  expect(unread.json().error.code).toBe('token')
  // what only reads needs none
  expect((await asker(app, async () => ({ cookie: own.cookie })).ask(listConversations)).statusCode).toBe(200)
})

test('a form of another site cannot sign anybody in', async () => {
  await person('inspector', { login: 'formed' })
  const payloads = {
    'application/x-www-form-urlencoded': `login=formed&password=${encodeURIComponent(PASSWORD)}`,
    'text/plain': JSON.stringify({ login: 'formed', password: PASSWORD }),
  }
  for (const [type, payload] of Object.entries(payloads)) {
    const headers = { 'content-type': type }
    const answer = await app.inject({ method: 'POST', url: signInRoute.path, headers, payload })
    expect([400, 415]).toContain(answer.statusCode)
    expect(answer.cookies).toEqual([])
  }
})

test('a changed password ends the other sessions and keeps this one', async () => {
  await person('inspector', { login: 'careful' })
  const [here, there] = [await signIn(app, 'careful', '10.2.0.7'), await signIn(app, 'careful', '10.2.0.8')]
  const asking = (headers: Record<string, string>) => asker(app, async () => headers, '10.2.0.7')
  const change = (old: string, wanted: string) => asking(here).ask(changePassword, { body: { old, new: wanted } })
  expect((await change('wrong', 'a word of my own')).json().error.place).toBe('old')
  expect((await change(PASSWORD, PASSWORD)).json().error.place).toBe('new')
  expect((await change(PASSWORD, 'short')).statusCode).toBe(400)
  expect((await asking(there).ask(me)).statusCode).toBe(200)
  expect((await change(PASSWORD, 'a word of my own')).statusCode).toBe(200)
  expect((await asking(here).get<Me>(me)).login).toBe('careful')
  expect((await asking(there).ask(me)).statusCode).toBe(401)
  expect((await attempt('careful', PASSWORD, '10.2.0.9')).status).toBe(401)
  expect((await attempt('careful', 'a word of my own', '10.2.0.9')).status).toBe(200)
})
