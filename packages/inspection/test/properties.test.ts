import type { Conversation } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Engine, type Inspection } from '../src/index.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations } from './conversations.ts'
import { engineOf, talk, told } from './small-standard.ts'

const renumbered = (inspection: Inspection, step: number): unknown =>
  JSON.parse(
    JSON.stringify(inspection, (key, value) =>
      key === 'turn' ? value * step + 1 : key === 'turns' ? value.map((t: number) => t * step + 1) : value,
    ),
  )

const add = (turns: Conversation['turns'], who: 'agent' | 'customer' | 'system', text: string, at: number) => [
  ...turns,
  { index: turns.length, speaker: who, text, start: at, end: at + 500 },
]

const engine = new Engine(busyStandard)
const textOf = (conversation: Conversation, index: number) =>
  conversation.turns.find((t) => t.index === index)?.text as string

describe('findings', () => {
  test('are in order of their turns, and no clause is found twice at one place', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const { findings } = engine.inspect(conversation)
        const first = findings.map((f) => f.turns[0] ?? Number.POSITIVE_INFINITY)
        expect(first).toEqual(first.toSorted((a, b) => a - b))
        const places = findings.map((f) => `${f.clause} ${f.verdict} ${f.turns.join()}`)
        expect(new Set(places).size).toBe(places.length)
        for (const { turns } of findings) expect(turns).toEqual([...new Set(turns)].sort((a, b) => a - b))
      }),
      { numRuns: 300, seed: 51 },
    )
  })

  test('every piece of evidence slices its quote out of the original text, with the times of its turn', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        for (const { evidence, turns, decidedBy } of engine.inspect(conversation).findings) {
          for (const e of evidence) {
            expect(textOf(conversation, e.turn).slice(e.start, e.end)).toBe(e.quote)
            const turn = conversation.turns.find((t) => t.index === e.turn)
            expect(e.from).toBe(turn?.start)
            expect(e.to).toBe(turn?.start === undefined ? undefined : (turn.end ?? turn.start))
          }
          for (const turn of turns) expect(conversation.turns.some((t) => t.index === turn)).toBe(true)
          if (turns.length > 0) expect([evidence.length, decidedBy.length]).not.toContain(0)
        }
      }),
      { numRuns: 300, seed: 52 },
    )
  })

  test('an inspection is plain data: JSON gives it back unchanged', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const inspection = engine.inspect(conversation)
        expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
      }),
      { numRuns: 100, seed: 53 },
    )
  })

  test('the tallies add up to what was found', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const { findings, verdicts } = engine.inspect(conversation)
        for (const { clause, broken, undecided } of verdicts) {
          const of = (verdict: string) => findings.filter((f) => f.clause === clause && f.verdict === verdict).length
          expect(of('broken') > 0).toBe(broken > 0)
          expect(of('broken')).toBeLessThanOrEqual(broken)
          expect(of('undecided')).toBeLessThanOrEqual(undecided)
        }
      }),
      { numRuns: 200, seed: 54 },
    )
  })
})

describe('renumbering', () => {
  test('of conversation and turns changes the numbers and nothing else', () => {
    fc.assert(
      fc.property(conversations, fc.integer({ min: 1, max: 5 }), (conversation, step) => {
        const other = {
          ...conversation,
          id: 'another',
          turns: conversation.turns.map((t) => ({ ...t, index: t.index * step + 1 })),
        }
        expect({ ...engine.inspect(other), id: conversation.id }).toEqual(
          renumbered(engine.inspect(conversation), step),
        )
      }),
      { numRuns: 200, seed: 55 },
    )
  })

  test('the order in which turns and events stand in the file does not matter', () => {
    fc.assert(
      fc.property(
        conversations.chain((c) =>
          fc.tuple(
            fc.constant(c),
            fc.shuffledSubarray(c.turns, { minLength: c.turns.length }),
            fc.shuffledSubarray(c.events, { minLength: c.events.length }),
          ),
        ),
        ([conversation, turns, events]) => {
          expect(engine.inspect({ ...conversation, turns, events })).toEqual(engine.inspect(conversation))
        },
      ),
      { numRuns: 200, seed: 56 },
    )
  })
})

