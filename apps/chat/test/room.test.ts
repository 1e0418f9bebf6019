import type { ChatMessage, ChatState, ToCustomer } from '@liangyan/contract'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, EMPTY_ROOM, type Happening, type Room, unread } from '../src/room/room.ts'

const OPEN: ChatState = {
  stage: 'open',
  position: null,
  wait: null,
  agent: '3101',
  asked: null,
  rating: null,
  mayRate: false,
}
const through = (happenings: readonly Happening[], room: Room = EMPTY_ROOM) => happenings.reduce(after, room)
const at = '2026-03-05T02:02:00.000Z'
const message = (n: number, from: ChatMessage['from'] = 'agent', ref?: string): ChatMessage => ({
  n,
  from,
  text: `message ${n}`,
  at,
  ...(ref !== undefined && { ref }),
})
const told = (n: number, from?: ChatMessage['from'], ref?: string): ToCustomer => ({
  type: 'message',
  message: message(n, from, ref),
})

/** A chat of so many messages; those of the customer have a ref of their own. */
const chats = fc
  .array(fc.constantFrom('customer', 'agent', 'bank'), { minLength: 1, maxLength: 12 })
  .map((speakers) => speakers.map((from, n) => message(n, from, from === 'customer' ? `ref ${n}` : undefined)))

/** Everything that was told, in any order, some of it twice, with reconnects that tell the chat from somewhere on. */
const tellings = chats.chain((messages) =>
  fc.tuple(
    fc.constant(messages),
    fc
      .array(
        fc.oneof(
          fc.nat(messages.length - 1).map((n): Happening => ({ type: 'message', message: messages[n] })),
          fc
            .nat(messages.length)
            .map((from): Happening => ({ type: 'chat', state: OPEN, messages: messages.slice(from) })),
          fc.constant<Happening>({ type: 'line-changed' }),
          fc.constant<Happening>({ type: 'typing', typing: true }),
        ),
        { maxLength: 30 },
      )
      .chain((some) =>
        fc.shuffledSubarray([...some, ...messages.map((message): Happening => ({ type: 'message', message }))], {
          minLength: some.length + messages.length,
        }),
      ),
  ),
)

test('whatever is told twice, late or in another order: each message stands there once, in order', () => {
  fc.assert(
    fc.property(tellings, ([messages, happenings]) => {
      expect(through(happenings).messages).toEqual(messages)
    }),
    { numRuns: 1_000 },
  )
})

test('a message of the customer stands there once from when it is sent, before and after it has arrived', () => {
  fc.assert(
    fc.property(tellings, ([messages, happenings]) => {
      const own = messages.filter(({ from }) => from === 'customer')
      let room = through(own.map(({ ref = '', text }) => ({ type: 'said', ref, text })))
      for (const happening of happenings) {
        room = after(room, happening)
        const shown = [...room.messages, ...room.unsent].flatMap(({ ref }) => (ref === undefined ? [] : [ref]))
        expect(shown).toHaveLength(own.length)
        expect(new Set(shown)).toEqual(new Set(own.map(({ ref }) => ref)))
      }
      expect(room.unsent).toEqual([])
    }),
  )
})

test('what is not sent yet stays in the order of its writing', () => {
  const room = through([
    { type: 'said', ref: 'a', text: '一' },
    { type: 'said', ref: 'b', text: '二' },
    { type: 'said', ref: 'c', text: '三' },
    told(0, 'customer', 'b'),
  ])
  expect(room.unsent.map(({ ref }) => ref)).toEqual(['a', 'c'])
})

test('a message that was refused says why, and can be sent once more or be taken back', () => {
  const refused = through([
    { type: 'said', ref: 'a', text: '一' },
    { type: 'said', ref: 'b', text: '二' },
    { type: 'problem', ref: 'a', code: 'ended', message: '会话已结束' },
  ])
  expect(refused.unsent).toEqual([
    { ref: 'a', text: '一', refused: { code: 'ended', message: '会话已结束' } },
    { ref: 'b', text: '二' },
  ])
  expect(refused.problem).toBeNull()
  expect(after(refused, { type: 'said', ref: 'a', text: '一' }).unsent).toEqual([
    { ref: 'b', text: '二' },
    { ref: 'a', text: '一' },
  ])
  expect(after(refused, { type: 'given-up', ref: 'a' }).unsent).toEqual([{ ref: 'b', text: '二' }])
})

test('what was too much at once waits; it is not refused', () => {
  const room = through([
    { type: 'said', ref: 'a', text: '一' },
    { type: 'problem', ref: 'a', code: 'too-many', message: '发送过于频繁' },
  ])
  expect(room).toMatchObject({ unsent: [{ ref: 'a', text: '一' }], problem: null })
})

test('a wish stands until the state fulfils it or a complaint ends it', () => {
  const asked = { ...OPEN, asked: { to: { agent: '3102' } } }
  const answered = through([
    { type: 'state', state: asked },
    { type: 'wished', wishes: { consent: true } },
  ])
  expect(after(answered, { type: 'state', state: asked }).wishes).toEqual({ consent: true })
  expect(after(answered, { type: 'state', state: OPEN }).wishes).toEqual({})

  const rated = through([{ type: 'wished', wishes: { rate: 5, end: true } }])
  expect(after(rated, { type: 'state', state: { ...OPEN, stage: 'ended', rating: 5 } }).wishes).toEqual({})
  const complained = after(rated, { type: 'problem', code: 'forbidden', message: '您已经评价过' })
  expect(complained).toMatchObject({ wishes: {}, problem: { message: '您已经评价过' } })
  expect(after(complained, { type: 'problem-seen' }).problem).toBeNull()
})

test('the agent types until the message comes, the line breaks or the chat is over', () => {
  const typing = through([
    { type: 'chat', state: OPEN, messages: [] },
    { type: 'typing', typing: true },
  ])
  const stops: Happening[] = [
    told(0),
    { type: 'line-changed' },
    { type: 'typing', typing: false },
    { type: 'state', state: { ...OPEN, stage: 'ended' } },
  ]
  expect(typing.typing).toBe(true)
  expect(stops.map((stop) => after(typing, stop).typing)).toEqual([false, false, false, false])
  expect(after(typing, told(0, 'customer')).typing).toBe(true)
})

test('what others said after the last message seen is unread', () => {
  const room = through([told(0, 'bank'), told(1, 'customer'), told(2), told(3)])
  expect([-1, 0, 1, 2, 3].map((seen) => unread(room, seen))).toEqual([3, 2, 2, 1, 0])
})

test('what a newer server tells is left alone', () => {
  const room = through([told(0)])
  expect(after(room, { type: 'weather' } as unknown as Happening)).toBe(room)
})
