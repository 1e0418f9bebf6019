import type { AnswerOf, handInReview as handInRoute } from '@liangyan/contract'
import { addOpinions, closeReview, finishAssignment, holdConversation, nextAssignment, record } from '@liangyan/store'
import { nameOf } from '../access/visitor.ts'
import { settle } from '../double-scoring/settle.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { System } from '../system.ts'
import { checkContent, checkReasons } from './check.ts'
import { decide, said } from './decide.ts'
import { resultOf, shownResult } from './subject.ts'
import { keep, ownOpenReview, subjectOf, type Written } from './write.ts'

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
    if (review.counts) await decide(system, tx, review, subject, content, held, result)
    else await addOpinions(tx, review.id, said(subject, content))
    await settle(system, tx, review.id)
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
