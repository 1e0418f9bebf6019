/** What the machine found in a conversation, as far as it bears on the risk. */
export interface RiskSigns {
  /** Findings of the inspection, each place one. */
  readonly findings: readonly RiskFinding[]
  /** Points reached and points that could be reached. */
  readonly score: number
  readonly outOf: number
  /** Whether the customer complained, scolded or asked for a supervisor. */
  readonly complaint: boolean
}

export interface RiskFinding {
  readonly clause: string
  readonly severity: 'minor' | 'major' | 'fatal'
  readonly verdict: 'broken' | 'undecided'
}

/**
 * How much each sign weighs, from 0 to 1: the chance that a conversation with this sign and no other is a bad one.
 */
export interface RiskWeights {
  readonly minor: number
  readonly major: number
  readonly fatal: number
  /** What part of its severity's weight an undecided finding has. */
  readonly undecided: number
  /** The weight of losing all points; losing half of them has half of it. */
  readonly pointsLost: number
  readonly complaint: number
}

/** Weights to begin with, until a bank has its own from its reviews. */
export const usualRiskWeights: RiskWeights = {
  minor: 0.08,
  major: 0.25,
  fatal: 0.8,
  undecided: 0.5,
  pointsLost: 0.5,
  complaint: 0.3,
}

/** One reason for a risk. */
export interface RiskContribution {
  readonly sign: 'finding' | 'points-lost' | 'complaint'
  /** The clause of a finding. */
  readonly clause?: string
  /** From 0 to 1: the risk if this were the only sign. */
  readonly weight: number
}

/**
 * What the risk is made of, in the order of the findings; a sign that weighs nothing is left out.
 * @param precisionOf the precision of a clause, 0 to 1: one whose hits reviews overturn counts less; see `expectedPrecision`
 */
export function riskContributions(
  { findings, score, outOf, complaint }: RiskSigns,
  weights: RiskWeights = usualRiskWeights,
  precisionOf: (clause: string) => number = () => 1,
): RiskContribution[] {
  const lost = outOf > 0 ? within(1 - score / outOf) : 0
  const found = findings.map(({ clause, severity, verdict }): RiskContribution => {
    const sure = verdict === 'broken' ? 1 : within(weights.undecided)
    return { sign: 'finding', clause, weight: within(weights[severity]) * sure * within(precisionOf(clause)) }
  })
  const others: RiskContribution[] = [
    { sign: 'points-lost', weight: within(weights.pointsLost) * lost },
    { sign: 'complaint', weight: complaint ? within(weights.complaint) : 0 },
  ]
  return [...found, ...others].filter(({ weight }) => weight > 0)
}

/**
 * The risk, from 0 to 1, that a conversation is a bad one: the chance that at least one of its signs is right, as if they
 * were independent (noisy-or), 1 − ∏(1 − weight). A further finding, a lower score, a graver severity, a higher precision
 * never lower it; the order of the findings does not matter. It ranks conversations; it is not a measured probability.
 */
export function riskOf(
  signs: RiskSigns,
  weights: RiskWeights = usualRiskWeights,
  precisionOf: (clause: string) => number = () => 1,
): number {
  const doubts = riskContributions(signs, weights, precisionOf).map(({ weight }) => 1 - weight)
  doubts.sort((a, b) => a - b) // always multiplied in the same order: equal signs give the same number to the last bit
  return 1 - doubts.reduce((product, doubt) => product * doubt, 1)
}

/**
 * The precision to expect of a clause from its reviews, drawn towards what is usual while there are few: one overturned
 * hit does not silence a clause. With no review it is `usual.precision`; after `usual.reviews` reviews both count alike.
 */
export function expectedPrecision(
  { confirmed, overturned }: { readonly confirmed: number; readonly overturned: number },
  usual: { readonly precision: number; readonly reviews: number } = { precision: 0.8, reviews: 10 },
): number {
  const reviews = confirmed + overturned + usual.reviews
  return reviews === 0 ? usual.precision : (confirmed + usual.precision * usual.reviews) / reviews
}

/** Into the range 0 to 1; what is not a number is 0. */
const within = (value: number): number => (value > 0 ? Math.min(1, value) : 0)
