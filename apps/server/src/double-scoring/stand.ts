import { addReview, type Database, holdConversation, type NamedReview } from '@liangyan/store'
import { contentOf } from '../reviews/content.ts'
import { findingAdded } from '../reviews/added.ts'
import { decide } from '../reviews/decide.ts'
import { resultOf, underReview } from '../reviews/subject.ts'
import type { System } from '../system.ts'
import { fromBlind } from './from-blind.ts'

/**
 * A blind review becomes the result of its conversation: a further review of the same person that counts, with the blind
 * one held against what the machine found. The blind one stays as it was handed in, for the figures of agreement.
 */
export async function letStand(system: System, tx: Database, blind: NamedReview): Promise<void> {
  const { standards, now } = system
  const held = await holdConversation(tx, blind.conversationKey)
  if (!held || held.inspectionId === null) return
  const subject = await underReview(tx, standards, blind.conversationKey, held.inspectionId, false)
  const known = contentOf(blind)
  // a version published since may no longer have a clause
  const added = known.added.filter((one) => findingAdded(subject.standard, subject.record, one))
  const content = fromBlind({ ...known, added }, subject.rows)
  const result = resultOf(subject, content)
  const { scorecard, criteria, score, fatal } = result
  const { comment, ...written } = content
  const review = { conversationKey: blind.conversationKey, inspectionId: held.inspectionId }
  const id = await addReview(tx, {
    ...review,
    reviewerId: blind.reviewerId,
    state: 'done',
    counts: true,
    blind: true,
    content: written,
    comment,
    scorecard,
    score,
    fatal,
    bad: scorecard.total < scorecard.outOf,
    criteria: [...criteria],
    doneAt: now(),
  })
  await decide(system, tx, { id: id!, ...review }, subject, content, held, result)
}
