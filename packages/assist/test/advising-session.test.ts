import { readFileSync } from 'node:fs'
import type { Conversation, Event, Turn } from '@liangyan/conversation'
import { Engine, type Observation, type SceneRecord } from '@liangyan/inspection'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Advisor, type AskedFor } from '../src/index.ts'
import { builtInStandard, talk } from './standards.ts'

const standard = builtInStandard()
const advisor = new Advisor(standard)
const engine = new Engine(standard)

const EXAMPLES = new URL('../../../examples/conversations.jsonl', import.meta.url)
const examples = readFileSync(EXAMPLES, 'utf8')
  .trim()
  .split('\n')
  .map((line): Conversation => JSON.parse(line))
const dialogues = standard.dialogues.map(({ conversation }, i): Conversation => ({ ...conversation, id: `d${i}` }))

function recordOf({ turns: _turns, events: _events, ...record }: Conversation): SceneRecord {
  return record
}

const timeOf = (item: Turn | Event) => ('at' in item ? item.at : (item.start ?? 0))

/** All that a stream says of a turn: it grows, is misheard, comes again. */
const tellingsOf = (turn: Turn, { partials, misheard, twice }: Habit): Observation[] => [
  ...Array.from({ length: partials }, (_, i): Observation => {
    const text = turn.text.slice(0, Math.ceil((turn.text.length * (i + 1)) / (partials + 1)))
    return { type: 'turn', partial: true, turn: { ...turn, text } }
  }),
  ...(misheard ? [{ type: 'turn', turn: { ...turn, text: misheard + turn.text.slice(2) } } as const] : []),
  { type: 'turn', turn },
  ...(twice ? [{ type: 'turn', turn: { ...turn } } as const] : []),
]

/** An event that lasts is first told without its end. */
const beginningOf = (event: Event): Event[] => ('start' in event ? [{ type: event.type, start: event.start }] : [])

const habit = fc.record({
  partials: fc.nat(2),
  misheard: fc.constantFrom('', '', '', '滚', '我姓欧阳，', '三个工作日内'),
  twice: fc.boolean(),
  late: fc.constantFrom(0, 0, 0, 0, 1, 4),
})
interface Habit {
  readonly partials: number
  readonly misheard: string
  readonly twice: boolean
  /** By how many places it comes too late. */
  readonly late: number
}

/** A conversation, and one way in which it may come in. */
const deliveries = fc
  .tuple(
    fc.oneof(fc.constantFrom(...examples), fc.constantFrom(...dialogues)),
    fc.infiniteStream(habit),
    fc.nat(30_000),
  )
  .map(([conversation, habits, tick]) => {
    const items = [...conversation.turns, ...conversation.events].sort((a, b) => timeOf(a) - timeOf(b))
    const placed = items.flatMap((item, place) => {
      const { value } = habits.next() as { value: Habit }
      const told = 'speaker' in item ? tellingsOf(item, value) : [...beginningOf(item), item]
      return told.map((observation, i) => ({ observation, place: place + (value.late * (i + 1)) / told.length }))
    })
    const stream = placed.sort((a, b) => a.place - b.place).map(({ observation }) => observation)
    return { conversation, stream: [...stream, { type: 'tick', at: tick } as const] }
  })

/** What the stream has told for good, by rules of its own: the last word on each turn and event counts. */
class Told {
  private readonly turns = new Map<number, Turn>()
  private readonly events = new Map<string, Event>()

  take(observation: Observation): void {
    if (observation.type === 'tick' || (observation.type === 'turn' && observation.partial)) return
    if (observation.type === 'turn') this.turns.set(observation.turn.index, observation.turn)
    else this.events.set(`${observation.type} ${timeOf(observation)}`, observation)
  }

  record(head: SceneRecord): Conversation {
    const turns = [...this.turns.values()].sort((a, b) => a.index - b.index)
    return { ...head, turns, events: [...this.events.values()] }
  }
}

const askings = fc.record({
  now: fc.constantFrom(undefined, '2026-02-17T09:30:00+08:00', '2026-03-05T20:30:00+08:00'),
  style: fc.constantFrom(undefined, 'warm' as const, 'formal' as const),
  most: fc.constantFrom(undefined, 1, 5),
})

