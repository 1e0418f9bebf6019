import { REVIEWERS } from '@liangyan/contract'
import { assignThird, doubleScoringOutcome } from '@liangyan/review'
import {
  addArbitration,
  assignmentById,
  type Database,
  type DoubleScoringRow,
  holdDoubleScoring,
  type NamedReview,
  readDoubleScoring,
  record,
  reviewById,
  reviewersWithLoad,
  type ScoringRow,
  scoringsOf,
  setDoubleScoring,
  sharersOfSample,
} from '@liangyan/store'
import type { System } from '../system.ts'
import { letStand } from './stand.ts'

/**
 * What follows from a review that was handed in for a sampling plan, in the same transaction. One that was written blind
 * decides the conversation all the same, unless two score it: then nothing is decided before both have. Near enough, the
 * first one's stands, with its evidence, and the mean is kept beside it; too far apart, a third decides.
 */
export async function settle(system: System, tx: Database, reviewId: number): Promise<void> {
  const review = (await reviewById(tx, reviewId))!
  const assignment = review.assignmentId === null ? undefined : await assignmentById(tx, review.assignmentId)
  if (!assignment || assignment.sampleId === null) return
  if (assignment.doubleScoringId !== null) return settleDoubleScoring(system, tx, assignment.doubleScoringId)
  if (review.blind) await letStand(system, tx, review)
}

async function settleDoubleScoring(system: System, tx: Database, id: number): Promise<void> {
  const row = await holdDoubleScoring(tx, id)
  if (!row) return
  const scorings = await scoringsOf(tx, [id])
  const outcome = outcomeOf(row, scorings)
  if (outcome.state === 'waiting' || outcome.state === row.state) return
  if (outcome.state === 'arbitration') {
    const { state, difference } = outcome
    await setDoubleScoring(tx, id, { state, difference })
    await addArbitration(tx, row, await arbiterOf(tx, row, inspectorsOf(scorings)))
  } else {
    const { state, difference, score, fatal } = outcome
    await setDoubleScoring(tx, id, { state, difference, score, fatal, settledAt: system.now() })
    const first = scorings.find(({ arbitrating }) => !arbitrating)?.review
    if (state === 'agreed' && first) await letStand(system, tx, (await reviewById(tx, first.id)) as NamedReview)
  }
  const detail = { doubleScoring: id, state: outcome.state, difference: outcome.difference }
  await record(tx, { userId: null, who: '系统', action: 'doubleScoring.settle', detail })
}

/** How a double scoring stands after what has been handed in. */
export function outcomeOf({ scoreLimit }: DoubleScoringRow, scorings: readonly ScoringRow[]) {
  const handedIn = scorings.flatMap(({ review }) =>
    review ? [{ inspector: String(review.reviewerId), score: review.score ?? 0, fatal: review.fatal }] : [],
  )
  return doubleScoringOutcome({ inspectors: inspectorsOf(scorings) }, handedIn, { scoreLimit, fatalMismatch: true })
}

/** The two. */
export function inspectorsOf(scorings: readonly ScoringRow[]): readonly [string, string] {
  const [first, second] = scorings.filter(({ arbitrating }) => !arbitrating)
  return [String(first?.reviewer?.id ?? ''), String(second?.reviewer?.id ?? '')]
}

/** The third: of those who share the plan, else of all inspectors; null where there is none, and anybody else takes it. */
async function arbiterOf(
  tx: Database,
  { id, sampleId }: DoubleScoringRow,
  two: readonly [string, string],
): Promise<number | null> {
  const reviewers = await reviewersWithLoad(tx, REVIEWERS)
  const sharers = await sharersOfSample(tx, sampleId)
  const { agent } = (await readDoubleScoring(tx, id))!.conversation
  const barred = reviewers.filter(({ staffNumber }) => staffNumber !== null && staffNumber === agent)
  const conversation = { conversation: String(id), agent: '', barred: barred.map((each) => String(each.id)) }
  const among = (may: typeof reviewers) =>
    assignThird(
      conversation,
      two,
      may.map((each) => ({ id: String(each.id), load: each.open })),
      { seed: String(id) },
    )
  const third =
    among(reviewers.filter((each) => sharers.includes(each.id))) ??
    among(reviewers.filter(({ role }) => role === 'inspector'))
  return third === undefined ? null : Number(third)
}
