import type { BackTestSummary as Shown } from '@liangyan/contract'
import type { BackTestSummary, DecidedPlace } from '@liangyan/review'

/** Places that are listed with the summary; the counts are of all. */
const MOST_PLACES = 100

/** A summary as plain data, with the titles of the clauses. */
export function shownSummary(
  { conversations, changed, clauses, scores, fatal, grades, upheldAppeals, misses }: BackTestSummary,
  titles: ReadonlyMap<string, string>,
): Omit<Shown, 'judgedAnew' | 'inspectedByBoth' | 'milliseconds'> {
  const titleOf = (clause: string) => titles.get(clause) ?? clause
  const places = (all: readonly DecidedPlace[]) =>
    all.slice(0, MOST_PLACES).map(({ conversation, clause }) => ({ conversation, clause, title: titleOf(clause) }))
  const { before = null, after = null, histogram, ...moves } = scores
  return {
    conversations,
    changed,
    clauses: [...clauses].map(([clause, counts]) => ({ clause, title: titleOf(clause), ...counts })),
    scores: { ...moves, before, after, histogram: [...histogram] },
    fatal,
    grades: [...grades],
    upheldAppeals: {
      lost: places(upheldAppeals.lost),
      lostCount: upheldAppeals.lost.length,
      kept: upheldAppeals.kept,
    },
    misses: {
      stillMissed: places(misses.stillMissed),
      stillMissedCount: misses.stillMissed.length,
      found: misses.found,
    },
  }
}
