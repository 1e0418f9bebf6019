import type { ObligationClock } from '@liangyan/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_CARDS, offered, REST, restOf, settled } from '../src/pages/desk/state/calm-cards.ts'
import { faceOf, nowIn } from '../src/pages/desk/state/clock-face.ts'
import { openSlot } from '../src/pages/desk/state/slots.ts'
import { card, VIEW } from './desk-told.ts'

describe('wording cards', () => {
  test('nothing moves while one reads, and at the end the newest are there', () => {
    const step = fc.record({
      cards: fc.subarray(['a', 'b', 'c', 'd']).map((keys) => keys.slice(0, 3).map((key) => card(key))),
      isRead: fc.boolean(),
      after: fc.integer({ min: 0, max: 3_000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let calm = NO_CARDS
        let now = 0
        for (const { cards, isRead, after } of steps) {
          now += after
          const before = calm
          calm = offered(settled(calm, isRead, now), cards, isRead, now)
          const mayMove = before.shown.length === 0 || (!isRead && now - before.since >= REST)
          if (!mayMove) expect(calm.shown).toEqual(before.shown)
        }
        const rest = restOf(calm, false, now) ?? 0
        expect(settled(calm, false, now + rest).shown).toEqual(steps.at(-1)!.cards)
      }),
    )
  })

  test('cards that are back as they were leave no mark', () => {
    const first = offered(NO_CARDS, [card('a')], false, 0)
    const waiting = offered(first, [card('b')], true, 5_000)
    expect(waiting.next).toHaveLength(1)
    expect(offered(waiting, [card('a')], true, 6_000).next).toBeUndefined()
    expect(restOf(waiting, true, 6_000)).toBeUndefined()
  })
})

describe('obligation clocks', () => {
  const HOLD: ObligationClock = {
    key: 'hold',
    clause: 'hold-limit',
    title: '等候时限',
    since: 10_000,
    deadline: 70_000,
    amberFrom: 55_000,
    state: 'running',
  }

  test('count on from the view by a clock that only goes forward', () => {
    const seen = { view: { ...VIEW, now: 30_000 }, at: 1_000_000 }
    expect(nowIn(seen, 1_012_345)).toBe(42_345)
    expect(nowIn({ ...seen, view: { ...seen.view, state: 'ended' } }, 2_000_000)).toBe(30_000)
  })

  test('turn amber in time, and red only when the server says so', () => {
    expect(faceOf(HOLD, 40_000)).toMatchObject({ tone: 'running', left: 30_000, part: 0.5 })
    expect(faceOf(HOLD, 54_999)).toMatchObject({ tone: 'running' })
    expect(faceOf(HOLD, 55_000)).toMatchObject({ tone: 'amber', left: 15_000 })
    expect(faceOf(HOLD, 90_000)).toMatchObject({ tone: 'amber', left: 0, part: 0 })
    expect(faceOf({ ...HOLD, state: 'red' }, 90_000)).toMatchObject({ tone: 'red' })
    const { deadline: _, ...endless } = HOLD
    expect(faceOf({ ...endless, turnsLeft: 1, state: 'amber' }, 0)).toMatchObject({ tone: 'amber', left: undefined })
  })
})

test('slots that are open are found one after the other', () => {
  const text = '〔姓〕先生，〔时限〕内答复'
  expect(openSlot(text)).toEqual({ start: 0, end: 3 })
  expect(openSlot(text, 3)).toEqual({ start: 6, end: 10 })
  expect(openSlot(text, 10)).toEqual({ start: 0, end: 3 })
  expect(openSlot('王先生')).toBeUndefined()
})
