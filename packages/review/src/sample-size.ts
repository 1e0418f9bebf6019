import { type SamplingPlan, usualHoldOut } from './sampling.ts'

/** How many conversations a plan draws. */
export interface SampleSize {
  readonly population: number
  readonly drawn: number
  /** Of these at random whatever the risk, where the plan draws by risk. */
  readonly heldOut: number
}

/** How many conversations `drawSample` would draw, from how many of each agent there are alone. */
export function sampleSize(plan: SamplingPlan, byAgent: ReadonlyMap<string, number>): SampleSize {
  const counts = [...byAgent.values()]
  const population = sum(counts)
  if (plan.kind === 'stratified') {
    const minimum = sum(counts.map((own) => Math.min(plan.atLeast, own)))
    const wanted = plan.size ?? Math.round((plan.share ?? 0) * population)
    return { population, drawn: Math.max(minimum, Math.min(wanted, population)), heldOut: 0 }
  }
  const drawn = Math.min(plan.size, population)
  return { population, drawn, heldOut: plan.kind === 'risk' ? Math.round(drawn * (plan.holdOut ?? usualHoldOut)) : 0 }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
