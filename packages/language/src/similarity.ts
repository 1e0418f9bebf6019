import type { NormalText } from './normalise.ts'

/**
 * Likeness of turns to example sentences: the share of character pairs in common (Dice's coefficient over bigrams of
 * the tolerant stream), from 0 to 1. An index over the bigrams answers for all examples in one pass.
 */
export class SimilarityIndex {
  private readonly sizes: number[] = []
  private readonly postings = new Map<number, number[]>()
  private shared: Uint16Array = new Uint16Array(0)

  /** Adds an example and returns its number. */
  add(example: NormalText): number {
    const id = this.sizes.length
    const pairs = bigramsOf(example)
    this.sizes.push(pairs.length)
    for (const pair of pairs) {
      const list = this.postings.get(pair)
      if (list) list.push(id)
      else this.postings.set(pair, [id])
    }
    return id
  }

  get size(): number {
    return this.sizes.length
  }

  /** Writes the likeness of `text` to each example into `out` (length ≥ size). */
  score(text: NormalText, out: Float32Array): void {
    if (this.shared.length < this.sizes.length) this.shared = new Uint16Array(this.sizes.length)
    this.shared.fill(0)
    const pairs = bigramsOf(text)
    for (const pair of pairs) {
      const list = this.postings.get(pair)
      if (list) for (const id of list) this.shared[id]++
    }
    for (let id = 0; id < this.sizes.length; id++) {
      const total = pairs.length + this.sizes[id]
      out[id] = total === 0 ? 0 : (2 * this.shared[id]) / total
    }
  }
}

/** Likeness of two texts, the same measure without an index. */
export function similarity(a: NormalText, b: NormalText): number {
  return likeness(bigramsOf(a), bigramsOf(b))
}

/** Likeness of two sets of bigrams. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  const inB = new Set(b)
  const shared = a.filter((pair) => inB.has(pair)).length
  const total = a.length + b.length
  return total === 0 ? 0 : (2 * shared) / total
}

/** Distinct neighbouring pairs of characters in the tolerant stream. */
export function bigramsOf(text: NormalText): number[] {
  const { tolerantCodes, tolerantLength } = text
  const pairs = new Set<number>()
  for (let i = 1; i < tolerantLength; i++) pairs.add(tolerantCodes[i - 1] * 65_536 + tolerantCodes[i])
  return [...pairs]
}
