import { CLOSED } from '@liangyan/contract'
import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { retryAfter, USUAL_TIMING } from '../src/backoff.ts'
import { ResumingSocket, type SocketDetail, type SocketState, socketAddress } from '../src/index.ts'
import { TalkingServer } from './talking-server.ts'

const QUICK = { firstRetry: 1, longestRetry: 5, steady: 50, connecting: 2_000, quiet: 10, answer: 40 }

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function connected(server = new TalkingServer()) {
  const states: [SocketState, SocketDetail][] = []
  const messages: { type: string }[] = []
  const url = await server.address()
  const socket = new ResumingSocket<{ type: string }, { type: string }>({
    address: () => socketAddress(url, '/api/live/desk'),
    timing: QUICK,
    onOpen: () => {},
    onMessage: (message) => messages.push(message),
    onState: (state, detail) => states.push([state, detail]),
  })
  open.unshift(socket, server)
  await expect.poll(() => states.length).toBeGreaterThan(0)
  return { server, socket, states, messages }
}

test('a quiet line that is alive is asked now and then, and kept', async () => {
  const { server, socket, messages } = await connected()
  await expect.poll(() => server.pings).toBeGreaterThan(3)
  expect(server.addresses).toHaveLength(1)
  expect(socket.state).toBe('open')
  expect(messages).toEqual([])
})

test('a line that is dead without a word is noticed and replaced', async () => {
  const { server, socket, states } = await connected()
  server.alive = false
  await expect.poll(() => server.addresses.length).toBeGreaterThan(1)
  server.alive = true
  await expect.poll(() => socket.state).toBe('open')
  expect(states.some(([state, { code }]) => state === 'waiting' && code === 1006)).toBe(true)
})

test.for([CLOSED.notAdmitted, CLOSED.forbidden, CLOSED.unknown, CLOSED.replaced])(
  'closed with %i it does not come back',
  async (code) => {
    const server = new TalkingServer()
    server.refusing = code
    const { socket, states } = await connected(server)
    await expect.poll(() => states.at(-1)).toEqual(['closed', { code }])
    expect(socket.send({ type: 'presence' })).toBe(false)
    expect(server.addresses).toHaveLength(1)
  },
)

test('closed for any other reason, and where nobody listens, it comes back', async () => {
  const server = new TalkingServer()
  server.refusing = CLOSED.tooSlow
  const { socket } = await connected(server)
  await expect.poll(() => server.addresses.length).toBeGreaterThan(3)
  server.refusing = undefined
  await expect.poll(() => socket.state).toBe('open')
})

test('a server that is away for a while is found when it is back', async () => {
  const { server, socket, states } = await connected()
  const port = Number(new URL(await server.address()).port)
  await server.close()
  await expect.poll(() => states.filter(([state]) => state === 'waiting').length).toBeGreaterThan(2)
  const back = new WebSocketServer({ port, host: '127.0.0.1' })
  await expect.poll(() => socket.state).toBe('open')
  socket.close()
  back.close()
})

test('what is not JSON ends the line', async () => {
  const server = new TalkingServer()
  const { states } = await connected(server)
  server.say('<html>')
  await expect.poll(() => states.map(([state]) => state)).toContain('waiting')
})

test('waits grow from 0.2 s to 10 s, with chance in them', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (failed, random) => {
      const wait = retryAfter(failed, USUAL_TIMING, random)
      expect(wait).toBeGreaterThanOrEqual(100)
      expect(wait).toBeLessThanOrEqual(10_000)
      expect(retryAfter(failed + 1, USUAL_TIMING, random)).toBeGreaterThanOrEqual(wait)
    }),
  )
  expect(retryAfter(0, USUAL_TIMING, 1)).toBe(200)
  expect(retryAfter(9, USUAL_TIMING, 1)).toBe(10_000)
})

test('the address of a socket', () => {
  expect(socketAddress('https://bank.example/quality/', '/api/live/chat', { token: 'a b', from: 3 })).toBe(
    'wss://bank.example/quality/api/live/chat?token=a+b&from=3',
  )
  expect(socketAddress('http://127.0.0.1:7300', '/api/live/desk')).toBe('ws://127.0.0.1:7300/api/live/desk')
})
