import type { AgreementTable } from '@liangyan/contract'
import type { RatedPair } from '@liangyan/review'
import { machineJudgements, type MachineJudgement, type Period, reviewedCriteria, twiceReviewed } from '@liangyan/store'
import type { System } from '../system.ts'
import { criteriaApplied, machineRating, pairsOf, ratingOf } from './ratings.ts'
import { agreementTable } from './shown.ts'

export interface AgreementInPeriod {
  readonly betweenPeople: AgreementTable
  readonly withMachine: AgreementTable
  readonly withMachineSeen: AgreementTable
}

/** Agreement between people who scored twice, and of people with the machine, from what was handed in within a period. */
export async function agreementInPeriod(system: System, period: Period): Promise<AgreementInPeriod> {
  const { db, standards } = system
  const twice = await twiceReviewed(db, period)
  const blind = await reviewedCriteria(db, period, true)
  const seen = await reviewedCriteria(db, period, false)
  const judgements = await machineJudgements(
    db,
    [...twice, ...blind, ...seen].map(({ inspectionId }) => inspectionId),
  )
  const applied = await appliedTo(system, judgements)
  const withMachine = (reviews: typeof blind): RatedPair[] =>
    reviews.flatMap(({ inspectionId, criteria }) => {
      const machine = judgements.get(inspectionId)
      return machine ? pairsOf(applied.get(inspectionId)!, ratingOf(criteria), machineRating(machine)) : []
    })
  const people = twice.flatMap(({ inspectionId, first, second }) =>
    pairsOf(applied.get(inspectionId) ?? new Set(), ratingOf(first), ratingOf(second)),
  )
  const { titles } = await standards.inForce()
  return {
    betweenPeople: agreementTable(people, titles),
    withMachine: agreementTable(withMachine(blind), titles),
    withMachineSeen: agreementTable(withMachine(seen), titles),
  }
}

/** The criteria that applied to each inspection's conversation, by the version that inspected it. */
export async function appliedTo(
  { standards }: System,
  judgements: ReadonlyMap<number, MachineJudgement>,
): Promise<Map<number, Set<string>>> {
  const applied = new Map<number, Set<string>>()
  for (const [version, of] of Map.groupBy(judgements.values(), ({ standardVersion }) => standardVersion)) {
    const ready = await standards.version(version)
    for (const judgement of of) applied.set(judgement.inspectionId, criteriaApplied(judgement, ready))
  }
  return applied
}
