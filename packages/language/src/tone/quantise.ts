import type { Calibration } from './calibration.ts'
import { LENGTH_CLASSES, LENGTH_VALUE } from './features.ts'
import type { Plane } from './linear-learner.ts'
import type { LearntPlanes } from './prune.ts'

/** The weights of all decisions as whole numbers from −127 to 127, and what makes log-odds of their sums. */
export interface QuantisedPlanes {
  /** Buckets that have weights, ascending. */
  readonly buckets: Int32Array
  /** For each of these buckets one weight for each decision. */
  readonly weights: Int8Array
  /** For each decision: log-odds = slope × length factor × sum of weights + the offset for the class of length. */
  readonly scales: readonly { readonly slope: number; readonly offsets: readonly number[] }[]
}

/** Rounds planes and folds calibrations into them. */
export function quantise(
  { bucketOf, planes }: LearntPlanes,
  calibrations: readonly Calibration[],
  bits: number,
): QuantisedPlanes {
  const hashed = Array.from(bucketOf.keys()).filter((feature) => bucketOf[feature] < 2 ** bits)
  hashed.sort((a, b) => bucketOf[a] - bucketOf[b])
  const units = planes.map((plane) => largestWeight(plane, hashed) / 127)
  const rounded = hashed.map((feature) =>
    planes.map(({ weights }, decision) => Math.round(weights[feature] / units[decision])),
  )
  const useful = hashed.map((_, row) => row).filter((row) => rounded[row].some((weight) => weight !== 0))
  const scales = planes.map((plane, decision) => {
    const { slope, offset } = calibrations[decision]
    const offsets = lengthWeights(plane, bucketOf, bits).map((weight) => slope * (plane.bias + weight) + offset)
    return { slope: slope * units[decision], offsets }
  })
  return {
    buckets: Int32Array.from(useful, (row) => bucketOf[hashed[row]]),
    weights: Int8Array.from(useful.flatMap((row) => rounded[row])),
    scales,
  }
}

function largestWeight({ weights }: Plane, features: readonly number[]): number {
  return features.reduce((most, feature) => Math.max(most, Math.abs(weights[feature])), 1e-9)
}

/** What each class of length adds to a score. */
function lengthWeights({ weights }: Plane, bucketOf: Int32Array, bits: number): number[] {
  const added = Array.from({ length: LENGTH_CLASSES }, () => 0)
  bucketOf.forEach((bucket, feature) => {
    if (bucket >= 2 ** bits) added[bucket - 2 ** bits] = weights[feature] * LENGTH_VALUE
  })
  return added
}