describe('a conversation in progress at the desk', () => {
  test('after every observation the advice is that for the record so far', () => {
    fc.assert(
      fc.property(deliveries, askings, ({ conversation, stream }, asked: AskedFor) => {
        const head = recordOf(conversation)
        const session = advisor.session(head)
        const told = new Told()
        for (const observation of stream) {
          session.observe(observation)
          told.take(observation)
          expect(session.advise(asked)).toEqual(advisor.advise(told.record(head), asked))
        }
        expect(session.soFar()).toEqual(told.record(head))
      }),
      { numRuns: 60, seed: 81 },
    )
  })

  test('side by side, seldom asked and in whatever pieces: what is found and the inspection are those of an engine of its own', () => {
    fc.assert(
      fc.property(fc.array(deliveries, { minLength: 2, maxLength: 4 }), fc.nat(5), (several, seldom) => {
        const streams = several.map(({ conversation, stream }) => ({
          session: advisor.session(recordOf(conversation)),
          plain: engine.session(recordOf(conversation)),
          conversation,
          stream,
        }))
        const longest = Math.max(...streams.map(({ stream }) => stream.length))
        for (let i = 0; i < longest; i++)
          for (const { session, plain, stream } of streams) {
            if (i >= stream.length) continue
            expect(session.observe(stream[i])).toEqual(plain.observe(stream[i]))
            if (i % (seldom + 1) === 0) session.advise()
          }
        for (const { session, conversation } of streams)
          expect(session.conclude()).toEqual(engine.inspect(conversation))
      }),
      { numRuns: 60, seed: 82 },
    )
  })

  test('asked twice it is the same answer, which no partial turn and no tick changes; a turn does', () => {
    const { turns } = talk('C: 我要投诉你们 / A: 您好 / C: 谢谢')
    const session = advisor.session({ id: 'twice', startedAt: '2026-03-05T10:00:00+08:00' })
    session.observe({ type: 'turn', turn: turns[0] })
    const first = session.advise()
    expect(first.suggestions[0].moment).toBe('投诉受理')
    session.observe({ type: 'turn', turn: { ...turns[1], text: '关我什么事' }, partial: true })
    session.observe({ type: 'tick', at: 60_000 })
    expect(session.advise({})).toBe(first)
    expect(session.advise({ style: 'formal' })).not.toBe(first)
    session.observe({ type: 'turn', turn: turns[1] })
    session.observe({ type: 'turn', turn: turns[2] })
    expect(session.advise()).not.toEqual(first)
  })

  test('occasions are asked of the time that is given, and the record’s own stays for what is found', () => {
    const record = { id: 'now', startedAt: '2026-03-05T10:00:00+08:00', attributes: { 行名: '云汀银行' } }
    const session = advisor.session(record)
    const [turn] = talk('S: 来电已接通').turns
    session.observe({ type: 'turn', turn })
    const greeting = (now?: string) => session.advise({ now }).suggestions[0].text
    expect(greeting('2026-02-18T09:30:00+08:00')).toMatch(/^新年好/)
    expect(greeting()).toMatch(/^上午好/)
    expect(session.conclude()).toEqual(engine.inspect({ ...record, turns: [turn], events: [] }))
  })

  test('a record that does not say its channel is advised in that of the profile, and inspected as it is', () => {
    const branch = builtInStandard('branch')
    const atBranch = new Advisor(branch)
    const inspecting = new Engine(branch)
    for (const { conversation } of branch.dialogues.slice(0, 300)) {
      const { channel: _, ...record } = recordOf(conversation)
      const session = atBranch.session(record)
      for (const turn of conversation.turns) session.observe({ type: 'turn', turn })
      for (const event of conversation.events) session.observe(event)
      const { turns, events } = conversation
      expect(session.advise()).toEqual(atBranch.advise({ ...record, turns, events }))
      expect(session.conclude()).toEqual(inspecting.inspect({ ...record, turns, events }))
    }
  })
})
