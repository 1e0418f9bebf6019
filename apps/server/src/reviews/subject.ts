import type { ReviewContent, ReviewResult } from '@liangyan/contract'
import type { ReviewedFinding } from '@liangyan/inspection'
import { type Database, type InspectionRow, readInspection } from '@liangyan/store'
import { shownScorecard } from '../conversations/scorecard.ts'
import { conflict } from '../http/refused.ts'
import type { ReadyStandard, Standards } from '../standards/standards.ts'
import { findingAdded } from './added.ts'
import type { Subject } from './check.ts'
import { asReviewed, opinionOn, opinionsById } from './content.ts'
import { type ResultAfterReview, resultAfterReview } from './result.ts'

/** An inspection under review, with the version that made it. */
export interface UnderReview extends Subject {
  readonly ready: ReadyStandard
  readonly inspection: InspectionRow
}

/** @param blind whether the reviewer must not see what the machine found */
export async function underReview(
  db: Database,
  standards: Standards,
  key: number,
  inspectionId: number,
  blind: boolean,
): Promise<UnderReview> {
  const found = await readInspection(db, key, inspectionId)
  if (!found) throw conflict('not-inspected', '会话尚未质检，请稍后再复核')
  const { inspection, findings, record } = found
  const ready = await standards.version(inspection.standardVersion)
  return { ready, standard: ready.standard, inspection, record, rows: blind ? [] : findings }
}

/** What the conversation would come to with this content; findings that it adds come after those that are stored. */
export function resultOf(subject: UnderReview, content: ReviewContent): ResultAfterReview {
  const { standard, record, rows, inspection } = subject
  const said = opinionsById(content)
  const added = content.added.flatMap((one): ReviewedFinding[] => {
    const finding = findingAdded(standard, record, one)
    return finding ? [{ finding, opinion: 'added' }] : []
  })
  const findings = [...rows.map((row) => asReviewed(row, opinionOn(row, said))), ...added]
  return resultAfterReview(standard, inspection.scorecard, findings, content.judged)
}

/** The same as the contract shows it. */
export function shownResult({ ready }: UnderReview, content: ReviewContent, result: ResultAfterReview): ReviewResult {
  const { scorecard, broken, undecided, criteria } = result
  return {
    scorecard: shownScorecard(ready, scorecard, content.judged),
    broken,
    undecided,
    criteria: [...criteria],
  }
}
