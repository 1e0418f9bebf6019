import { seededRandom, shuffle, shuffledOrder } from './seeded-random.ts'
import type { SparseVectors } from './sparse-vectors.ts'

/** What the learner may be told. */
export interface LearnerSettings {
  /** How much a misjudged sentence costs against large weights. */
  readonly cost: number
  /** How much features are stretched by the log-ratio of their frequency in the two classes (0 … 1). */
  readonly ratio: number
  /** At most this many passes over the sentences. */
  readonly passes: number
  readonly seed: number
}

/** A separating plane: a weight for each feature and what is added for every sentence. */
export interface Plane {
  readonly weights: Float64Array
  readonly bias: number
}

/**
 * Learns to tell sentences with `positive[i] === 1` from the others: a linear support vector machine with squared
 * hinge loss, solved by dual coordinate descent (Hsieh et al. 2008), over features stretched by naive Bayes
 * log-ratios (Wang and Manning 2012). Both classes weigh the same: to favour the rarer one did not pay.
 *
 * @param shares what each sentence's cost is multiplied by
 */
export function learnPlane(
  vectors: SparseVectors,
  positive: Uint8Array,
  shares: Float64Array,
  featureCount: number,
  settings: LearnerSettings,
): Plane {
  const stretch = stretchOf(vectors, positive, featureCount, settings.ratio)
  const stretched = stretchVectors(vectors, stretch)
  const plane = descend(stretched, positive, shares, featureCount, settings)
  for (let feature = 0; feature < featureCount; feature++) plane.weights[feature] *= stretch[feature]
  return plane
}

function stretchVectors(vectors: SparseVectors, stretch: Float64Array): SparseVectors {
  const values = vectors.values.map((value, entry) => value * stretch[vectors.buckets[entry]])
  return { starts: vectors.starts, buckets: vectors.buckets, values }
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0)
}

function stretchOf(vectors: SparseVectors, positive: Uint8Array, featureCount: number, ratio: number): Float64Array {
  const inPositive = new Float64Array(featureCount).fill(1)
  const inNegative = new Float64Array(featureCount).fill(1)
  for (let sentence = 0; sentence < positive.length; sentence++) {
    const counts = positive[sentence] === 1 ? inPositive : inNegative
    for (let entry = vectors.starts[sentence]; entry < vectors.starts[sentence + 1]; entry++) {
      counts[vectors.buckets[entry]] += 1
    }
  }
  const shift = Math.log(sum(inNegative) / sum(inPositive))
  return inPositive.map((count, feature) => {
    const logRatio = Math.abs(Math.log(count / inNegative[feature]) + shift)
    return 1 - ratio + ratio * Math.max(logRatio, 0.05)
  })
}

function descend(
  vectors: SparseVectors,
  positive: Uint8Array,
  shares: Float64Array,
  featureCount: number,
  settings: LearnerSettings,
): Plane {
  const size = positive.length
  const { starts, buckets, values } = vectors
  const weights = new Float64Array(featureCount)
  let bias = 0
  const alphas = new Float64Array(size)
  const random = seededRandom(settings.seed)
  const order = shuffledOrder(size, random)
  for (let pass = 0; pass < settings.passes; pass++) {
    shuffle(order, random)
    let widest = 0
    for (const sentence of order) {
      const side = positive[sentence] === 1 ? 1 : -1
      const slack = 1 / (2 * settings.cost * shares[sentence])
      let score = bias
      let square = 1 + slack
      for (let entry = starts[sentence]; entry < starts[sentence + 1]; entry++) {
        score += weights[buckets[entry]] * values[entry]
        square += values[entry] * values[entry]
      }
      const gradient = side * score - 1 + slack * alphas[sentence]
      const projected = alphas[sentence] === 0 ? Math.min(gradient, 0) : gradient
      widest = Math.max(widest, Math.abs(projected))
      if (Math.abs(projected) < 1e-9) continue
      const next = Math.max(alphas[sentence] - gradient / square, 0)
      const step = side * (next - alphas[sentence])
      alphas[sentence] = next
      for (let entry = starts[sentence]; entry < starts[sentence + 1]; entry++) {
        weights[buckets[entry]] += step * values[entry]
      }
      bias += step
    }
    if (widest < 0.01) break
  }
  return { weights, bias }
}
