import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveConversation } from '../src/index.ts'
import { ServerClock } from '../src/server-clock.ts'
import { examples, live } from './material.ts'

const turnAt = (index: number, start: number, end: number) => ({
  type: 'turn' as const,
  turn: { index, speaker: 'agent' as const, text: '您好', start, end },
})

describe('zero on the server’s clock', () => {
  test('is that of what travelled quickest, however late the others are', () => {
    const arrivals = fc.array(fc.tuple(fc.nat(600_000), fc.nat(600_000), fc.nat(90_000)), { minLength: 1 })
    fc.assert(
      fc.property(arrivals, fc.integer({ min: -3.6e6, max: 3.6e6 }), (told, begun) => {
        const clock = new ServerClock()
        told.forEach(([start, length, delay], i) =>
          clock.received(turnAt(i, start, start + length), begun + start + length + delay),
        )
        const quickest = Math.min(...told.map(([, , delay]) => delay))
        const last = Math.max(...told.map(([start, length]) => start + length))
        expect(clock.now(begun + quickest + last)).toBe(last)
        // what has been told has happened
        for (const [start, length, delay] of told)
          expect(clock.now(begun + start + length + delay)).toBeGreaterThanOrEqual(start + length)
      }),
    )
  })

  test('is when it was first heard of, as long as nothing has a time', () => {
    const clock = new ServerClock()
    expect(clock.now(5000)).toBe(0)
    clock.received({ type: 'turn', turn: { index: 0, speaker: 'agent', text: '您好' } }, 1000)
    clock.heard(3000)
    expect(clock.now(5000)).toBe(4000)
    clock.received(turnAt(1, 1000, 2000), 6000)
    expect(clock.now(6500)).toBe(2500)
  })
})

test.each([
  ['ahead', '2026-03-09T14:05:00+08:00', 300_000],
  ['behind', '2026-03-09T13:55:00+08:00', -300_000],
])('a source whose clock is five minutes %s shows the same, but for when it says that it began', (_, says, off) => {
  const { turns, events, ...head } = examples.find(({ id }) => id === 'yt-0303') ?? examples[0]
  const begun = Date.parse(head.startedAt ?? '')
  const wrong = { ...head, startedAt: says }
  const right = { ...head, startedAt: '2026-03-09T14:00:00+08:00' }
  expect(begun).not.toBeNaN()
  const zero = Date.parse(right.startedAt)
  const [wrongly, exact] = [wrong, right].map((h) => new LiveConversation(live, h))
  const told = [...turns.map((turn) => ({ type: 'turn' as const, turn })), ...events]
  for (const happening of told) {
    const end =
      'turn' in happening ? (happening.turn.end ?? 0) : 'at' in happening ? happening.at : (happening.end ?? 0)
    for (const conversation of [wrongly, exact]) conversation.take(happening, zero + end + 300)
    expect(wrongly.view(zero + end + 1000)).toEqual(exact.view(zero + end + 1000))
  }
  expect(exact.clockOff).toBeUndefined()
  expect(wrongly.clockOff).toBe(off - 300)
  expect(wrongly.record().startedAt).toBe(wrong.startedAt)
})
