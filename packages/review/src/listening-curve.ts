import { type Proportion, proportionOf } from './proportion.ts'
import type { DrawReason } from './sampling.ts'

/** A conversation of the population that a reviewer has listened to. */
export interface ReviewedConversation {
  /** Its risk when the sample was drawn; the order of risk, highest first, is the order of listening. */
  readonly risk: number
  /** Whether the reviewer found it bad. */
  readonly bad: boolean
  readonly reason: DrawReason
  /** As drawn; a hold-out must have one. */
  readonly probability?: number
}

/** One point of the chart: what is found after listening to `listened` conversations. Not whole where risks are equal. */
export interface ListeningPoint {
  readonly listened: number
  readonly foundByRisk: number
  readonly foundAtRandom: number
}

/** How many times as many bad ones are found by risk as at random, for the same number of conversations listened to. */
export interface ListeningGain extends ListeningPoint {
  readonly gain: number
  /** The gain at either end of the interval of the rate. */
  readonly low: number
  readonly high: number
}

export interface HoldOutReviews {
  readonly reviewed: number
  readonly bad: number
}

export type ListeningEffort =
  | {
      readonly enough: true
      readonly holdOut: HoldOutReviews
      /** The share of bad conversations in the population, from the hold-outs alone; unbiased. */
      readonly rate: Proportion
      /** The number of bad conversations in the population: the rate, held to what the reviews have already shown. */
      readonly total: { readonly estimate: number; readonly low: number; readonly high: number }
      /** From 0 conversations to all that were listened to in the order of risk. */
      readonly points: readonly ListeningPoint[]
      /** At the budget, or at all that were listened to by risk where these are fewer: `gain.listened` says which. */
      readonly gain: ListeningGain
    }
  | {
      readonly enough: false
      readonly holdOut: HoldOutReviews
      readonly reason: 'few-hold-outs' | 'no-bad-hold-out' | 'none-by-risk'
      /** For the screen. */
      readonly message: string
    }

/** Fewer hold-outs than this say too little. */
export const usualLeastHoldOuts = 30

/**
 * The listening-effort curve: what reviewing in the order of risk finds, against reviewing at random.
 *
 * By risk it is counted: those drawn by risk, and the hold-outs no less risky than the least of them, in the order of
 * risk; among equal risks the bad ones count as spread evenly. At random it is the estimated rate times the number
 * listened to. The rate is Hájek's estimator over the hold-outs, Σ(bad/π) / Σ(1/π), with Wilson's 95 % interval at Kish's
 * effective number of cases (Σw)²/Σw². Hold-outs of several draws may be put together where each draw had a population of
 * its own, as with weekly plans.
 *
 * @param reviewed every reviewed conversation of the population, each once; those drawn otherwise only count as known
 * @param population the number of conversations that the samples were drawn from
 * @param budget the number of conversations one can listen to, for `gain`
 * Throws a RangeError on a hold-out whose probability is not above 0 up to 1, a population smaller than the reviews, or a
 * budget that is not a whole number from 1.
 */
export function listeningEffort(
  reviewed: readonly ReviewedConversation[],
  {
    population,
    budget,
    leastHoldOuts = usualLeastHoldOuts,
  }: {
    readonly population: number
    readonly budget: number
    readonly leastHoldOuts?: number
  },
): ListeningEffort {
  if (!(population >= reviewed.length)) throw new RangeError(`more reviews than conversations: ${population}`)
  if (!Number.isSafeInteger(budget) || budget < 1) throw new RangeError(`not a number of conversations: ${budget}`)
  const heldOut = reviewed.filter(({ reason }) => reason === 'hold-out')
  const holdOut = { reviewed: heldOut.length, bad: heldOut.filter(({ bad }) => bad).length }
  const rate = rateOf(heldOut)
  const found = foundByRisk(reviewed)
  const lack = lackOf(holdOut, leastHoldOuts, found.length - 1)
  if (lack || !rate) return { enough: false, holdOut, ...(lack ?? tooFew(holdOut.reviewed, leastHoldOuts)) }
  const points = found.map((count, listened) => ({
    listened,
    foundByRisk: count,
    foundAtRandom: listened * rate.value,
  }))
  const total = totalOf(rate, reviewed, population)
  return { enough: true, holdOut, rate, total, points, gain: gainAt(points, budget, rate) }
}

function lackOf({ reviewed, bad }: HoldOutReviews, least: number, byRisk: number) {
  if (reviewed < least) return tooFew(reviewed, least)
  if (bad === 0) {
    const message = `随机对照的 ${reviewed} 通会话中还没有发现问题会话，无法估计问题会话的总数。`
    return { reason: 'no-bad-hold-out' as const, message }
  }
  if (byRisk === 0) return { reason: 'none-by-risk' as const, message: '还没有按风险抽取并复核的会话，无从比较。' }
  return undefined
}

function tooFew(reviewed: number, least: number) {
  const message = `随机对照的会话只复核了 ${reviewed} 通，至少需要 ${least} 通才能估计。`
  return { reason: 'few-hold-outs' as const, message }
}

/** Hájek's estimator; undefined where there is no hold-out. */
function rateOf(heldOut: readonly ReviewedConversation[]): Proportion | undefined {
  const sums = { weight: 0, squares: 0, bad: 0 }
  for (const { probability, bad } of heldOut) {
    if (probability === undefined || !(probability > 0 && probability <= 1))
      throw new RangeError(`a hold-out has no probability from 0 to 1: ${probability}`)
    const weight = 1 / probability
    sums.weight += weight
    sums.squares += weight ** 2
    if (bad) sums.bad += weight
  }
  if (sums.weight === 0) return undefined
  const effective = sums.weight ** 2 / sums.squares
  return proportionOf(Math.min(1, sums.bad / sums.weight) * effective, effective)
}

function totalOf(rate: Proportion, reviewed: readonly ReviewedConversation[], population: number) {
  const bad = reviewed.filter((each) => each.bad).length
  const possible = population - (reviewed.length - bad)
  const held = (share: number) => Math.min(possible, Math.max(bad, share * population))
  return { estimate: held(rate.value), low: held(rate.low), high: held(rate.high) }
}

/** At index k the bad ones among the k conversations of the highest risk. */
function foundByRisk(reviewed: readonly ReviewedConversation[]): number[] {
  const drawn = reviewed.filter(({ reason }) => reason === 'risk')
  const least = drawn.reduce((lowest, { risk }) => Math.min(lowest, risk), Number.POSITIVE_INFINITY)
  const listened = reviewed
    .filter(({ reason, risk }) => reason === 'risk' || (reason === 'hold-out' && risk >= least))
    .sort((a, b) => b.risk - a.risk)
  const found = [0]
  for (const equals of Map.groupBy(listened, ({ risk }) => risk).values()) {
    const [before, bad] = [found.at(-1) ?? 0, equals.filter((each) => each.bad).length]
    for (let i = 1; i <= equals.length; i++) found.push(before + (bad * i) / equals.length)
  }
  return found
}

function gainAt(points: readonly ListeningPoint[], budget: number, rate: Proportion): ListeningGain {
  const point = points[Math.min(budget, points.length - 1)] ?? { listened: 0, foundByRisk: 0, foundAtRandom: 0 }
  const against = (share: number) => point.foundByRisk / (point.listened * share)
  return { ...point, gain: against(rate.value), low: against(rate.high), high: against(rate.low) }
}
