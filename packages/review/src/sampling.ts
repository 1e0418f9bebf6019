import { lowest } from './lowest.ts'
import { randomNumbers } from './random-numbers.ts'

/** A conversation that may be drawn for review. */
export interface Candidate {
  readonly conversation: string
  readonly agent: string
  /** From 0 to 1; see `riskOf`. Only plans of kind `risk` look at it. */
  readonly risk: number
}

/** `size` conversations, each as likely as any other. */
export interface RandomPlan {
  readonly kind: 'random'
  readonly size: number
}

/**
 * At random agent by agent. Each agent is reviewed at least `atLeast` times, or as often as there are conversations; then
 * places are given out until the sample has `size` conversations, or the share `share` (0 to 1) of the population where no
 * size is given. With neither only the minimum is drawn. The minimum is kept even where it asks for more than `size`.
 */
export interface StratifiedPlan {
  readonly kind: 'stratified'
  readonly atLeast: number
  readonly size?: number
  readonly share?: number
  /**
   * Who gets the places beyond the minimum: `proportional` (the default) brings every agent as near to the same share as
   * whole conversations allow (Webster's method), `even` as near to the same number. Ties are decided by lot.
   */
  readonly remainder?: 'proportional' | 'even'
}

/**
 * The `size` conversations of the highest risk, save that the share `holdOut` of them (0 to 1, 0.2 unless given) is drawn
 * at random from the whole population first, whatever its risk: only that part can say how many bad ones there are.
 */
export interface RiskPlan {
  readonly kind: 'risk'
  readonly size: number
  readonly holdOut?: number
}

/** Sampling plan 抽检计划. */
export type SamplingPlan = RandomPlan | StratifiedPlan | RiskPlan

/** Why a conversation was drawn. */
export type DrawReason = 'random' | 'stratum' | 'risk' | 'hold-out'

/** A conversation drawn for review. */
export interface DrawnConversation {
  readonly conversation: string
  readonly reason: DrawReason
  /**
   * How likely this conversation was to be drawn this way, above 0 up to 1; for a stratum, given the number of places
   * that its agent got. Absent for `risk`, where no chance is involved.
   */
  readonly probability?: number
}

/** What a plan drew. */
export interface Sample {
  /** In the order in which to review: a part of the list from the top is drawn the same way as the whole. */
  readonly drawn: readonly DrawnConversation[]
  /** How many conversations could be drawn: those given less those excluded, each id once. */
  readonly population: number
}

/** The share of a risk sample that is drawn at random where the plan does not say. */
export const usualHoldOut = 0.2

/**
 * Draws a sample. The same plan, seed and set of conversations draw the same sample, in whatever order the conversations
 * are given. No id is drawn twice and none that is in `exclude`. Throws a RangeError on a size that is not a whole number
 * from 0, or a share outside 0 to 1.
 *
 * What is estimated from the sample is an estimate about the population less the excluded: a hold-out drawn after the
 * riskiest conversations were reviewed and excluded speaks of the others only.
 */
export function drawSample(
  plan: SamplingPlan,
  conversations: Iterable<Candidate>,
  { seed, exclude = new Set() }: { readonly seed: string; readonly exclude?: ReadonlySet<string> },
): Sample {
  checkPlan(plan)
  const lotOf = randomNumbers(seed)
  const byId = new Map<string, Lot>()
  for (const { conversation, agent, risk } of conversations)
    if (!exclude.has(conversation) && !byId.has(conversation))
      byId.set(conversation, { conversation, agent, risk, lot: lotOf(conversation) })
  const population = [...byId.values()]
  return { drawn: drawn(plan, population, seed), population: population.length }
}

/** A candidate with the number that was drawn for it. */
interface Lot extends Candidate {
  readonly lot: number
}

/** Equal lots, one in many billions, go by name. */
const byLot = (a: Lot, b: Lot): number => a.lot - b.lot || (a.conversation < b.conversation ? -1 : 1)

