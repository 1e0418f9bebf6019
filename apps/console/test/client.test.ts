import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changePassword, listConversations, me, readConversation, signOut } from '@liangyan/contract'
import { Client } from '../src/api/client.ts'
import { Refused } from '../src/api/refusal.ts'

/** A server that answers as the test says and remembers what it was asked. */
let server: Server
let base: string
let answer: { status: number; body: string }
let asked: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked = {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      }
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(() => {
  answer = { status: 200, body: '{}' }
})

async function refusal(asking: Promise<unknown>): Promise<Refused> {
  const error = await asking.catch((error: unknown) => error)
  expect(error).toBeInstanceOf(Refused)
  return error as Refused
}

test('parameters and query are put into the address, and only what is given', async () => {
  answer.body = '{"items":[],"next":null}'
  const client = new Client(base)
  await client.call(listConversations, { query: { words: '分期 & 还款', fatal: false, team: 3, after: undefined } })
  expect(new URL(asked.url ?? '', base).searchParams.toString()).toBe(
    new URLSearchParams({ words: '分期 & 还款', fatal: 'false', team: '3' }).toString(),
  )
  await client.call(readConversation, { params: { id: 'a/../b?c=1#d 会话' } })
  expect(asked.url).toBe(`/api/conversations/${encodeURIComponent('a/../b?c=1#d 会话')}`)
})

test('what changes something carries the token and its body; what asks carries neither', async () => {
  const client = new Client(base)
  client.token = 'token-1'
  await client.call(changePassword, { body: { old: '旧密码', new: '新密码新密码新密码' } })
  expect(asked.method).toBe('PUT')
  expect(asked.headers['x-liangyan-token']).toBe('token-1')
  expect(JSON.parse(asked.body)).toEqual({ old: '旧密码', new: '新密码新密码新密码' })
  await client.call(signOut, {})
  expect(asked.headers['x-liangyan-token']).toBe('token-1')
  expect(asked.headers['content-type']).toBeUndefined()
  await client.call(me, {})
  expect(asked.headers['x-liangyan-token']).toBeUndefined()
})

test('a refusal is thrown with its sentence, code and place', async () => {
  const error = { code: 'too-short', message: '新密码至少 10 个字符', place: 'new' }
  answer = { status: 400, body: JSON.stringify({ error }) }
  const refused = await refusal(new Client(base).call(changePassword, { body: { old: 'a', new: 'b' } }))
  expect(refused).toMatchObject({ ...error, status: 400 })
})

test.each([
  [502, '<html>Bad Gateway</html>'],
  [500, ''],
  [400, '{"error":"no"}'],
  [400, 'null'],
  [200, '<html>'],
])('%i with a body that is not ours is a refusal without a sentence', async (status, body) => {
  answer = { status, body }
  expect(await refusal(new Client(base).call(me, {}))).toMatchObject({ status, code: 'unreadable', message: '' })
})

test('an answer without a body is an empty one', async () => {
  answer = { status: 204, body: '' }
  expect(await new Client(base).call(signOut, {})).toEqual({})
})

test('a server that is not there is a refusal, an abort is not', async () => {
  const gone = createServer()
  await new Promise<void>((ready) => gone.listen(0, '127.0.0.1', ready))
  const { port } = gone.address() as AddressInfo
  await new Promise((closed) => gone.close(closed))
  expect(await refusal(new Client(`http://127.0.0.1:${port}`).call(me, {}))).toMatchObject({
    status: 0,
    code: 'unreachable',
  })
  const stop = new AbortController()
  stop.abort()
  await expect(new Client(base).call(me, {}, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
})

test('401 is told to whoever minds the session', async () => {
  const client = new Client(base)
  let told = 0
  client.onSignedOut = () => {
    told += 1
  }
  answer = { status: 403, body: '{"error":{"code":"forbidden","message":"无权"}}' }
  await refusal(client.call(me, {}))
  expect(told).toBe(0)
  answer = { status: 401, body: '{"error":{"code":"signed-out","message":"请登录"}}' }
  await refusal(client.call(me, {}))
  expect(told).toBe(1)
})
