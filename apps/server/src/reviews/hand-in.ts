import type { AnswerOf, handInReview as handInRoute, ReviewContent } from '@liangyan/contract'
import {
  addFindings,
  addOpinions,
  closeReview,
  type Database,
  findingRow,
  finishAssignment,
  type HeldConversation,
  holdConversation,
  type NamedReview,
  nextAssignment,
  record,
  setOpinions,
  setResult,
} from '@liangyan/store'
import { nameOf } from '../access/visitor.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { System } from '../system.ts'
import { findingAdded } from './added.ts'
import { checkContent, checkReasons } from './check.ts'
import { isPersons, opinionOn, opinionsById } from './content.ts'
import type { ResultAfterReview } from './result.ts'
import { resultOf, shownResult, type UnderReview } from './subject.ts'
import { keep, ownOpenReview, subjectOf, type Written } from './write.ts'

/** Conversations with an appeal keep that state: it says more than that they were reviewed. */
const OF_APPEALS: ReadonlySet<string> = new Set(['appealed', 'settled'])

/** Hands a review in. What it decides, decides at once: result, findings, audit trail and message in one transaction. */
export async function handIn(system: System, written: Written, address: string): Promise<AnswerOf<typeof handInRoute>> {
  const { reviewer, content } = written
  const result = await system.db.transaction(async (tx) => {
    const review = await ownOpenReview(tx, written.id, reviewer)
    const held = await holdConversation(tx, review.conversationKey)
    if (!held) throw notFound('会话')
    if (held.inspectionId !== review.inspectionId)
      throw conflict('inspected-again', '会话在复核期间已重新质检，请重新打开复核，核对新的命中后再提交')
    const subject = await subjectOf(system, tx, review)
    checkContent(subject, content)
    checkReasons(subject, content)
    await keep(tx, review, written)
    const result = resultOf(subject, content)
    const { scorecard, criteria } = result
    await closeReview(tx, review.id, { scorecard, criteria, bad: scorecard.total < scorecard.outOf })
    if (review.assignmentId !== null) await finishAssignment(tx, review.assignmentId)
    if (review.counts) await decide(tx, review, subject, content, held, result)
    else await addOpinions(tx, review.id, said(subject, content))
    await record(tx, {
      userId: reviewer.person.user.id,
      who: nameOf(reviewer),
      action: 'review.done',
      subject: held.id,
      detail: { review: review.id, score: result.score, counts: review.counts },
      address,
    })
    return shownResult(subject, content, result)
  })
  const next = await nextAssignment(system.db, reviewer.person.user.id)
  return { result, next: next ?? null }
}

/** What a review holds becomes what stands of the findings and of the conversation. */
async function decide(
  tx: Database,
  review: NamedReview,
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
}

const said = ({ rows }: UnderReview, { opinions }: ReviewContent) =>
  opinions
    .filter(({ finding }) => rows.some(({ id }) => id === finding))
    .map(({ finding, opinion, comment }) => ({ findingId: finding, opinion, comment }))

function addedRows(review: NamedReview, subject: UnderReview, { added }: ReviewContent, startedAt: Date) {
  const { standard, record: masked, rows } = subject
  return added.map((one, i) => {
    const finding = findingAdded(standard, masked, one)!
    const row = findingRow(finding, rows.length + i, review.conversationKey, review.inspectionId, startedAt)
    return { ...row, opinion: 'added' }
  })
}
