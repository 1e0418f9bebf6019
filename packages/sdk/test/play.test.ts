import { readdirSync, readFileSync } from 'node:fs'
import type { LiveEvent, LiveTurn } from '@liangyan/contract'
import { readFile } from '@liangyan/conversation'
import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { type FinishedConversation, LiveSource, play, type TimelineStep, timelineOf } from '../src/index.ts'
import { UnreliableServer } from './unreliable-server.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const EXAMPLES = new URL('../../../examples/', import.meta.url)
const files = readdirSync(EXAMPLES).filter((name) => /[.](?:jsonl|csv|srt|json)$/.test(name))
const read = await Promise.all(files.map((name) => readFile(name, readFileSync(new URL(name, EXAMPLES)))))
const examples: FinishedConversation[] = read.flatMap(({ conversations }) => conversations)

const isTurn = (event: LiveEvent) => event.type === 'turn'
const events = (steps: readonly TimelineStep[]) => steps.flatMap((step) => ('event' in step ? [step.event] : []))
const turns = (steps: readonly TimelineStep[]): LiveTurn[] =>
  events(steps).flatMap((event) => (event.type === 'turn' ? [event.turn] : []))

const time = fc.option(fc.nat(60_000), { nil: undefined })
const turn = fc.record({
  speaker: fc.constantFrom('agent' as const, 'customer' as const),
  text: fc.string({ unit: 'grapheme' }),
  start: time,
  end: time,
})
const event = fc.oneof(
  fc.record({ type: fc.constantFrom('hold' as const, 'mute' as const), start: fc.nat(60_000), end: time }),
  fc.record({ type: fc.constant('hangup' as const), at: fc.nat(60_000), by: fc.constant('agent' as const) }),
)
const conversation = fc
  .record({ turns: fc.array(turn, { maxLength: 12 }), events: fc.array(event, { maxLength: 4 }) })
  .map(
    ({ turns, events }): FinishedConversation => ({
      id: 'one',
      turns: turns.map((turn, index) => ({ ...turn, index })),
      events,
    }),
  )

test('a timeline tells every turn once, in parts that grow before it, and everything in the order of time', () => {
  expect(examples.length).toBeGreaterThan(5)
  fc.assert(
    fc.property(fc.oneof(conversation, fc.constantFrom(...examples)), fc.constantFrom(0, 250, 500), (record, every) => {
      const steps = timelineOf(record, every)
      expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort((a, b) => a - b))
      const final = turns(steps).sort((a, b) => a.index - b.index)
      expect(final.map(({ index, speaker, text }) => [index, speaker, text])).toEqual(
        record.turns.map(({ index, speaker, text }) => [index, speaker, text]),
      )
      for (const { start, end } of final) expect(end!).toBeGreaterThanOrEqual(start!)
      for (const { index, start, end } of record.turns) {
        if (start !== undefined) expect(final[index].start).toBe(start)
        if (start !== undefined && end !== undefined && end > start) expect(final[index].end).toBe(end)
      }
      const spoken = new Map<number, string>()
      for (const step of steps) {
        const { index, text } =
          'partial' in step ? step.partial : step.event.type === 'turn' ? step.event.turn : { index: -1, text: '' }
        if (index < 0) continue
        expect(text.startsWith(spoken.get(index) ?? '')).toBe(true)
        expect(text.isWellFormed()).toBe(true)
        spoken.set(index, text)
      }
      if (every === 0) expect(steps.every((step) => 'event' in step)).toBe(true)
    }),
  )
})

test('holds are told when they begin and again when they end; a hang-up is last', () => {
  const steps = timelineOf({
    id: 'one',
    turns: [{ index: 0, speaker: 'agent', text: '请您稍等。', start: 0, end: 1200 }],
    events: [
      { type: 'hangup', at: 500, by: 'customer' },
      { type: 'hold', start: 1300, end: 9000 },
      { type: 'ticket', at: 4000 },
    ],
  })
  expect(steps.map((step) => [step.at, 'partial' in step ? step.partial.text : step.event])).toEqual([
    [0, '请'],
    [500, '请您'],
    [1000, '请您稍等'],
    [1200, expect.objectContaining({ type: 'turn' })],
    [1300, { type: 'hold', start: 1300 }],
    [4000, { type: 'ticket', at: 4000 }],
    [9000, { type: 'hold', start: 1300, end: 9000 }],
    [9000, { type: 'hangup', at: 500, by: 'customer' }],
  ])
})

async function source() {
  const server = new UnreliableServer()
  const source = new LiveSource({ url: await server.address(), key: 'ly_test' })
  open.push(source, server)
  return { server, source }
}

test('the examples, played as fast as can be, arrive whole', async () => {
  const { server, source: to } = await source()
  await Promise.all(
    examples.map(async (record, k) => {
      const id = `${record.id} ${k}`
      expect(await play(record, to, { speed: Infinity, id })).toMatchObject({ id })
      const told = [...server.stored.get(id)!.events.values()]
      expect(told).toEqual(events(timelineOf(record)))
      expect(told.filter(isTurn)).toHaveLength(record.turns.length)
    }),
  )
})

test('time passes as fast as asked', async () => {
  const { source: to } = await source()
  const record: FinishedConversation = {
    id: 'one',
    turns: [{ index: 0, speaker: 'agent', text: '请您稍等。', start: 0, end: 4000 }],
    events: [],
  }
  const begun = performance.now()
  const at: number[] = []
  await play(record, to, { speed: 40, onStep: () => at.push(performance.now() - begun) })
  expect(at).toHaveLength(9)
  // never early, but for what timers are off
  at.forEach((elapsed, k) => expect(elapsed).toBeGreaterThanOrEqual((k * 500) / 40 - 2))
})

test('stopped, the conversation is ended where it stands', async () => {
  const { server, source: to } = await source()
  const stop = new AbortController()
  const [record] = examples
  const playing = play(record, to, {
    speed: 20,
    signal: stop.signal,
    onStep: (step) => 'event' in step && stop.abort(new Error('enough')),
  })
  await expect(playing).rejects.toThrow('enough')
  expect(server.stored.get(record.id)).toMatchObject({ ended: true, order: [1] })
})
