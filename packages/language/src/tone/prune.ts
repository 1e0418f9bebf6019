import type { Plane } from './linear-learner.ts'
import type { ToneOptions } from './options.ts'
import type { SparseVectors } from './sparse-vectors.ts'

/** The planes of all decisions over a common list of buckets. */
export interface LearntPlanes {
  readonly bucketOf: Int32Array
  readonly planes: readonly Plane[]
}

/**
 * Drops all but the `rows` buckets that decide most, so that the file stays small: those with large weights in many
 * sentences. The classes of length always stay.
 */
export function keepStrongest(
  { bucketOf, planes }: LearntPlanes,
  sentences: SparseVectors,
  { bits, rows }: Pick<ToneOptions, 'bits' | 'rows'>,
): LearntPlanes {
  const hashed = Array.from(bucketOf.keys()).filter((feature) => bucketOf[feature] < 2 ** bits)
  if (hashed.length <= rows) return { bucketOf, planes }
  const strength = strengthsOf(planes, sentences)
  hashed.sort((a, b) => strength[b] - strength[a] || bucketOf[a] - bucketOf[b])
  const dropped = new Set(hashed.slice(rows))
  const stays = Array.from(bucketOf.keys()).filter((feature) => !dropped.has(feature))
  return {
    bucketOf: Int32Array.from(stays, (feature) => bucketOf[feature]),
    planes: planes.map(({ weights, bias }) => ({
      weights: Float64Array.from(stays, (feature) => weights[feature]),
      bias,
    })),
  }
}

/** What each feature moves in all sentences: the first decision counts as much as all others, which build on it. */
function strengthsOf([first, ...others]: readonly Plane[], sentences: SparseVectors): Float64Array {
  const occurrences = new Float64Array(first.weights.length)
  for (let entry = 0; entry < sentences.starts[sentences.starts.length - 1]; entry++) {
    occurrences[sentences.buckets[entry]]++
  }
  return first.weights.map((weight, feature) => {
    const ofOthers = others.reduce((sum, { weights }) => sum + weights[feature] ** 2, 0)
    return (weight ** 2 + ofOthers / others.length) * occurrences[feature]
  })
}