/** Clauses about nothing but bad words, in every form that may forbid them. */
const TABOOS = engineOf([
  'forbid: { says: [滚, 投诉] }',
  'forbid: { says: { any: [滚, 投诉], in: 3 turns } }',
  'forbid: { says: { all: [滚, 投诉], in: 3 turns } }',
  'forbid: { pattern: "滚|投诉" }',
  'forbid: { by: anyone, says: [滚, 投诉] }',
  'forbid: { any: [{ says: 滚 }, { says: 投诉 }] }',
  'forbid: { all: [{ says: 滚 }] }',
  'forbid: { count: { of: { says: [滚, 投诉] }, at_least: 1 } }',
  'forbid: { nth: { of: { says: [滚, 投诉] }, is: 1 } }',
  'forbid: { similar: { to: [滚投诉], at_least: 0.3 } }',
  'forbid: { density: { of: [滚, 投诉], one_in: 50 } }',
  'forbid: { mentions: amount }',
  'forbid: { repeats: { min_length: 1 } }',
  'when: { by: customer, says: [您好, 滚] }, forbid: { by: anyone, says: [滚, 投诉] }, within: same turn',
  'when: { by: customer, says: [您好, 滚] }, forbid: { by: anyone, says: [滚, 投诉] }, within: 3 turns',
  'when: { by: customer, says: [您好, 滚] }, forbid: { by: anyone, says: [滚, 投诉] }, within: 3 turns before',
  'when: { by: customer, says: [您好, 滚] }, forbid: { says: [滚, 投诉] }, within: conversation',
])

describe('a customer’s words', () => {
  test('never violate, however bad and whatever the agent says', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const turns = conversation.turns.map((turn) =>
          turn.speaker === 'agent'
            ? { ...turn, text: `您好${turn.index}` }
            : { ...turn, text: `滚，投诉，两百块${turn.text}` },
        )
        expect(told(TABOOS.inspect({ ...conversation, turns }))).toEqual([])
      }),
      { numRuns: 300, seed: 57 },
    )
  })

  test('the same words of the agent do', () => {
    expect(
      new Set(
        TABOOS.inspect(talk('C: 您好\nA: 滚，投诉\nC: 滚\nA: 滚投诉两百块\nC: 滚\nA: 滚投诉两百块')).findings.map(
          (f) => f.clause,
        ),
      ).size,
    ).toBe(16)
  })
})

describe('an innocent turn', () => {
  const plain = engineOf([
    'forbid: { says: 滚 }',
    'when: { by: customer, says: 投诉 }, require: { says: 抱歉 }, within: 2 turns',
    'when: { by: customer, says: 投诉 }, require: { says: 抱歉 }, within: next agent turn',
    'when: { by: customer, says: 投诉 }, forbid: { says: 好 }, within: 2 turns before',
    'require: { says: 您好 }, within: conversation, evidence: none',
    'when: { event: resume }, require: { says: 谢谢 }, within: next agent turn',
    'forbid: { silence: { longer_than: 3s } }',
  ])

  test('at the end, when every window is closed, changes nothing', () => {
    fc.assert(
      fc.property(conversations, fc.constantFrom('agent', 'customer', 'system'), (conversation, speaker) => {
        fc.pre(conversation.turns.every((t) => t.end !== undefined))
        const last = Math.max(
          0,
          ...conversation.turns.map((t) => t.end as number),
          ...conversation.events.map((e) => ('start' in e ? (e.end ?? e.start) : e.at)),
        )
        let { turns } = conversation
        for (let i = 0; i < 3; i++)
          turns = add(add(turns, 'customer', '嗯', last + 2 * i * 500), 'agent', '嗯', last + (2 * i + 1) * 500)
        const closed = { ...conversation, turns }
        const longer = { ...conversation, turns: add(turns, speaker, '是这样', last + 3000) }
        expect(plain.inspect(longer)).toEqual(plain.inspect(closed))
      }),
      { numRuns: 300, seed: 58 },
    )
  })

  test('of the machine, anywhere, changes nothing for windows that count turns', () => {
    const counting = engineOf([
      'when: { by: customer, says: 投诉 }, require: { says: 抱歉 }, within: 2 turns',
      'when: { by: customer, says: 投诉 }, require: { says: 抱歉 }, within: 1 agent turn before',
      'when: { by: customer, says: 投诉 }, forbid: { says: 好 }, within: 2 turns around',
      'forbid: { says: 好, after: { of: { by: customer, says: 投诉 }, within: 2 turns } }',
      'forbid: { says: 好, replies_to: { says: 投诉 } }',
    ])
    fc.assert(
      fc.property(conversations, fc.nat(14), (conversation, at) => {
        const timeless = conversation.turns.map(({ speaker, text }, index) => ({ index: index * 2 + 1, speaker, text }))
        const announced = [...timeless]
        announced.splice(at % (timeless.length + 1), 0, {
          index: (at % (timeless.length + 1)) * 2,
          speaker: 'system',
          text: '滚好',
        })
        const record = { ...conversation, events: [] }
        expect(counting.inspect({ ...record, turns: announced })).toEqual(
          counting.inspect({ ...record, turns: timeless }),
        )
      }),
      { numRuns: 300, seed: 59 },
    )
  })
})
