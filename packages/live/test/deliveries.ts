import type { Conversation, Event, Happening, Turn } from '@liangyan/conversation'
import * as fc from 'fast-check'
import type { LiveConversation } from '../src/index.ts'
import { ZERO } from './material.ts'

/** One thing that a conversation in progress is told, and when, ms from its start. */
export type Telling =
  | { readonly kind: 'happening'; readonly at: number; readonly happening: Happening }
  | { readonly kind: 'partial'; readonly at: number; readonly turn: Turn }
  | { readonly kind: 'tick'; readonly at: number }

const LONGEST_DELAY = 60_000

/** How one thing is told: late, twice, wrong at first, in pieces before. */
const habits = fc.record({
  delay: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat(2_000) },
    { weight: 1, arbitrary: fc.nat(LONGEST_DELAY) },
  ),
  twice: fc.nat(5).map((n) => n === 0),
  wrong: fc.nat(5).map((n) => n === 0),
  partials: fc.nat(2),
  again: fc.nat(LONGEST_DELAY),
})
type Habits = Readonly<Record<'delay' | 'partials' | 'again', number> & Record<'twice' | 'wrong', boolean>>

const WRONG = ['我要投诉', '尾号四三二一', '好的', '你自己看不就行了', '我会尽快给您回电']

const momentOf = (item: Turn | Event, place: number): number => {
  if ('speaker' in item) return item.end ?? item.start ?? place * 3_000
  return 'at' in item ? item.at : (item.end ?? item.start)
}

function tellingsOf(item: Turn | Event, place: number, way: Habits): Telling[] {
  const due = momentOf(item, place)
  const told = due + way.delay
  const happening: Happening = 'speaker' in item ? { type: 'turn', turn: item } : item
  const final: Telling[] = [{ kind: 'happening', at: told, happening }]
  if (way.twice) final.push({ kind: 'happening', at: told + way.again, happening: structuredClone(happening) })
  if (!('speaker' in item)) {
    const begins: Telling[] =
      'end' in item && way.wrong
        ? [{ kind: 'happening', at: item.start, happening: { type: item.type, start: item.start } }]
        : []
    return [...begins, ...final]
  }
  const partials = Array.from({ length: way.partials }, (_, i): Telling => {
    const text = item.text.slice(0, Math.ceil((item.text.length * (i + 1)) / (way.partials + 1)))
    return { kind: 'partial', at: told - (way.partials - i) * 500, turn: { ...item, text } }
  })
  const wrong: Turn = { ...item, text: `${WRONG[item.index % WRONG.length]}${item.text}` }
  const first: Telling[] = way.wrong
    ? [{ kind: 'happening', at: told - 1, happening: { type: 'turn', turn: wrong } }]
    : []
  return [...partials, ...first, ...final]
}

/** One of some conversations with one way of telling it, from the first telling to the last. */
export const deliveriesOf = (
  conversations: fc.Arbitrary<Conversation>,
): fc.Arbitrary<{ conversation: Conversation; tellings: Telling[] }> =>
  conversations.chain((conversation) => {
    const items = [...conversation.turns, ...conversation.events]
    return fc
      .tuple(
        fc.array(habits, { minLength: items.length, maxLength: items.length }),
        fc.array(fc.nat(300_000), { maxLength: 5 }),
      )
      .map(([ways, ticks]) => {
        const tellings = items.flatMap((item, i) => tellingsOf(item, i, ways[i]))
        const all = [...tellings, ...ticks.map((at): Telling => ({ kind: 'tick', at }))]
        return { conversation, tellings: all.sort((a, b) => a.at - b.at) }
      })
  })

export function tell(conversation: LiveConversation, telling: Telling): void {
  const at = ZERO + telling.at
  if (telling.kind === 'happening') conversation.take(telling.happening, at)
  else if (telling.kind === 'partial') conversation.partial(telling.turn, at)
  else conversation.tick(at)
}
