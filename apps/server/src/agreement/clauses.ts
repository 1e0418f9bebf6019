import type { ClausePrecision } from '@liangyan/contract'
import { clauseAccuracy } from '@liangyan/review'
import { opinionCounts, type Period } from '@liangyan/store'
import { reviewsOf } from '../standards/figures.ts'
import type { System } from '../system.ts'

/**
 * How far each clause can be relied on, from what people said of its findings in conversations of a period: the clause
 * that is surely the least precise first. What was found without a clause, by its criterion alone, is no clause's.
 */
export async function clausePrecisions({ db, standards }: System, period: Period): Promise<ClausePrecision[]> {
  const { standard, titles } = await standards.inForce()
  const criteria = new Map(standard.clauses.map(({ clause: { id, criterion = '' } }) => [id, criterion]))
  const accuracies = clauseAccuracy(reviewsOf(await opinionCounts(db, period)))
  return [...accuracies]
    .filter(([clause]) => criteria.has(clause))
    .map(([clause, { precision, recall, ...counts }]) => ({
      clause,
      title: titles.clause(clause),
      criterion: titles.criterion(criteria.get(clause)!),
      ...counts,
      precision: precision ?? null,
      recall: recall ?? null,
    }))
    .sort((a, b) => (a.precision?.high ?? 2) - (b.precision?.high ?? 2) || b.missed - a.missed)
}