function drawn(plan: SamplingPlan, population: readonly Lot[], seed: string): DrawnConversation[] {
  switch (plan.kind) {
    case 'random':
      return atRandom(population, plan.size, 'random')
    case 'stratified':
      return byStratum(population, plan, randomNumbers(`${seed}\nagents`))
    case 'risk':
      return byRisk(population, plan)
  }
}

function checkPlan(plan: SamplingPlan): void {
  const counts = plan.kind === 'stratified' ? [plan.atLeast, plan.size ?? 0] : [plan.size]
  const shares = plan.kind === 'stratified' ? [plan.share ?? 0] : plan.kind === 'risk' ? [plan.holdOut ?? 0] : []
  for (const count of counts)
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of conversations: ${count}`)
  for (const share of shares) if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share from 0 to 1: ${share}`)
}

function atRandom(population: readonly Lot[], size: number, reason: DrawReason): DrawnConversation[] {
  const probability = Math.min(1, size / population.length)
  return lowest(population, size, byLot).map(({ conversation }) => ({ conversation, reason, probability }))
}

function byStratum(
  population: readonly Lot[],
  plan: StratifiedPlan,
  lotOf: (name: string) => number,
): DrawnConversation[] {
  const strata = Map.groupBy(population, ({ agent }) => agent)
  const places = placesOf(strata, plan, lotOf)
  return [...strata]
    .flatMap(([agent, own]) => {
      const granted = places.get(agent) ?? 0
      return lowest(own, granted, byLot).map((each) => ({ ...each, probability: granted / own.length }))
    })
    .sort(byLot)
    .map(({ conversation, probability }) => ({ conversation, reason: 'stratum', probability }))
}

/**
 * How many conversations of each agent are drawn. Every place that an agent could get beyond the minimum has a rank; those
 * of the lowest rank are granted.
 */
function placesOf(
  strata: ReadonlyMap<string, readonly Lot[]>,
  { atLeast, size, share, remainder = 'proportional' }: StratifiedPlan,
  lotOf: (name: string) => number,
): Map<string, number> {
  const places = new Map([...strata].map(([agent, own]) => [agent, Math.min(atLeast, own.length)]))
  const wanted = size ?? Math.round((share ?? 0) * sum([...strata.values()].map((own) => own.length)))
  const further = strata
    .entries()
    .flatMap(([agent, own]) =>
      placesBeyond(places.get(agent) ?? 0, own.length, remainder, { agent, lot: lotOf(agent) }),
    )
  const granted = lowest(further, wanted - sum(places.values()), (a, b) => a.rank - b.rank || a.lot - b.lot)
  for (const { agent } of granted) places.set(agent, (places.get(agent) ?? 0) + 1)
  return places
}

function* placesBeyond(
  minimum: number,
  own: number,
  remainder: 'proportional' | 'even',
  whose: { readonly agent: string; readonly lot: number },
) {
  for (let place = minimum; place < own; place++)
    yield { ...whose, rank: remainder === 'even' ? place : (place + 0.5) / own }
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0)

/** The hold-out first, from all; then the riskiest of the others. Equal risks are decided by lot. */
function byRisk(population: readonly Lot[], { size, holdOut = usualHoldOut }: RiskPlan): DrawnConversation[] {
  const places = Math.min(size, population.length)
  const heldOut = atRandom(population, Math.round(places * holdOut), 'hold-out')
  const taken = new Set(heldOut.map(({ conversation }) => conversation))
  const others = population.values().filter(({ conversation }) => !taken.has(conversation))
  const riskiest = lowest(others, places - taken.size, (a, b) => b.risk - a.risk || byLot(a, b))
  const byRank = riskiest.map(({ conversation }): DrawnConversation => ({ conversation, reason: 'risk' }))
  return interleaved(byRank, heldOut)
}

/** Both lists in their own order, spread evenly over the common one. */
function interleaved<T>(many: readonly T[], few: readonly T[]): T[] {
  const placed = [many, few].flatMap((list) => list.map((item, i) => ({ item, at: (i + 0.5) / list.length })))
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}
