import type { CalibrationResult, Named, PairAgreement } from '@liangyan/contract'
import { agreementOf, confusionTable, type RatedPair } from '@liangyan/review'
import {
  type CalibrationScoring,
  calibrationScorings,
  type CalibrationWithProgress,
  machineJudgements,
  type MachineJudgement,
} from '@liangyan/store'
import { appliedTo } from '../agreement/in-period.ts'
import { machineRating, pairsOf, type Rating, ratingOf } from '../agreement/ratings.ts'
import { agreementTable, shownAgreement } from '../agreement/shown.ts'
import type { System } from '../system.ts'
import { shownCalibration } from './shown.ts'

/** One conversation as each who handed in, and the machine, judged it. */
interface Judged {
  readonly scorings: readonly CalibrationScoring[]
  readonly machine: MachineJudgement | undefined
  readonly applied: ReadonlySet<string>
}

/** What a calibration showed: who agrees with whom and with the machine, and on what they differ. */
export async function calibrationResult(
  system: System,
  calibration: CalibrationWithProgress,
): Promise<CalibrationResult> {
  const scorings = await calibrationScorings(system.db, calibration.id)
  const judgements = await machineJudgements(
    system.db,
    scorings.map(({ review }) => review.inspectionId),
  )
  const applied = await appliedTo(system, judgements)
  // those who scored another inspection of the conversation than the first are compared all the same, by its criteria
  const judged = [...Map.groupBy(scorings, ({ key }) => key).values()].map((own): Judged => {
    const { inspectionId } = own[0].review
    return { scorings: own, machine: judgements.get(inspectionId), applied: applied.get(inspectionId) ?? new Set() }
  })
  const people = calibration.inspectors.filter(({ done }) => done > 0).map(({ id, name }) => ({ id, name }))
  const { titles } = await system.standards.inForce()
  const between = everyTwo(people).map(([first, second]) => ({ first, second, rated: ratedBy(judged, first, second) }))
  const withMachine = people.map((first) => ({ first, second: null, rated: ratedBy(judged, first, null) }))
  return {
    calibration: shownCalibration(calibration),
    betweenPeople: agreementTable(
      between.flatMap(({ rated }) => rated),
      titles,
    ),
    withMachine: agreementTable(
      withMachine.flatMap(({ rated }) => rated),
      titles,
    ),
    pairs: [...between, ...withMachine].map(({ first, second, rated }): PairAgreement => {
      return { first, second, figures: shownAgreement(agreementOf(confusionTable(rated))) }
    }),
    conversations: judged.map(shownConversation).sort((a, b) => b.disagreement - a.disagreement),
  }
}

/** Every two, each pair once. */
function everyTwo<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, i) => items.slice(i + 1).map((second): [T, T] => [first, second]))
}

/** All conversations that both have judged; null is the machine. */
function ratedBy(judged: readonly Judged[], first: Named, second: Named | null): RatedPair[] {
  return judged.flatMap((each) => {
    const [one, other] = [ratingBy(each, first), ratingBy(each, second)]
    return one && other ? pairsOf(each.applied, one, other) : []
  })
}

function ratingBy({ scorings, machine }: Judged, who: Named | null): Rating | undefined {
  if (who === null) return machine && machineRating(machine)
  const own = scorings.find(({ reviewer }) => reviewer.id === who.id)
  return own && ratingOf(own.review.criteria ?? [])
}

function shownConversation({ scorings, machine, applied }: Judged): CalibrationResult['conversations'][number] {
  const { id, startedAt, agentName, service } = scorings[0].conversation
  const pairs = everyTwo(scorings).flatMap(([one, other]) =>
    pairsOf(applied, ratingOf(one.review.criteria ?? []), ratingOf(other.review.criteria ?? [])),
  )
  const differing = pairs.filter(({ first, second }) => first !== second).length
  const scores = scorings.map(({ review }) => review.score ?? 0)
  return {
    id,
    startedAt: startedAt.toISOString(),
    agentName,
    service,
    disagreement: pairs.length === 0 ? 0 : differing / pairs.length,
    lowest: Math.min(...scores),
    highest: Math.max(...scores),
    machine: machine ? (machine.scorecard as { total: number }).total : null,
  }
}
