import type { ClauseFigures } from '@liangyan/contract'
import { clauseAccuracy, type FindingReview } from '@liangyan/review'
import { hitsByDay, type OpinionCount, opinionCounts } from '@liangyan/store'
import type { System } from '../system.ts'

const DAY = 86_400_000
/** How far China is ahead of universal time, in milliseconds. */
const CHINA_AHEAD = 8 * 3_600_000
const OUTCOMES = { confirmed: 'confirmed', overturned: 'overturned', added: 'missed' } as const

/** What reviews say of a clause, and how often it was found on each of the last days. */
export async function figuresOf({ db, now }: System, clause: string, days: number): Promise<ClauseFigures> {
  const today = Math.floor((now().getTime() + CHINA_AHEAD) / DAY)
  const startOf = (day: number) => new Date(day * DAY - CHINA_AHEAD)
  const [opinions, hits] = await Promise.all([
    opinionCounts(db, { clause }),
    hitsByDay(db, clause, { from: startOf(today - days + 1), to: startOf(today + 1) }),
  ])
  const accuracy = clauseAccuracy(reviewsOf(opinions)).get(clause)
  const { confirmed = 0, overturned = 0, missed = 0, precision = null, recall = null } = accuracy ?? {}
  const dayName = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
  return {
    clause,
    confirmed,
    overturned,
    missed,
    precision,
    recall,
    days: hits,
    from: dayName(today - days + 1),
    to: dayName(today),
  }
}

/** Counted opinions one by one, as accuracy is worked out from. */
export function* reviewsOf(counts: readonly OpinionCount[]): Iterable<FindingReview> {
  for (const { clause, opinion, count } of counts)
    for (let i = 0; i < count; i++) yield { clause, outcome: OUTCOMES[opinion] }
}
