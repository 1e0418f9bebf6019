import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Me } from '@liangyan/contract'
import { addUser, openDatabase } from '@liangyan/store'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../packages/store/test/database.ts'
import { hashPassword } from '../src/access/passwords.ts'
import { EXAMPLES } from './handing-in.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const { url, pool } = await freshDatabase()
const data = mkdtempSync(join(tmpdir(), 'liangyan-logged-'))
let server: ServerProcess
afterAll(async () => {
  await server.stop()
  await rm(data, { recursive: true, force: true })
})

const PASSWORD = 'the words of the pass'
const user = { login: 'lin.zhixia', name: '林知夏', role: 'administrator', passwordHash: await hashPassword(PASSWORD) }
const userId = await addUser(openDatabase(pool), user)

/** A conversation full of what must never be in a log. */
const SECRETS = {
  id: 'REC-20260305-887766',
  agent: '工号-坐席-9527',
  card: '6222021234567890123',
  phone: '13812345678',
  words: '我老公的工资卡被冻结了',
  name: '欧阳明珠',
}
const conversation = {
  ...EXAMPLES[0],
  id: SECRETS.id,
  agent: SECRETS.agent,
  attributes: { customer: SECRETS.name },
  turns: [
    { index: 0, speaker: 'agent', text: '您好，请问有什么可以帮您？' },
    { index: 1, speaker: 'customer', text: `${SECRETS.words}，卡号 ${SECRETS.card}，手机 ${SECRETS.phone}。` },
  ],
}

test('a session leaves one line for each request, and nothing of what was said, searched, named or typed', async () => {
  server = await startServer({ DATABASE_URL: url, LIANGYAN_DATA: data, LIANGYAN_LOG: 'debug' })
  const { address } = server
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const form = body instanceof FormData
    return fetch(address + path, {
      method,
      headers: { ...(body !== undefined && !form && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    })
  }
  const asked: string[] = []
  await ask('POST', '/api/session', { login: user.login, password: 'wrong wrong wrong' })
  const signedIn = await ask('POST', '/api/session', { login: user.login, password: PASSWORD })
  expect(signedIn.status).toBe(200)
  const own = {
    cookie: signedIn.headers.getSetCookie()[0].split(';')[0],
    'x-liangyan-token': ((await signedIn.json()) as Me).token,
  }
  const session = async (method: string, path: string, body?: unknown) => {
    const { status } = await ask(method, path, body, own)
    asked.push(`${method} ${path} ${status}`)
    return status
  }
  const id = encodeURIComponent(SECRETS.id)
  expect(await session('POST', '/api/conversations', { conversations: [conversation, { id: SECRETS.name }] })).toBe(200)
  await expect.poll(async () => (await pool.query('select from inspections')).rowCount, { timeout: 60_000 }).toBe(1)
  expect(await session('GET', `/api/conversations?words=${encodeURIComponent(SECRETS.words)}`)).toBe(200)
  expect(await session('GET', `/api/conversations/${id}`)).toBe(200)
  expect(await session('POST', `/api/conversations/${id}/reveal`, { reason: `客户${SECRETS.name}来电核实` })).toBe(200)
  expect(
    await session('GET', `/api/conversations?agent=${encodeURIComponent(SECRETS.agent)}&from=${SECRETS.name}`),
  ).toBe(400)
  expect(await session('GET', `/api/${encodeURIComponent(SECRETS.name)}`)).toBe(404)
  expect(await session('POST', '/api/conversations', { conversations: SECRETS.name })).toBe(400)
  const form = new FormData()
  form.append(
    'file',
    new Blob([`${JSON.stringify(conversation)}\n{"id": "${SECRETS.card}"}\n`]),
    `${SECRETS.name}.jsonl`,
  )
  expect(await session('POST', '/api/conversations/upload', form)).toBe(200)
  expect(
    await session('POST', '/api/webhooks', {
      name: SECRETS.name,
      url: 'http://127.0.0.1:9/secret-path',
      events: ['review.done'],
    }),
  ).toBe(200)
  // statements that fail with what they were given
  await pool.query(`alter table conversations add constraint never check (id <> 'REC-1 ${SECRETS.name}')`)
  expect(
    await session('POST', '/api/conversations', { conversations: [{ ...conversation, id: `REC-1 ${SECRETS.name}` }] }),
  ).toBe(500)
  expect(await session('DELETE', `/api/conversations/${id}`)).toBe(200)
  expect(await session('DELETE', '/api/session')).toBe(200)
  await server.stop()

  const printed = server.printed()
  const lines = printed.split('\n').filter((line) => line.startsWith('{'))
  const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const requests = logged.filter(({ msg }) => msg === 'request')
  expect(requests).toHaveLength(asked.length + 2)
  expect(requests.slice(2).map(({ method, route, status, user: by }) => [method, route, status, by])).toEqual([
    ['POST', '/api/conversations', 200, userId],
    ['GET', '/api/conversations', 200, userId],
    ['GET', '/api/conversations/:id', 200, userId],
    ['POST', '/api/conversations/:id/reveal', 200, userId],
    ['GET', '/api/conversations', 400, userId],
    ['GET', expect.stringMatching(/^(none|\/\*)$/), 404, undefined],
    ['POST', '/api/conversations', 400, userId],
    ['POST', '/api/conversations/upload', 200, userId],
    ['POST', '/api/webhooks', 200, userId],
    ['POST', '/api/conversations', 500, userId],
    ['DELETE', '/api/conversations/:id', 200, userId],
    ['DELETE', '/api/session', 200, userId],
  ])
  expect(requests.every(({ ms }) => typeof ms === 'number')).toBe(true)
  expect(logged.filter(({ msg }) => msg === 'request failed')).toHaveLength(1)

  const never = [
    ...Object.values(SECRETS),
    ...Object.values(user),
    PASSWORD,
    'wrong wrong',
    'secret-path',
    'REC-',
    '工资卡',
  ]
  for (const word of never.filter((one) => one !== 'administrator')) {
    expect(printed.includes(word), word).toBe(false)
    expect(printed.includes(encodeURIComponent(word)) && encodeURIComponent(word) !== word, word).toBe(false)
  }
}, 180_000)
