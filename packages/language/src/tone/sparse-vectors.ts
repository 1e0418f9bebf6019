import { codesOf, LENGTH_CLASSES, LENGTH_VALUE, lengthClass, lengthFactor, visitFeatures } from './features.ts'

/**
 * Sentences as lists of buckets, each with the number of times it occurs times the length factor. Beyond the hashed
 * buckets each class of length has one of its own.
 */
export interface SparseVectors {
  /** Where the entries of sentence i begin; those of the last end at `starts[size]`. */
  readonly starts: Int32Array
  readonly buckets: Int32Array
  readonly values: Float32Array
}

/** How many buckets there are, those of the classes of length included. */
export function bucketCount(bits: number): number {
  return 2 ** bits + LENGTH_CLASSES
}

/** Lays out the features of many texts. */
export function sparseVectorsOf(texts: readonly string[], bits: number): SparseVectors {
  const starts = new Int32Array(texts.length + 1)
  const buckets: number[] = []
  const values: number[] = []
  texts.forEach((text, index) => {
    const counts = new Map<number, number>()
    visitFeatures(codesOf(text), text.length, bits, (bucket) => counts.set(bucket, (counts.get(bucket) ?? 0) + 1))
    const factor = lengthFactor(text.length)
    for (const [bucket, count] of counts) {
      buckets.push(bucket)
      values.push(count * factor)
    }
    buckets.push(2 ** bits + lengthClass(text.length))
    values.push(LENGTH_VALUE)
    starts[index + 1] = buckets.length
  })
  return { starts, buckets: Int32Array.from(buckets), values: Float32Array.from(values) }
}

/** Keeps of the chosen sentences the buckets marked in `kept`, and renumbers them from 0. */
export function compactVectors(vectors: SparseVectors, chosen: readonly number[], kept: Uint8Array) {
  const numberOf = new Int32Array(kept.length).fill(-1)
  const bucketOf: number[] = []
  const starts = new Int32Array(chosen.length + 1)
  const numbers: number[] = []
  const values: number[] = []
  chosen.forEach((sentence, index) => {
    for (let entry = vectors.starts[sentence]; entry < vectors.starts[sentence + 1]; entry++) {
      const bucket = vectors.buckets[entry]
      if (kept[bucket] === 0) continue
      if (numberOf[bucket] < 0) numberOf[bucket] = bucketOf.push(bucket) - 1
      numbers.push(numberOf[bucket])
      values.push(vectors.values[entry])
    }
    starts[index + 1] = numbers.length
  })
  const compact: SparseVectors = { starts, buckets: Int32Array.from(numbers), values: Float32Array.from(values) }
  return { compact, bucketOf: Int32Array.from(bucketOf) }
}

/** The first sentences only. */
export function firstVectors({ starts, buckets, values }: SparseVectors, size: number): SparseVectors {
  const end = starts[size]
  return { starts: starts.subarray(0, size + 1), buckets: buckets.subarray(0, end), values: values.subarray(0, end) }
}

/** Marks the buckets that occur in at least `minimum` of the chosen sentences. */
export function frequentBuckets(
  vectors: SparseVectors,
  chosen: readonly number[],
  bits: number,
  minimum: number,
): Uint8Array {
  const seen = new Uint16Array(bucketCount(bits))
  for (const sentence of chosen) {
    for (let entry = vectors.starts[sentence]; entry < vectors.starts[sentence + 1]; entry++) {
      const bucket = vectors.buckets[entry]
      if (seen[bucket] < 65_535) seen[bucket]++
    }
  }
  return Uint8Array.from(seen, (count) => (count >= minimum ? 1 : 0))
}
