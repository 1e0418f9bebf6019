import type { Reason, RecognisedMoment } from '@liangyan/inspection'
import type { Moment } from '@liangyan/standard'

/** A moment that may be the one the agent is in. */
export interface Candidate {
  readonly moment: Moment
  /** Its conditions hold, or the ending resembles its examples more than all others together. */
  readonly sure: boolean
  readonly why: Reason
  /** From 0 to 1, how much the ending resembles the examples of this moment. */
  readonly resemblance: number
}

/** Priorities reach to 100; to resemble one moment alone weighs as much as a priority of 70. */
const HIGHEST_PRIORITY = 100
const WEIGHT_OF_RESEMBLANCE = 0.7
/** Below this a likeness is chance. */
const LEAST_RESEMBLANCE = 0.05
const SURELY = 0.5
const NOTHING: Reason = { acts: [], words: [], turns: [] }

/**
 * The moments recognised and those whose examples the ending resembles, the best first. Sure signs count with their
 * moment's whole priority, weaker ones with half of it; resemblance speaks where the conditions did not think of it, and
 * decides between moments of like priority.
 */
export function candidates(
  moments: readonly Moment[],
  recognised: readonly RecognisedMoment[],
  resemblances: ReadonlyMap<string, number>,
): Candidate[] {
  const byTitle = new Map(recognised.map((r) => [r.moment.title, r]))
  return moments
    .flatMap((moment) => {
      const sign = byTitle.get(moment.title)
      const resemblance = resemblances.get(moment.title) ?? 0
      if (!sign && resemblance < LEAST_RESEMBLANCE) return []
      const urgency = sign ? ((moment.priority ?? 0) / HIGHEST_PRIORITY) * (sign.sure ? 1 : 0.5) : 0
      return [
        {
          candidate: {
            moment,
            sure: sign?.sure === true || resemblance > SURELY,
            why: sign?.why ?? NOTHING,
            resemblance,
          },
          weight: urgency + WEIGHT_OF_RESEMBLANCE * resemblance,
        },
      ]
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ candidate }) => candidate)
}
