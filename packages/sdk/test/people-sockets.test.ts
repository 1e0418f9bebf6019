import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { ChatMessage, ToCustomer, ToDesk } from '@liangyan/contract'
import { ChatSocket, DeskSocket, FloorSocket } from '../src/index.ts'
import { TalkingServer } from './talking-server.ts'

const timing = { firstRetry: 1, longestRetry: 5, steady: 50, connecting: 2_000, quiet: 1_000, answer: 1_000 }

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function options() {
  const server = new TalkingServer()
  open.push(server)
  return { server, url: await server.address(), timing }
}
const lines = (server: TalkingServer) => server.addresses.length

test('a desk is what it was when the line comes back, and what was not answered is said again', async () => {
  const { server, ...where } = await options()
  const messages: ToDesk[] = []
  const desk = new DeskSocket({ ...where, onMessage: (message) => messages.push(message) })
  open.unshift(desk)
  desk.presence('ready')
  desk.attach('one')
  desk.attach('two')
  desk.attach('gone')
  desk.detach('two')
  const said = desk.say('one', '您好')
  const noted = desk.note('one', '老客户')
  desk.draft('one', '请您')
  desk.help('one', true, '请来一下')
  desk.end('gone')
  await expect.poll(() => server.heard.length).toBeGreaterThanOrEqual(6)

  const first = server.heard.splice(0)
  expect(first.map(({ type }) => type)).toEqual(['presence', 'attach', 'attach', 'say', 'note', 'help', 'end'])
  server.say(JSON.stringify({ type: 'done', id: 'one', ref: noted }))
  server.say(JSON.stringify({ type: 'gone', id: 'gone', why: 'finished' }))
  await expect.poll(() => desk.unanswered).toBe(2)
  server.cutAll()
  await expect
    .poll(() => server.heard.map(({ type, id, ref }) => [type, id, ref]))
    .toEqual([
      ['presence', undefined, undefined],
      ['attach', 'one', undefined],
      ['say', 'one', said],
      ['help', 'one', undefined],
    ])
  const turn = { index: 0, speaker: 'agent', text: '您好' }
  server.say(JSON.stringify({ type: 'turn', id: 'one', turn, ref: said }))
  server.say(JSON.stringify({ type: 'problem', id: 'one', code: 'unknown', message: '没有这通会话' }))
  await expect.poll(() => desk.unanswered).toBe(0)
  expect(messages.map(({ type }) => type)).toEqual(['done', 'gone', 'turn', 'problem'])
})

test('a floor looks in again, and whispers again what was not answered', async () => {
  const { server, ...where } = await options()
  const floor = new FloorSocket({ ...where, onMessage: () => {} })
  open.unshift(floor)
  floor.lookIn('one')
  floor.lookIn('two')
  floor.leave('two')
  await expect.poll(() => floor.state).toBe('open')
  const ref = floor.whisper('one', '先致歉')
  await expect.poll(() => server.heard.length).toBe(2)
  server.heard.length = 0
  server.answers = ({ type }) => (type === 'whisper' ? [{ type: 'done', id: 'one', ref }] : [])
  server.cutAll()
  await expect.poll(() => server.heard.map(({ type }) => type)).toEqual(['look-in', 'whisper'])
  await expect.poll(() => floor.unanswered).toBe(0)
})

/** A chat as the server has it: whatever is said twice under a ref is one message. */
class Chat {
  readonly messages: ChatMessage[] = []
  rating: number | null = null

  hear(message: Readonly<Record<string, unknown>>): unknown[] {
    if (message.type === 'rate') this.rating = Number(message.score)
    if (message.type !== 'say') return [{ type: 'state', state: this.state() }]
    const { ref, text } = message as { ref: string; text: string }
    const known = this.messages.find((one) => one.ref === ref)
    const one = known ?? { n: this.messages.length, from: 'customer' as const, text, at: '2026-11-23T02:00:00Z', ref }
    if (!known) this.messages.push(one)
    return [{ type: 'message', message: one }]
  }

  from(n: number): unknown {
    return { type: 'chat', state: this.state(), messages: this.messages.slice(n) }
  }

  private state() {
    return {
      stage: 'open',
      position: null,
      wait: null,
      agent: null,
      asked: null,
      rating: this.rating,
      mayRate: true,
    }
  }
}

test('a chat has each message once and in order, however often the line is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('say', 'cut', 'answer', 'rest'), { maxLength: 40 }), async (steps) => {
      const { server, ...where } = await options()
      const chat = new Chat()
      const seen: ChatMessage[] = []
      server.greeting = () => [
        chat.from(Number(new URL(server.addresses.at(-1)!, 'http://x').searchParams.get('from'))),
      ]
      server.answers = (message) => chat.hear(message)
      const socket = new ChatSocket({ ...where, token: 'secret', onMessage: see })
      function see(message: ToCustomer): void {
        if (message.type === 'message') seen.push(message.message)
        if (message.type === 'chat') seen.push(...message.messages)
      }
      let said = 0
      for (const step of steps) {
        if (step === 'say') socket.say(`第${++said}句`)
        else if (step === 'cut') server.cutAll()
        else if (step === 'answer') {
          for (const one of chat.hear({ type: 'say', ref: `agent ${said}`, text: '好的' }))
            server.say(JSON.stringify(one))
        } else await new Promise((resolve) => setTimeout(resolve, 2))
      }
      socket.rate(5)
      await expect.poll(() => socket.unanswered).toBe(0)
      await expect.poll(() => seen.length).toBe(chat.messages.length)
      expect(seen).toEqual(chat.messages)
      expect(seen.filter(({ ref }) => !ref!.startsWith('agent'))).toHaveLength(said)
      expect(chat.rating).toBe(5)
      socket.close()
      await server.close()
    }),
    { numRuns: 60 },
  )
})

test('a chat whose token is not the right one stays closed', async () => {
  const { server, ...where } = await options()
  server.refusing = 4401
  const states: string[] = []
  const socket = new ChatSocket({
    ...where,
    token: 'wrong',
    onMessage: () => {},
    onState: (state) => states.push(state),
  })
  await expect.poll(() => states).toEqual(['open', 'closed'])
  expect(socket.state).toBe('closed')
  expect(lines(server)).toBe(1)
})
