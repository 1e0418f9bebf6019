/** A proportion with the interval in which, at the given confidence, the true one lies. All from 0 to 1. */
export interface Proportion {
  readonly value: number
  readonly low: number
  readonly high: number
  /** The number of cases it was counted over; not whole where cases weigh differently. */
  readonly of: number
}

/** The two-sided 95 % point of the normal distribution. */
export const confidence95 = 1.959964

/**
 * The proportion of `hits` in `of` cases with Wilson's score interval, which stays inside 0 to 1 and means something for
 * small numbers too. Undefined where there is no case. Throws a RangeError unless 0 ≤ hits ≤ of.
 */
export function proportionOf(hits: number, of: number, z = confidence95): Proportion | undefined {
  if (!(hits >= 0 && hits <= of)) throw new RangeError(`not a part of ${of} cases: ${hits}`)
  if (of === 0) return undefined
  const value = hits / of
  const scale = 1 + z ** 2 / of
  const middle = (value + z ** 2 / (2 * of)) / scale
  const half = (z * Math.sqrt((value * (1 - value)) / of + z ** 2 / (4 * of ** 2))) / scale
  // the bounds of a proportion of 0 and of 1 are 0 and 1 exactly; rounding must not put the value outside
  return {
    value,
    low: Math.max(0, Math.min(value, middle - half)),
    high: Math.min(1, Math.max(value, middle + half)),
    of,
  }
}
