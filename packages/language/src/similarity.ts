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
  const total = a.length + b.length
  if (total === 0) return 0
  pairs.begin(b.length)
  for (const pair of b) pairs.add(pair)
  let shared = 0
  for (const pair of a) if (pairs.has(pair)) shared++
  return (2 * shared) / total
}

/** Likeness can be no more than this between sets of such sizes. */
export const mostLikeness = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * Math.min(a, b)) / (a + b))

/** Distinct neighbouring pairs of characters in the tolerant stream. */
export function bigramsOf(text: NormalText): number[] {
  const { tolerantCodes, tolerantLength } = text
  const found: number[] = []
  pairs.begin(tolerantLength)
  for (let i = 1; i < tolerantLength; i++) {
    // of 32 bits with a sign: a number of more would be an object of its own
    const pair = (tolerantCodes[i - 1] << 16) | tolerantCodes[i]
    if (pairs.add(pair)) found.push(pair)
  }
  return found
}

/** A set of pairs that is used again and again: emptied without being cleared, which is quicker than making it anew. */
class PairSet {
  private keys = new Int32Array(1024)
  private marks = new Int32Array(1024)
  private mark = 0

  /** Empties the set and makes room for so many. */
  begin(size: number): void {
    if (2 * size > this.keys.length) {
      const room = 2 ** Math.ceil(Math.log2(4 * size))
      this.keys = new Int32Array(room)
      this.marks = new Int32Array(room)
    }
    this.mark = (this.mark + 1) | 0
    if (this.mark === 0) this.marks.fill(-1)
  }

  /** Whether it was not there before. */
  add(pair: number): boolean {
    const at = this.placeOf(pair)
    if (this.marks[at] === this.mark) return false
    this.keys[at] = pair
    this.marks[at] = this.mark
    return true
  }

  has(pair: number): boolean {
    return this.marks[this.placeOf(pair)] === this.mark
  }

  /** Where a pair is, or would be. */
  private placeOf(pair: number): number {
    const last = this.keys.length - 1
    const hash = Math.imul(pair, 0x9e3779b1)
    let at = (hash ^ (hash >>> 15)) & last
    while (this.marks[at] === this.mark && this.keys[at] !== pair) at = (at + 1) & last
    return at
  }
}

const pairs = new PairSet()
