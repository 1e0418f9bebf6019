import type { Conversation } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Engine, type Inspection, type Observation } from '../src/index.ts'
import type { SceneRecord } from '../src/scene.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations, deliveries } from './conversations.ts'
import { engineOf, talk } from './small-standard.ts'

const engine = new Engine(busyStandard)

/** What is known of a conversation before its first word. */
function recordOf({ turns: _turns, events: _events, ...record }: Conversation): SceneRecord {
  return record
}

function live(conversation: Conversation, stream: readonly Observation[]): Inspection {
  const session = engine.session(recordOf(conversation))
  for (const observation of stream) session.observe(observation)
  return session.conclude()
}

describe('live ≡ after', () => {
  test('whatever the pieces and their order, the verdict at the end is that of one pass', () => {
    fc.assert(
      fc.property(deliveries, ({ conversation, stream }) => {
        expect(live(conversation, stream)).toEqual(engine.inspect(conversation))
      }),
      { numRuns: 1000, seed: 41 },
    )
  })

  test('sessions that run side by side on one engine do not disturb each other', () => {
    fc.assert(
      fc.property(deliveries, deliveries, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (a, b, turns) => {
        const sessions = [a, b].map(({ conversation }) => engine.session(recordOf(conversation)))
        const queues = [[...a.stream], [...b.stream]]
        for (let i = 0; queues[0].length + queues[1].length > 0; i++) {
          const which = turns[i % turns.length] ? 0 : 1
          const chosen = queues[which].length > 0 ? which : 1 - which
          const observation = queues[chosen].shift()
          if (observation) sessions[chosen].observe(observation)
        }
        expect(sessions[0].conclude()).toEqual(engine.inspect(a.conversation))
        expect(sessions[1].conclude()).toEqual(engine.inspect(b.conversation))
      }),
      { numRuns: 300, seed: 42 },
    )
  })

  test('an engine that has seen many conversations answers like a fresh one', () => {
    fc.assert(
      fc.property(fc.array(conversations, { minLength: 2, maxLength: 6 }), (several) => {
        const fresh = new Engine(busyStandard)
        const answers = several.map((c) => engine.inspect(c))
        expect(fresh.inspect(several[several.length - 1])).toEqual(answers.at(-1))
      }),
      { numRuns: 30, seed: 43 },
    )
  })

  test('asking twice changes nothing, and the conversation is not touched', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const before = structuredClone(conversation)
        const first = engine.inspect(conversation)
        expect(engine.inspect(conversation)).toEqual(first)
        expect(engine.inspect(structuredClone(conversation))).toEqual(first)
        expect(conversation).toEqual(before)
      }),
      { numRuns: 200, seed: 44 },
    )
  })
})

describe('oddities of a stream', () => {
  const record = { id: 'odd', channel: 'phone', startedAt: '2026-03-05T10:00:00+08:00' }

  test('a partial turn that is never finished leaves no trace, not even in a promise', () => {
    const promising = engineOf(['forbid: { mentions: [amount, deadline-word] }'], {
      'acts/a.yaml': '- { id: promise, title: 承诺, is: { says: 回电 } }',
      'commitments.yaml': 'promise: promise',
    })
    const said = { index: 0, speaker: 'agent' as const, start: 0, end: 1000, text: '三个工作日内回电' }
    const partial = { index: 1, speaker: 'agent' as const, start: 2000, end: 3000, text: '今天下班前回电' }
    const session = promising.session(record)
    session.observe({ type: 'turn', turn: said })
    session.observe({ type: 'turn', turn: partial, partial: true })
    expect(session.conclude()).toEqual(promising.inspect({ ...record, turns: [said], events: [] }))
  })

  test('a hold told without its end, late, after it was told with it', () => {
    const conversation = talk('A: 请您稍等\n-- hold 5s\nA: 查到了')
    const [hold] = conversation.events
    const turns = conversation.turns.map((turn) => ({ type: 'turn' as const, turn }))
    const opened = { type: 'hold' as const, start: (hold as { start: number }).start }
    expect(live(conversation, [...turns, hold, opened])).toEqual(engine.inspect(conversation))
  })

  test('two tickets at the same moment are two', () => {
    const counting = engineOf(['forbid: { event: end, count: { of: { event: ticket }, at_least: 2 } }'])
    const events = [
      { type: 'ticket' as const, at: 500, text: '甲' },
      { type: 'ticket' as const, at: 500, text: '乙' },
    ]
    const session = counting.session(record)
    for (const event of events) session.observe(event)
    expect(session.conclude()).toEqual(counting.inspect({ ...record, turns: [], events }))
  })

  test('advice given earlier does not change afterwards', () => {
    const session = engine.session(record)
    const first = session.observe({
      type: 'turn',
      turn: { index: 0, speaker: 'agent', text: '滚', start: 0, end: 500 },
    })
    const kept = structuredClone(first)
    session.observe({ type: 'turn', turn: { index: 0, speaker: 'agent', text: '您好', start: 0, end: 500 } })
    session.conclude()
    expect(first).toEqual(kept)
  })
})
