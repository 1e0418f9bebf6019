import type { Conversation } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveConversation } from '../src/index.ts'
import { deliveriesOf, tell, type Telling } from './deliveries.ts'
import { afterwards, dialogues, evaluation, examples, live, ZERO } from './material.ts'

function told({ turns: _turns, events: _events, ...head }: Conversation, tellings: readonly Telling[]) {
  const conversation = new LiveConversation(live, head)
  for (const telling of tellings) tell(conversation, telling)
  return conversation
}

/** In their order, so that two records can be compared. */
const sorted = ({ turns, events, ...head }: Conversation) => ({
  ...head,
  turns: turns.toSorted((a, b) => a.index - b.index),
  events: events.map((event) => JSON.stringify(event)).sort(),
})

/** Thousands of conversations take their time on a busy machine. */
const PATIENCE = { timeout: 600_000 }

describe('whatever the order and the pieces', PATIENCE, () => {
  test('the record is the conversation, and the verdict at the end that of one pass', () => {
    fc.assert(
      fc.property(deliveriesOf(fc.constantFrom(...examples, ...dialogues)), ({ conversation, tellings }) => {
        const followed = told(conversation, tellings)
        expect(sorted(followed.record())).toEqual(sorted(conversation))
        expect(followed.conclude()).toEqual(afterwards.inspect(followed.record()))
        expect(followed.conclude()).toEqual(afterwards.inspect(conversation))
      }),
      { numRuns: 3000, seed: 51 },
    )
  })

  test('of every evaluation conversation too', () => {
    expect(evaluation.length).toBeGreaterThan(0)
    for (const [i, conversation] of evaluation.entries())
      for (const { tellings } of fc.sample(deliveriesOf(fc.constant(conversation)), { numRuns: 1, seed: i }))
        expect(told(conversation, tellings).conclude(), conversation.id).toEqual(afterwards.inspect(conversation))
  })

  test('what has been seen on the way does not change it, and looking twice shows the same', () => {
    fc.assert(
      fc.property(
        deliveriesOf(fc.constantFrom(...examples)),
        fc.func(fc.boolean()),
        ({ conversation, tellings }, looks) => {
          const { turns: _turns, events: _events, ...head } = conversation
          const followed = new LiveConversation(live, head)
          for (const telling of tellings) {
            tell(followed, telling)
            if (!looks(telling)) continue
            const view = structuredClone(followed.view(ZERO + telling.at))
            expect(followed.view(ZERO + telling.at)).toEqual(view)
            expect(view.cards.length).toBeLessThanOrEqual(3)
            expect(new Set(view.cards.map(({ key }) => key)).size).toBe(view.cards.length)
            expect(new Set(view.clocks.map(({ key }) => key)).size).toBe(view.clocks.length)
          }
          expect(followed.conclude()).toEqual(afterwards.inspect(conversation))
        },
      ),
      { numRuns: 100, seed: 52 },
    )
  })
})

test('what comes after the end is taken as well', () => {
  for (const conversation of examples) {
    const { turns, events, ...head } = conversation
    const followed = new LiveConversation(live, head)
    const last = turns.at(-1)
    for (const turn of turns.slice(0, -1)) followed.take({ type: 'turn', turn }, ZERO)
    for (const event of events) followed.take(event, ZERO)
    expect(followed.conclude()).toEqual(afterwards.inspect({ ...conversation, turns: turns.slice(0, -1) }))
    expect(followed.view(ZERO).state).toBe('ended')
    if (last) followed.take({ type: 'turn', turn: last }, ZERO)
    expect(followed.conclude()).toEqual(afterwards.inspect(conversation))
  }
})

test('what was told before says nothing new', () => {
  const { turns, events, ...head } = examples[0]
  const followed = new LiveConversation(live, head)
  const happenings = [...turns.map((turn) => ({ type: 'turn' as const, turn })), ...events]
  expect(happenings.map((happening) => followed.take(happening, ZERO))).toEqual(happenings.map(() => true))
  expect(happenings.map((happening) => followed.take(structuredClone(happening), ZERO))).toEqual(
    happenings.map(() => false),
  )
  const hold = events.find(({ type }) => type === 'hold')
  if (hold && 'start' in hold) expect(followed.take({ type: 'hold', start: hold.start }, ZERO)).toBe(false)
})
