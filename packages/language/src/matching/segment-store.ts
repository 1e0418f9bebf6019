import { codeOf, kindOf } from './letters.ts'
import type { Literal } from './literals.ts'
import { ones } from './ranked-bits.ts'

/** Parts of a segment; its exact literals, if any, are the entry before `EXACT` of `exact`. */
export const LONGEST = 0
export const EXACT = 1
/** For each 32 kinds: bits of those that a literal begins with, and where the place of the first's bucket is noted. */
const BEGINS = 2

/** Parts of a literal in a bucket; its doubled characters, if any, are the entry before `DOUBLED` of `doubled`. */
export const SIZE = 0
export const MISHEARABLE = 1
export const DOUBLED = 2
export const LETTERS = 3

/**
 * The segments of phrases that are looked for at given places of a turn only: around another segment that was already
 * found. All of it lies in one array of numbers, the literals that begin with the same sound side by side, so that looking
 * for a segment fetches little from memory; equal segments are there once.
 */
export class SegmentStore {
  /** Filled until the store is closed. */
  words: Int32Array = new Int32Array(0)
  readonly doubled: (readonly number[])[] = []
  /** Letters of literals that are matched exactly, by the code of their first character. */
  readonly exact: ReadonlyMap<number, readonly Int32Array[]>[] = []
  private readonly building: number[] = [0]
  private readonly known = new Map<string, number>()
  private readonly groups: number

  /** @param kinds more than any kind of letter */
  constructor(kinds: number) {
    this.groups = (kinds + 31) >>> 5
  }

  /** Adds a segment and returns where it is. */
  add(literals: readonly Literal[]): number {
    const key = literals.map((literal) => literal.key).join('\n')
    const known = this.known.get(key)
    if (known !== undefined) return known
    const segment = this.write(literals)
    this.known.set(key, segment)
    return segment
  }

  /** To be called when all segments are added, before any is looked for. */
  close(): void {
    this.words = Int32Array.from(this.building)
    this.building.length = 0
    this.known.clear()
  }

  private write(literals: readonly Literal[]): number {
    const { building } = this
    const exact = Map.groupBy(
      literals.filter(({ mishearable }) => mishearable < 0).map(({ letters }) => letters),
      (letters) => codeOf(letters[0]),
    )
    const byKind = Map.groupBy(
      literals.filter(({ mishearable }) => mishearable >= 0),
      ({ letters }) => kindOf(letters[0]),
    )
    const longest = Math.max(0, ...literals.map(({ letters }) => letters.length))
    const segment = building.push(longest, exact.size === 0 ? 0 : this.exact.push(exact)) - 2
    const groups = building.push(...new Uint8Array(2 * this.groups)) - 2 * this.groups
    const kinds = [...byKind.keys()].sort((a, b) => a - b)
    const places = building.push(...kinds) - kinds.length
    kinds.forEach((kind, i) => {
      const group = groups + 2 * (kind >>> 5)
      if (building[group] === 0) building[group + 1] = places + i
      building[group] |= 1 << (kind & 31)
      building[places + i] = this.writeBucket(byKind.get(kind) ?? [])
    })
    return segment
  }

  private writeBucket(literals: readonly Literal[]): number {
    const bucket = this.building.push(literals.length) - 1
    for (const { letters, mishearable, doubled } of literals) {
      const repeated = doubled.length === 0 ? 0 : this.doubled.push(doubled)
      this.building.push(letters.length, mishearable, repeated, ...letters)
    }
    return bucket
  }
}

/** Whether a literal of a segment begins with the sound of a letter. */
export function begins(words: Int32Array, segment: number, letter: number): boolean {
  const kind = kindOf(letter)
  return (words[segment + BEGINS + ((kind >>> 5) << 1)] & (1 << (kind & 31))) !== 0
}

/** Where the literals of a segment are that begin with the sound of a letter: their number, then each; 0: nowhere. */
export function bucketOf(words: Int32Array, segment: number, letter: number): number {
  const kind = kindOf(letter)
  const group = segment + BEGINS + ((kind >>> 5) << 1)
  const bit = 1 << (kind & 31)
  const bits = words[group]
  return (bits & bit) === 0 ? 0 : words[words[group + 1] + ones(bits & (bit - 1))]
}
