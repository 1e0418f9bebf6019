import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConversationSoFar, type Event, type Happening, type Turn } from '../src/index.ts'

const turn = fc.record(
  {
    index: fc.nat(12),
    speaker: fc.constantFrom('agent' as const, 'customer' as const),
    text: fc.constantFrom('好', '您好'),
  },
  { requiredKeys: ['index', 'speaker', 'text'] },
)
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record(
    { type: fc.constantFrom('hold' as const, 'mute' as const), start: fc.nat(2), end: fc.integer({ min: 3, max: 4 }) },
    { requiredKeys: ['type', 'start'] },
  ),
  fc.record({ type: fc.constant('hangup' as const), at: fc.nat(2), by: fc.constant('agent' as const) }),
)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  turn.map((said) => ({ type: 'turn' as const, turn: said })),
  event,
)

/** The last word on every turn, and of every event the last account that does not forget its end. */
function told(happenings: readonly Happening[]) {
  const turns: Record<number, Turn> = {}
  const events: Record<string, Event> = {}
  for (const one of happenings) {
    if (one.type === 'turn') turns[one.turn.index] = one.turn
    else {
      const key = `${one.type} ${'start' in one ? one.start : one.at}`
      const end = 'end' in one ? one.end : undefined
      const known = events[key]
      events[key] = known && 'end' in known && known.end !== undefined && end === undefined ? known : one
    }
  }
  return { id: 'x', turns: Object.values(turns), events: Object.values(events) }
}

describe('the record of a conversation so far', () => {
  test('holds the last word on every turn and event, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const soFar = new ConversationSoFar({ id: 'x' })
        for (const one of happenings) soFar.note(one)
        expect(soFar.conversation).toEqual(told(happenings))
        for (let index = 0; index <= 13; index++)
          expect(soFar.hasTurn(index)).toBe(happenings.some((h) => h.type === 'turn' && h.turn.index === index))
      }),
    )
  })

  test('is the same object exactly while nothing new is told, and stays as it was told', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), happening, (happenings, next) => {
        const soFar = new ConversationSoFar({ id: 'x' })
        for (const one of happenings) soFar.note(one)
        const before = soFar.conversation
        const written = JSON.stringify(before)
        const novelty = soFar.note(next)
        expect(JSON.stringify(before)).toBe(written)
        expect(soFar.conversation === before).toBe(novelty === 'nothing')
        expect(JSON.stringify(soFar.conversation) === written).toBe(novelty === 'nothing')
      }),
    )
  })

  test('told anew it is the same record', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const soFar = new ConversationSoFar({ id: 'x' })
        for (const one of happenings) soFar.note(one)
        const again = new ConversationSoFar({ id: 'x' })
        for (const one of soFar.happenings()) expect(again.note(one)).toBe('new')
        expect(again.conversation).toEqual(soFar.conversation)
      }),
    )
  })
})
