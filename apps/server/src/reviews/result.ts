import type { JudgedItem } from '@liangyan/contract'
import { type Reviewed, reviewed, type ReviewedFinding, type Scorecard } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'

/** What a conversation comes to after review. */
export interface ResultAfterReview extends Reviewed {
  readonly score: number
  readonly grade: string
  readonly fatal: boolean
}

/**
 * The result of a conversation after what people said of its findings and judged themselves.
 * @param machine the scorecard of the inspection, as the rules gave it
 * @param findings in the order of their positions: the items of the scorecard name them by it
 */
export function resultAfterReview(
  standard: Standard,
  machine: Scorecard,
  findings: readonly ReviewedFinding[],
  judged: readonly JudgedItem[],
): ResultAfterReview {
  const result = reviewed(standard, machine, findings, new Map(judged.map(({ item, off }) => [item, off])))
  const { total: score, grade, fatal } = result.scorecard
  return { ...result, score, grade, fatal }
}
