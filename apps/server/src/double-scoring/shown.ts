import type { Comparison, DoubleScoring, ShownScoring } from '@liangyan/contract'
import type { Scorecard } from '@liangyan/inspection'
import { type Scoring, visibleScorings } from '@liangyan/review'
import { type ListedDoubleScoring, type ScoringRow } from '@liangyan/store'
import { inspectorsOf } from './settle.ts'

/** A double scoring as somebody may see it: what is blind stays so until both, or the asker as the third, are done. */
export function shownDoubleScoring(
  { doubleScoring, conversation, plan }: ListedDoubleScoring,
  scorings: readonly ScoringRow[],
  viewer: number,
): DoubleScoring {
  const seen = visible(scorings, viewer)
  const { id, state, scoreLimit, difference, score, fatal, createdAt, settledAt } = doubleScoring
  return {
    id,
    conversation: { ...conversation, startedAt: conversation.startedAt.toISOString() },
    plan,
    state: state as DoubleScoring['state'],
    scoreLimit,
    scorings: scorings.map((row): ShownScoring => shownScoring(row, seen.has(row))),
    difference: seen.size < 2 ? null : difference,
    score,
    fatal,
    createdAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }
}

function shownScoring({ reviewer, arbitrating, review }: ScoringRow, seen: boolean): ShownScoring {
  return {
    reviewer,
    arbitrating,
    done: review !== null,
    score: seen ? (review?.score ?? null) : null,
    fatal: seen ? (review?.fatal ?? null) : null,
    comment: seen ? (review?.comment ?? '') : '',
  }
}

/** The scorings that somebody may see. */
export function visible(scorings: readonly ScoringRow[], viewer: number): ReadonlySet<ScoringRow> {
  const arbitrating = scorings.some((row) => row.arbitrating && row.reviewer?.id === viewer)
  const handedIn = scorings.flatMap((row) => (row.review ? [{ ...scoringOf(row), row }] : []))
  const inspectors = inspectorsOf(scorings)
  return new Set(
    (visibleScorings({ inspectors }, handedIn, { id: String(viewer), arbitrating }) as typeof handedIn).map(
      ({ row }) => row,
    ),
  )
}

function scoringOf({ review }: ScoringRow): Scoring {
  return { inspector: String(review!.reviewerId), score: review!.score ?? 0, fatal: review!.fatal }
}

/** Several scorecards of one conversation side by side, in the order given. */
export function compared(
  reviewers: readonly {
    readonly reviewer: Comparison['reviewers'][number]['reviewer']
    readonly scorecard: Scorecard
    readonly comment: string
  }[],
): Comparison {
  const items = new Map(reviewers.flatMap(({ scorecard }) => scorecard.items.map(({ id, title }) => [id, title])))
  const deductedIn = ({ items }: Scorecard, id: string) => {
    const item = items.find((each) => each.id === id)
    return item?.applies ? item.deducted : null
  }
  return {
    reviewers: reviewers.map(({ reviewer, scorecard: { total, fatal }, comment }) => {
      return { reviewer, score: total, fatal, comment }
    }),
    items: [...items].map(([id, title]) => ({
      id,
      title,
      deducted: reviewers.map(({ scorecard }) => deductedIn(scorecard, id)),
    })),
  }
}
