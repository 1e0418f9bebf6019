import type { Conversation, Event, Turn } from '@liangyan/conversation'
import * as fc from 'fast-check'
import type { Observation } from '../src/index.ts'

/** Random conversations over few words, and random ways in which a live stream may deliver them. */
const WORDS = [
  '您好',
  '请您稍等',
  '麻烦稍等一下',
  '谢谢',
  '感谢您',
  '抱歉',
  '好',
  '好吧好嘛',
  '滚',
  '滚动',
  '投诉',
  '太慢了',
  '三个工作日内回电',
  '今天下班前回电',
  '尾号3847',
  '13812345678',
  '两百元',
  '请您稍等一下好吗',
  '，',
  '。',
  '“',
  '”',
  '嗯',
  '\ud83d',
]
export const speech = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(''))
const speaker = fc.constantFrom<Turn['speaker'][]>('agent', 'agent', 'customer', 'customer', 'system')

type Beat =
  | { kind: 'turn'; speaker: Turn['speaker']; text: string; pause: number; lasts: number }
  | {
      kind: 'event'
      type: Event['type']
      pause: number
      lasts: number
      open: boolean
      by: 'agent' | 'customer' | 'line'
    }

const beat: fc.Arbitrary<Beat> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('turn' as const),
      speaker,
      text: speech,
      pause: fc.integer({ min: -1500, max: 5000 }),
      lasts: fc.integer({ min: 0, max: 4000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      type: fc.constantFrom<Event['type'][]>('hold', 'mute', 'silence', 'transfer', 'ticket', 'hangup'),
      pause: fc.integer({ min: -1000, max: 2000 }),
      lasts: fc.integer({ min: 0, max: 6000 }),
      open: fc.nat(9).map((n) => n === 0),
      by: fc.constantFrom('agent', 'customer', 'line'),
    }),
  },
)

/** Turns with times that may overlap, with coarse times that fall together, or without times. */
export const conversations: fc.Arbitrary<Conversation> = fc
  .record({
    beats: fc.array(beat, { maxLength: 14 }),
    grid: fc.constantFrom(1, 1, 500),
    timed: fc.constantFrom('all', 'all', 'all', 'none', 'starts'),
    channel: fc.constantFrom('phone', 'chat'),
    vip: fc.boolean(),
    startedAt: fc.constantFrom('2026-03-05T10:00:00+08:00', '2026-02-17T21:30:00+08:00', undefined),
  })
  .map(({ beats, grid, timed, channel, vip, startedAt }) => {
    const turns: Turn[] = []
    const events: Event[] = []
    let clock = 0
    for (const b of beats) {
      const start = Math.floor(Math.max(0, clock + b.pause) / grid) * grid
      const end = start + b.lasts
      clock = end
      if (b.kind === 'turn') {
        const times = timed === 'all' ? { start, end } : timed === 'starts' ? { start } : {}
        turns.push({ index: turns.length, speaker: b.speaker, text: b.text, ...times })
      } else if (!events.some((e) => keyOf(e) === `${b.type} ${start}`)) events.push(eventOf(b, start, end))
    }
    return { id: 'random', channel, attributes: { vip }, ...(startedAt && { startedAt }), turns, events }
  })

const keyOf = (event: Event) => `${event.type} ${'start' in event ? event.start : event.at}`

function eventOf(b: Extract<Beat, { kind: 'event' }>, start: number, end: number): Event {
  if (b.type === 'hold' || b.type === 'mute' || b.type === 'silence')
    return { type: b.type, start, ...(!b.open && { end }) }
  if (b.type === 'hangup') return { type: 'hangup', at: start, by: b.by }
  return b.type === 'ticket'
    ? { type: 'ticket', at: start, text: '回电' }
    : { type: 'transfer', at: start, to: '分期组' }
}

/** Everything a stream may say of one turn, its final word at last (and perhaps twice). */
function tellingsOf(
  turn: Turn,
  habits: { partials: number; wrong: boolean; twice: boolean; stale: boolean },
): Observation[] {
  const cut = (share: number) => ({ ...turn, text: turn.text.slice(0, Math.ceil(turn.text.length * share)) })
  const partials = Array.from({ length: habits.partials }, (_, i) => ({
    type: 'turn' as const,
    turn: cut((i + 1) / (habits.partials + 1)),
    partial: true,
  }))
  return [
    ...partials,
    ...(habits.wrong ? [{ type: 'turn' as const, turn: { ...turn, text: `滚投诉回电${turn.text}` } }] : []),
    { type: 'turn' as const, turn },
    ...(habits.twice ? [{ type: 'turn' as const, turn: structuredClone(turn) }] : []),
    ...(habits.stale ? partials : []),
  ]
}

function eventTellings(event: Event, habits: { wrong: boolean; twice: boolean }): Observation[] {
  const open = 'end' in event && habits.wrong ? [{ type: event.type, start: event.start } as Event] : []
  return [...open, event, ...(habits.twice ? [structuredClone(event)] : [])]
}

const habits = fc.record({
  partials: fc.nat(2),
  wrong: fc.boolean(),
  twice: fc.boolean(),
  stale: fc.boolean(),
  lateness: fc.constantFrom(0, 0, 0, 3, 30),
})

/** A conversation with one way of delivering it: pieces of one turn in order, everything else mixed. */
export const deliveries: fc.Arbitrary<{ conversation: Conversation; stream: Observation[] }> = conversations.chain(
  (conversation) => {
    const items = [...conversation.turns, ...conversation.events]
    return fc
      .tuple(
        fc.array(habits, { minLength: items.length, maxLength: items.length }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }),
        fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 4 }),
      )
      .map(([ways, dice, ticks]) => {
        const sorted = items
          .map((item, i) => ({
            item,
            way: ways[i],
            at: ('index' in item ? item.start : 'start' in item ? item.start : item.at) ?? i,
          }))
          .sort((a, b) => a.at - b.at)
        let roll = 0
        const timed = sorted.flatMap(({ item, way }, place) => {
          const pieces = 'speaker' in item ? tellingsOf(item, way) : eventTellings(item, way)
          let moment = place
          return pieces.map((observation) => {
            moment += (dice[roll++ % dice.length] * way.lateness) / pieces.length
            return { moment, observation }
          })
        })
        for (const at of ticks)
          timed.push({ moment: dice[roll++ % dice.length] * items.length, observation: { type: 'tick', at } })
        return { conversation, stream: timed.sort((a, b) => a.moment - b.moment).map((t) => t.observation) }
      })
  },
)
