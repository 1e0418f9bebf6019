import type { LiveLine } from '@liangyan/contract'
import { weightOf } from './need.ts'

export const ORDERS = ['need', 'agent', 'customer', 'state', 'duration', 'clocks', 'warnings', 'mood', 'waits'] as const
/** By need, or by what stands in a column. */
export type Order = (typeof ORDERS)[number]

type Rank = readonly (number | string)[]
/** Later than every moment. */
const NEVER = '~'

/** What an order compares, the least first; where all of it is the same the conversation that began first is first. */
const RANKS: Readonly<Record<Order, (line: LiveLine, now: number) => Rank>> = {
  need: (line, now) => [
    -weightOf(line, now),
    Number(line.stage === 'wrap-up'),
    line.helpSince ?? NEVER,
    line.unansweredSince ?? NEVER,
  ],
  agent: ({ agentName, agent }) => [Number(agent === ''), agentName ?? '', agent],
  customer: ({ channel, service, customer }) => [channel, service, customer],
  state: ({ stage, line }) => [STAGES.indexOf(stage), LINES.indexOf(line)],
  duration: () => [],
  clocks: ({ clocks }) => [-clocks.red, -clocks.amber, -clocks.running],
  warnings: ({ fatal, warnings }) => [-Number(fatal), -warnings],
  mood: ({ mood }) => [MOODS.indexOf(mood.now), mood.trend.at(-1)?.value ?? 0],
  waits: ({ unansweredSince }) => [unansweredSince ?? NEVER],
}

const STAGES: readonly LiveLine['stage'][] = ['waiting', 'open', 'wrap-up']
const LINES: readonly LiveLine['line'][] = ['held', 'muted', 'talking', 'ended']
const MOODS: readonly LiveLine['mood']['now'][] = ['angry', 'upset', 'uneasy', 'calm', 'pleased']

/** The conversations in this order at this moment (ms since 1970, the server's clock); always the same for the same. */
export function inOrder(lines: Iterable<LiveLine>, order: Order, now: number): LiveLine[] {
  return [...lines]
    .map((line) => ({ line, rank: [...RANKS[order](line, now), line.began, line.id] }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ line }) => line)
}

function compare(a: Rank, b: Rank): number {
  for (const [place, one] of a.entries()) {
    const other = b[place]
    if (one === other) continue
    if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : 1
    return Number(one) - Number(other)
  }
  return 0
}

/** While somebody points at the list nothing in it moves: what is new comes at its end, what is gone stays until then. */
export function heldOrder(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const known = new Set(shown)
  const fresh = wanted.filter((id) => !known.has(id))
  return fresh.length === 0 ? shown : [...shown, ...fresh]
}
