import { decidedReview, type Database, holdConversation, setResult } from '@liangyan/store'
import type { Standards } from '../standards/standards.ts'
import { asReviewed, contentOf } from './content.ts'
import { resultAfterReview } from './result.ts'
import { underReview } from './subject.ts'

/**
 * Makes the result of a conversation anew from what now stands of its findings: after an appeal has changed an opinion.
 * In the transaction that changed it. Nothing where the conversation is not inspected.
 */
export async function restate(
  tx: Database,
  standards: Standards,
  conversationKey: number,
  reviewState?: string,
): Promise<void> {
  const held = await holdConversation(tx, conversationKey)
  if (!held || held.inspectionId === null) return
  const { standard, inspection, rows } = await underReview(tx, standards, conversationKey, held.inspectionId, false)
  const review = await decidedReview(tx, conversationKey)
  const judged = review ? contentOf(review).judged : []
  const result = resultAfterReview(
    standard,
    inspection.scorecard,
    rows.map((row) => asReviewed(row)),
    judged,
  )
  await setResult(tx, conversationKey, { ...result, ...(reviewState !== undefined && { reviewState }) })
}
