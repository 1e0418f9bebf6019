import type { Reason, RecognisedMoment } from '@liangyan/inspection'
import type { Moment } from '@liangyan/standard'
import type { Resemblances } from './resemblance.ts'

/** A moment that may be the one the agent is in. */
export interface Candidate {
  readonly moment: Moment
  /** Its conditions hold, its examples do not contradict, and it stands well before all others. */
  readonly sure: boolean
  readonly why: Reason
  /** From 0 to 1, how much the ending resembles the examples of this moment. */
  readonly resemblance: number
}

/** Priorities reach to 100; to resemble one moment alone weighs as much as a priority of 70. */
const HIGHEST_PRIORITY = 100
const WEIGHT_OF_RESEMBLANCE = 0.7
/** Below this a likeness alone is chance; below that it comes after all that has a sign. */
const LEAST_RESEMBLANCE = 0.05
const SLIGHT_RESEMBLANCE = 0.2
/** After the agent's own words it is mostly the customer's turn; to say otherwise takes more. */
const LEAST_AFTER_AGENT = 0.5
/** So far before the next in weight is well before it. */
const WELL_BEFORE = 0.2
/** Likeness that confirms conditions, and likeness to another moment that contradicts them. */
const CONFIRMS = 0.3
const CONTRADICTS = 0.2
const NOTHING: Reason = { acts: [], words: [], turns: [] }

interface Weighed {
  readonly moment: Moment
  readonly sign: RecognisedMoment | undefined
  readonly resemblance: number
  readonly weight: number
}

/**
 * The moments recognised and those whose examples the ending resembles, the best first. Sure signs count with their
 * moment's whole priority, weaker ones with half of it; resemblance speaks where the conditions did not think of it, and
 * decides between moments of like priority. At most the first is sure.
 */
export function candidates(
  moments: readonly Moment[],
  recognised: readonly RecognisedMoment[],
  resemblances: Resemblances,
  afterAgent: boolean,
): Candidate[] {
  const least = afterAgent ? LEAST_AFTER_AGENT : LEAST_RESEMBLANCE
  const signs = new Map(recognised.map((r) => [r.moment.title, r]))
  const weighed: Weighed[] = []
  for (const moment of moments) {
    const sign = signs.get(moment.title)
    const resemblance = resemblances.of(moment.title)
    if (!sign && resemblance < least) continue
    const urgency = sign ? ((sign.moment.priority ?? 0) / HIGHEST_PRIORITY) * (sign.sure ? 1 : 0.5) : 0
    const likeness = sign || resemblance >= SLIGHT_RESEMBLANCE ? WEIGHT_OF_RESEMBLANCE * resemblance : resemblance - 1
    weighed.push({ moment, sign, resemblance, weight: urgency + likeness })
  }
  weighed.sort((a, b) => b.weight - a.weight)
  return weighed.map((one, at) => ({
    moment: one.moment,
    sure: at === 0 && standsOut(one, weighed.slice(1)),
    why: one.sign?.why ?? NOTHING,
    resemblance: one.resemblance,
  }))
}

function standsOut({ moment, sign, resemblance, weight }: Weighed, others: readonly Weighed[]): boolean {
  const likest = Math.max(0, ...others.map((other) => other.resemblance))
  const heaviest = others[0]?.weight ?? 0
  const outranked = others.some((other) => other.sign?.sure && (other.moment.priority ?? 0) > (moment.priority ?? 0))
  return (
    sign?.sure === true &&
    !outranked &&
    weight - heaviest > WELL_BEFORE &&
    (resemblance > CONFIRMS || likest < CONTRADICTS)
  )
}
