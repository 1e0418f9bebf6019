import type { AnswerOf, ReviewContent, saveReview as saveRoute } from '@liangyan/contract'
import { type Database, dropReview, type NamedReview, record, reviewById, saveReview } from '@liangyan/store'
import { nameOf } from '../access/visitor.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { System } from '../system.ts'
import type { Reviewer } from './begin.ts'
import { checkContent } from './check.ts'
import { resultOf, shownResult, type UnderReview, underReview } from './subject.ts'

export interface Written {
  readonly id: number
  readonly reviewer: Reviewer
  readonly revision: number
  readonly content: ReviewContent
}

/** Keeps what is written so far. */
export async function keepReview(system: System, written: Written): Promise<AnswerOf<typeof saveRoute>> {
  const { db } = system
  const review = await ownOpenReview(db, written.id, written.reviewer)
  const subject = await subjectOf(system, db, review)
  checkContent(subject, written.content)
  const { revision, savedAt } = await keep(db, review, written)
  const result = shownResult(subject, written.content, resultOf(subject, written.content))
  return { revision, savedAt: savedAt.toISOString(), result }
}

/** Gives up a review that is open. */
export async function discard(db: Database, id: number, reviewer: Reviewer, address: string): Promise<void> {
  const { conversationKey } = await ownOpenReview(db, id, reviewer)
  await db.transaction(async (tx) => {
    await dropReview(tx, id)
    const userId = reviewer.person.user.id
    const detail = { conversation: conversationKey }
    await record(tx, { userId, who: nameOf(reviewer), action: 'review.discard', subject: String(id), detail, address })
  })
}

/** The review, where this person writes it just now. */
export async function ownOpenReview(db: Database, id: number, { person }: Reviewer): Promise<NamedReview> {
  const review = await reviewById(db, id)
  if (!review) throw notFound('复核')
  if (review.reviewerId !== person.user.id)
    throw conflict('taken-over', `${review.reviewer}已接手此会话的复核，您此后的修改不再保存`)
  if (review.state !== 'open') throw conflict('done', '此复核已经提交，如需更正请重新复核')
  return review
}

export async function subjectOf({ standards }: System, db: Database, review: NamedReview): Promise<UnderReview> {
  return underReview(db, standards, review.conversationKey, review.inspectionId, review.blind)
}

/** Stores what is written, unless somebody, or another window, was quicker. */
export async function keep(
  db: Database,
  { id, reviewerId }: NamedReview,
  { revision, content: { comment, ...content } }: Written,
): Promise<{ revision: number; savedAt: Date }> {
  const kept = await saveReview(db, { id, reviewerId, revision }, { content, comment })
  if (!kept) throw conflict('changed-elsewhere', '此复核已在别处修改，请重新载入后继续')
  return kept
}
