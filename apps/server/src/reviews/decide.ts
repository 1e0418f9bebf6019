import type { ReviewContent } from '@liangyan/contract'
import {
  addFindings,
  addOpinions,
  type Database,
  findingRow,
  type HeldConversation,
  type NamedReview,
  setOpinions,
  setResult,
} from '@liangyan/store'
import type { System } from '../system.ts'
import { emit } from '../webhooks/emit.ts'
import { findingAdded } from './added.ts'
import { isPersons, opinionOn, opinionsById } from './content.ts'
import type { ResultAfterReview } from './result.ts'
import type { UnderReview } from './subject.ts'

/** Conversations with an appeal keep that state: it says more than that they were reviewed. */
const OF_APPEALS: ReadonlySet<string> = new Set(['appealed', 'settled'])

/** The review, and the inspection that it is about. */
export type DecidingReview = Pick<NamedReview, 'id' | 'conversationKey' | 'inspectionId'>

/** What a review holds becomes what stands of the findings and of the conversation; webhooks are told. */
export async function decide(
  system: Pick<System, 'queue'>,
  tx: Database,
  review: DecidingReview,
  subject: UnderReview,
  content: ReviewContent,
  held: HeldConversation,
  result: ResultAfterReview,
): Promise<void> {
  const { rows } = subject
  const opinions = opinionsById(content)
  for (const opinion of ['machine', 'confirmed', 'overturned', 'added'] as const) {
    const changed = rows.filter((row) => row.opinion !== opinion && opinionOn(row, opinions) === opinion)
    const [persons, machines] = [changed.filter(isPersons), changed.filter((row) => !isPersons(row))]
    await setOpinions(
      tx,
      opinion,
      machines.map(({ id }) => id),
    )
    await setOpinions(
      tx,
      opinion,
      persons.map(({ id }) => id),
      opinion === 'added',
    )
  }
  const added = await addFindings(tx, addedRows(review, subject, content, held.startedAt))
  const additions = content.added.map(({ comment }, i) => ({ findingId: added[i], opinion: 'added', comment }))
  await addOpinions(tx, review.id, [...said(subject, content), ...additions])
  const reviewState = OF_APPEALS.has(held.reviewState) ? held.reviewState : 'reviewed'
  await setResult(tx, review.conversationKey, { ...result, reviewState })
  const { score, grade, fatal, broken, undecided, criteria, scorecard } = result
  const figures = { score, outOf: scorecard.outOf, grade, fatal, broken, undecided, criteria: [...criteria] }
  await emit(system, tx, 'review.done', { conversation: held.id, review: review.id, ...figures })
}

/** What a review says of stored findings. */
export const said = ({ rows }: UnderReview, { opinions }: ReviewContent) =>
  opinions
    .filter(({ finding }) => rows.some(({ id }) => id === finding))
    .map(({ finding, opinion, comment }) => ({ findingId: finding, opinion, comment }))

function addedRows(review: DecidingReview, subject: UnderReview, { added }: ReviewContent, startedAt: Date) {
  const { standard, record: masked, rows } = subject
  return added.map((one, i) => {
    const finding = findingAdded(standard, masked, one)!
    const row = findingRow(finding, rows.length + i, review.conversationKey, review.inspectionId, startedAt)
    return { ...row, opinion: 'added' }
  })
}
