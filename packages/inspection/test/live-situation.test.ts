import type { Conversation } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { Engine, type Finding, type Observation, type OpenDuty, type SceneRecord, type Session } from '../src/index.ts'
import { Scene } from '../src/scene.ts'
import { advisingStandard, busyStandard } from './busy-standard.ts'
import { builtInStandard } from './built-in.ts'
import { conversations, deliveries } from './conversations.ts'
import { talk } from './small-standard.ts'

const plain = new Engine(advisingStandard)
const advising = new Engine(advisingStandard, { advising: true })

function recordOf({ turns: _turns, events: _events, ...record }: Conversation): SceneRecord {
  return record
}

const nows = fc.constantFrom(undefined, '2026-02-17T19:30:00+08:00', '2026-03-05T10:00:00+08:00')

/** The engine with every root asked at every step. */
function askingAll(engine: Engine): Engine {
  const all = engine.program.roots.map((_, number) => number)
  return Object.assign(engine, { program: Object.assign(engine.program, { wakes: [], always: all }) })
}

const inOrder = (duties: readonly OpenDuty[]) => duties.toSorted((a, b) => a.clause.localeCompare(b.clause))

/** What a session says while it is told of a conversation; of wordings the text, as they bear their conditions too. */
function heard(session: Session, stream: readonly Observation[], now: string | undefined) {
  return stream.map((observation) => {
    const { duties, ...told } = session.observe(observation)
    const { counsels, duties: owed, ...situation } = session.situation(now)
    const texts = counsels.map(({ clause, triggered, wordings }) => [clause.id, triggered, wordings.map((w) => w.text)])
    return { told, situation, texts, duties: inOrder(duties), owed: inOrder(owed) }
  })
}

describe('where a conversation in progress stands', () => {
  test('at every step what the engine tells of the record so far, whatever else it inspects meanwhile', () => {
    fc.assert(
      fc.property(deliveries, deliveries, nows, (one, other, now) => {
        const session = advising.session(recordOf(one.conversation))
        const beside = advising.session(recordOf(other.conversation))
        one.stream.forEach((observation, i) => {
          session.observe(observation)
          if (i < other.stream.length) beside.observe(other.stream[i])
          const situation = session.situation(now)
          expect(situation).toEqual(advising.situation(session.soFar(), now))
          expect(session.situation(now)).toEqual(situation)
        })
      }),
      { numRuns: 300, seed: 71 },
    )
  })

  test('asking where it stands changes neither what is found nor the inspection, the same as by an engine that only inspects', () => {
    fc.assert(
      fc.property(deliveries, nows, ({ conversation, stream }, now) => {
        const asked = advising.session(recordOf(conversation))
        const unasked = plain.session(recordOf(conversation))
        for (const observation of stream) {
          const told = asked.observe(observation)
          asked.situation(now)
          expect(told).toEqual(unasked.observe(observation))
        }
        expect(asked.conclude()).toEqual(plain.inspect(conversation))
      }),
      { numRuns: 300, seed: 72 },
    )
  })

  test('asking only where a signal fires loses no moment and no trigger', () => {
    const asking = askingAll(new Engine(advisingStandard, { advising: true }))
    fc.assert(
      fc.property(deliveries, nows, ({ conversation, stream }, now) => {
        const sparing = heard(advising.session(recordOf(conversation)), stream, now)
        const spare = vi.spyOn(Scene.prototype, 'wakes').mockReturnValue(true)
        try {
          expect(heard(asking.session(recordOf(conversation)), stream, now)).toEqual(sparing)
        } finally {
          spare.mockRestore()
        }
      }),
      { numRuns: 300, seed: 73 },
    )
  })

  test('an engine that only inspects cannot tell', () => {
    expect(() => plain.session({ id: 'x' }).situation()).toThrow('not made for advising')
  })
})

/** Every agent turn as it grows, character by character. */
function growing({ turns }: Conversation): Observation[] {
  return turns.flatMap((turn): Observation[] => [
    ...Array.from(turn.text, (_, i): Observation => {
      return { type: 'turn', partial: true, turn: { ...turn, text: turn.text.slice(0, i + 1) } }
    }),
    { type: 'turn', turn },
  ])
}

test('what a turn being spoken would be blamed for is the same where every prohibition is asked', () => {
  const [waking, asking] = [new Engine(busyStandard), askingAll(new Engine(busyStandard))]
  const warnings = (engine: Engine, conversation: Conversation): (readonly Finding[])[] => {
    const session = engine.session(recordOf(conversation))
    return growing(conversation).map((observation) => session.observe(observation).warnings)
  }
  let warned = 0
  fc.assert(
    fc.property(conversations, (conversation) => {
      const told = warnings(waking, conversation)
      expect(told).toEqual(warnings(asking, conversation))
      warned += told.flat().length
    }),
    { numRuns: 300, seed: 74 },
  )
  expect(warned).toBeGreaterThan(300)
})

test('a partial turn is blamed for what its last word would be found guilty of, said for good', () => {
  const said = '您好，关我什么事，你自己看'
  const builtIn = new Engine(builtInStandard())
  const { turns, events: _events, ...record } = talk(`C: 我的卡刷不了\nA: ${said}`)
  const session = builtIn.session(record)
  session.observe({ type: 'turn', turn: turns[0] })
  const clauses = (findings: readonly Finding[]) => findings.map(({ clause, evidence }) => [clause, evidence])
  const { warnings } = session.observe({ type: 'turn', turn: turns[1], partial: true })
  const { findings } = session.observe({ type: 'turn', turn: turns[1] })
  expect(warnings.length).toBeGreaterThan(0)
  expect(clauses(findings)).toEqual(expect.arrayContaining(clauses(warnings)))
})

test('of the built-in standard, an engine made for advising finds what one finds that only inspects', () => {
  const standard = builtInStandard()
  const [inspecting, both] = [new Engine(standard), new Engine(standard, { advising: true })]
  for (const { conversation } of standard.dialogues)
    expect(both.inspect(conversation)).toEqual(inspecting.inspect(conversation))
})
