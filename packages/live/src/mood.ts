import type { Turn } from '@liangyan/conversation'
import type { Finding } from '@liangyan/inspection'
import type { LiveRules } from '@liangyan/standard'
import { MOOD } from './live-standard.ts'
import type { Mood, MoodName } from './view.ts'

const LOWEST = -2
const HIGHEST = 2
/** Of a long conversation only so many of the customer's turns are told. */
const LONGEST_TREND = 200

/**
 * How the customer feels after each of their turns: what was felt before fades, what is said now comes to it. Of several
 * moves in one turn the one that leaves it worst counts, or the best where none is bad.
 * @param marked what the watcher found
 * @param before the mood as it was told last: what of its trend still holds stays the same object
 */
export function moodOf(
  turns: readonly Turn[],
  marked: readonly Finding[],
  rules: LiveRules['mood'] | undefined,
  before?: Mood,
): Mood {
  if (!rules) return { now: 'calm', trend: [] }
  const marks = movesByTurn(marked, rules)
  const trend: Mood['trend'][number][] = []
  let value = 0
  for (const { index, speaker } of turns) {
    if (speaker !== 'customer') continue
    value = Math.min(HIGHEST, Math.max(LOWEST, moved(value * rules.decay, marks.get(index) ?? NO_MOVES)))
    const point = { turn: index, value: Math.round(value * 100) / 100 }
    const known = before?.trend[trend.length]
    trend.push(known?.turn === point.turn && known.value === point.value ? known : point)
  }
  return { now: moodNamed(value, rules), trend: trend.length > LONGEST_TREND ? trend.slice(-LONGEST_TREND) : trend }
}

type Move = LiveRules['mood']['moves'][number]

const NO_MOVES: readonly Move[] = []

function moved(value: number, moves: readonly Move[]): number {
  const bad = moves.filter(({ by }) => by < 0)
  if (bad.length === 0) return value + Math.max(0, ...moves.map(({ by }) => by))
  // a thank-you of before does not make a scolding milder
  const from = Math.min(0, value)
  return Math.min(...bad.map(({ by, floor = LOWEST }) => Math.max(from + by, Math.min(from, floor))))
}

/** What moved the customer at each turn. */
function movesByTurn(marked: readonly Finding[], { moves }: LiveRules['mood']): Map<number, Move[]> {
  const found = new Map<number, Move[]>()
  for (const { clause: mark, verdict, turns } of marked) {
    if (verdict !== 'broken' || turns.length === 0 || !mark.startsWith(MOOD)) continue
    const move = moves[Number(mark.slice(MOOD.length))]
    const others = found.get(turns[0])
    if (others) others.push(move)
    else found.set(turns[0], [move])
  }
  return found
}

/** What a value between −2 and 2 is called. */
export function moodNamed(value: number, rules: LiveRules['mood'] | undefined): MoodName {
  if (!rules) return 'calm'
  const { at_most: most, pleased_from: pleased } = rules
  if (value <= most.angry) return 'angry'
  if (value <= most.upset) return 'upset'
  if (value <= most.uneasy) return 'uneasy'
  return value >= pleased ? 'pleased' : 'calm'
}
