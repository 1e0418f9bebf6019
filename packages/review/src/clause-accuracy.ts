import { type Proportion, proportionOf } from './proportion.ts'

/**
 * What a reviewer said of the machine at one place of a conversation: its hit is right, its hit is wrong, or it saw
 * nothing where the clause was broken.
 */
export interface FindingReview {
  readonly clause: string
  readonly outcome: 'confirmed' | 'overturned' | 'missed'
}

/** How far the machine can be relied on for one clause, from reviews. Intervals are Wilson's at 95 %. */
export interface ClauseAccuracy {
  readonly confirmed: number
  readonly overturned: number
  readonly missed: number
  /** The share of its hits that were right; undefined where none was reviewed. */
  readonly precision: Proportion | undefined
  /**
   * The share of breaches that it found, among those known; undefined where none is known. It speaks of the conversations
   * that were listened to in full: where these were drawn by risk, breaches in quiet ones are missing from it.
   */
  readonly recall: Proportion | undefined
}

/** Precision and recall of the machine clause by clause, in the order in which the clauses first come. */
export function clauseAccuracy(reviews: Iterable<FindingReview>): ReadonlyMap<string, ClauseAccuracy> {
  const counts = new Map<string, Record<FindingReview['outcome'], number>>()
  for (const { clause, outcome } of reviews) {
    const entry = counts.get(clause) ?? { confirmed: 0, overturned: 0, missed: 0 }
    counts.set(clause, entry)
    entry[outcome]++
  }
  return new Map([...counts].map(([clause, entry]) => [clause, accuracyOf(entry)]))
}

function accuracyOf(counts: Readonly<Record<FindingReview['outcome'], number>>): ClauseAccuracy {
  const { confirmed, overturned, missed } = counts
  return {
    ...counts,
    precision: proportionOf(confirmed, confirmed + overturned),
    recall: proportionOf(confirmed, confirmed + missed),
  }
}
