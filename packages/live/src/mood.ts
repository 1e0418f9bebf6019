import type { Turn } from '@liangyan/conversation'
import type { Finding } from '@liangyan/inspection'
import type { LiveRules } from '@liangyan/standard'
import { MOOD } from './live-standard.ts'
import { marksByTurn } from './marking.ts'
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
  const marks = marksByTurn(marked)
  const trend: Mood['trend'][number][] = []
  let value = 0
  for (const { index, speaker } of turns) {
    if (speaker !== 'customer') continue
    const moves = (marks.get(index) ?? []).flatMap((name) => moveOf(name, rules))
    value = Math.min(HIGHEST, Math.max(LOWEST, moved(value * rules.decay, moves)))
    const point = { turn: index, value: Math.round(value * 100) / 100 }
    const known = before?.trend[trend.length]
    trend.push(known?.turn === point.turn && known.value === point.value ? known : point)
  }
  return { now: moodNamed(value, rules), trend: trend.slice(-LONGEST_TREND) }
}

type Move = LiveRules['mood']['moves'][number]

function moved(value: number, moves: readonly Move[]): number {
  const bad = moves.filter(({ by }) => by < 0)
  if (bad.length === 0) return value + Math.max(0, ...moves.map(({ by }) => by))
  // a thank-you of before does not make a scolding milder
  const from = Math.min(0, value)
  return Math.min(...bad.map(({ by, floor = LOWEST }) => Math.max(from + by, Math.min(from, floor))))
}

function moveOf(mark: string, { moves }: LiveRules['mood']): Move[] {
  return mark.startsWith(MOOD) ? [moves[Number(mark.slice(MOOD.length))]] : []
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
