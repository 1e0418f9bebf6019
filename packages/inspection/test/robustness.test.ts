import type { Conversation, Turn } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Engine } from '../src/index.ts'
import { busyStandard } from './busy-standard.ts'
import { speech } from './conversations.ts'
import { engineOf, told } from './small-standard.ts'

const said = (text: string): Conversation => ({
  id: 'long',
  channel: 'phone',
  turns: [{ index: 0, speaker: 'agent', text, start: 0, end: 1000 }],
  events: [],
})

const many = (count: number, text: (i: number) => string, speaker: (i: number) => Turn['speaker']): Conversation => ({
  id: 'many',
  channel: 'phone',
  turns: Array.from({ length: count }, (_, i) => ({
    index: i,
    speaker: speaker(i),
    text: text(i),
    start: i * 1000,
    end: i * 1000 + 900,
  })),
  events: [],
})

const both = (i: number) => (i % 2 ? 'agent' : 'customer') as Turn['speaker']

const engine = new Engine(busyStandard)

/** What no validated record holds, but a live stream may. */
const absurd = fc.oneof(
  fc.constantFrom(undefined, Number.NaN, -1, -1e12, 0, 1e300, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5),
  fc.integer({ min: -10_000, max: 10_000 }),
)
const text = fc.oneof(speech, fc.string({ unit: 'binary', maxLength: 40 }), fc.constant(''))
const turn = fc.record({
  speaker: fc.constantFrom<Turn['speaker'][]>('agent', 'customer', 'system'),
  text,
  start: absurd,
  end: absurd,
})
const event = fc.oneof(
  fc.record({ type: fc.constantFrom('hold', 'mute', 'silence'), start: absurd, end: absurd }),
  fc.record({ type: fc.constantFrom('transfer', 'ticket', 'hangup'), at: absurd, by: fc.constant('agent'), text }),
)
const wreck = fc
  .record({
    turns: fc.array(turn, { maxLength: 8 }),
    events: fc.array(event, { maxLength: 5 }),
    startedAt: fc.constantFrom('2026-03-05T10:00:00+08:00', '9999-12-31T23:59:59Z', 'x', '', undefined),
    channel: fc.constantFrom('phone', 'chat', '', undefined),
    indexes: fc.constantFrom('ascending', 'descending', 'huge'),
  })
  .map(({ turns, events, startedAt, channel, indexes }) => {
    const number = (i: number) => (indexes === 'ascending' ? i : indexes === 'descending' ? turns.length - i : i * 1e9)
    return {
      id: 'wreck',
      startedAt,
      channel,
      turns: turns.map((t, i) => ({ index: number(i), ...t })),
      events,
    } as unknown as Conversation
  })

describe('nothing makes the engine throw', () => {
  test('absurd times, texts and numbers, after the call', () => {
    fc.assert(
      fc.property(wreck, (conversation) => {
        const inspection = engine.inspect(conversation)
        expect(engine.inspect(conversation)).toEqual(inspection)
      }),
      { numRuns: 1000, seed: 71 },
    )
  })

  test('absurd times, texts and numbers, live', () => {
    fc.assert(
      fc.property(wreck, fc.array(absurd, { maxLength: 3 }), ({ turns, events, ...record }, ticks) => {
        const session = engine.session(record)
        for (const t of turns) {
          session.observe({ type: 'turn', turn: t, partial: true })
          session.observe({ type: 'turn', turn: t })
        }
        for (const e of events) session.observe(e)
        for (const at of ticks) session.observe({ type: 'tick', at: at as number })
        session.conclude()
      }),
      { numRuns: 500, seed: 72 },
    )
  })

  test('no turns, no events, no words', () => {
    expect(told(engine.inspect({ id: 'empty', turns: [], events: [] }))).toEqual(['r11@'])
    const mute = [0, 1, 2].map((index) => ({ index, speaker: 'agent' as const, text: '' }))
    engine.inspect({ id: 'mute', turns: mute, events: [] })
  })
})

/**
 * Sizes at which anything worse than linear would not end within the time a test is given: no clock is read.
 */
describe('size', () => {
  const bad = engineOf([
    'forbid: { says: 滚, except: [别滚, 滚动] }',
    'forbid: { says: { all: [滚, 好], in: sentence } }',
  ])

  test.each(['滚', '别滚，', '好。', '“滚', '\ud800', '那个1 '])('five megabytes of %j in one turn', (piece) => {
    const text = piece.repeat(Math.ceil(2_500_000 / piece.length))
    const { findings } = bad.inspect(said(text))
    for (const e of findings.flatMap((f) => f.evidence.slice(0, 50))) expect(text.slice(e.start, e.end)).toBe(e.quote)
  })

  test('the busy standard over a megabyte', () => {
    for (const piece of ['滚投诉', '请您稍等，', '三个工作日内回电。', '13812345678', '好吧'])
      engine.inspect(said(piece.repeat(Math.ceil(500_000 / piece.length))))
  })

  test('twenty thousand turns', () => {
    engine.inspect(many(20_000, (i) => `您好，这是第${i}句，请您稍等`, both))
  })

  test('a monologue of twenty thousand turns, then a reply', () => {
    const clauses = engineOf([
      'forbid: { says: 好, replies_to: { says: 投诉 } }',
      'forbid: { says: { all: [好, 滚], in: 3 turns } }',
    ])
    clauses.inspect(
      many(
        20_000,
        () => '投诉好',
        (i) => (i < 10_000 ? 'customer' : 'agent'),
      ),
    )
  })

  test('two thousand duties open at once', () => {
    const owing = engineOf(['when: { by: customer, says: 投诉 }, require: { says: 抱歉 }, within: rest'])
    expect(
      owing.inspect(
        many(
          2000,
          () => '投诉',
          () => 'customer',
        ),
      ).findings,
    ).toHaveLength(2000)
  })
})
