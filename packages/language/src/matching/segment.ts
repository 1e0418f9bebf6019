import { codeOf, kindOf } from './letters.ts'
import type { Literal } from './literals.ts'

/**
 * A segment of a phrase, looked for at given places of a turn only: around another segment that was already found. Its
 * literals are filed by the sound (tolerant) or the code (exact) of their first character.
 */
export class Segment {
  /** Bit `k`: some tolerant literal begins with a sound of kind `k`. */
  readonly begins: Int32Array
  private readonly kinds: readonly number[]
  private readonly tolerant: readonly (readonly Literal[])[]
  readonly exact: ReadonlyMap<number, readonly Literal[]>
  /** Length of the longest literal, in characters. */
  readonly longest: number

  /** @param kinds more than any kind of letter */
  constructor(literals: readonly Literal[], kinds: number) {
    const exact = new Map<number, Literal[]>()
    const tolerant = new Map<number, Literal[]>()
    this.longest = Math.max(0, ...literals.map((l) => l.letters.length))
    this.begins = new Int32Array((kinds + 31) >>> 5)
    for (const literal of literals) {
      const isExact = literal.mishearable < 0
      const [lists, key] = isExact ? [exact, codeOf(literal.letters[0])] : [tolerant, kindOf(literal.letters[0])]
      lists.set(key, [...(lists.get(key) ?? []), literal])
      if (!isExact) this.begins[key >>> 5] |= 1 << (key & 31)
    }
    this.exact = exact
    this.kinds = [...tolerant.keys()]
    this.tolerant = [...tolerant.values()]
  }

  /** The first position from `from` on where a tolerant literal may begin; beyond `to` there is none. */
  next(letters: Int32Array, from: number, to: number): number {
    const { begins } = this
    for (let at = from; at <= to; at++) {
      const kind = kindOf(letters[at])
      if ((begins[kind >>> 5] & (1 << (kind & 31))) !== 0) return at
    }
    return to + 1
  }

  /** The last position up to `from` where a tolerant literal may begin; before `to` there is none. */
  previous(letters: Int32Array, from: number, to: number): number {
    const { begins } = this
    for (let at = from; at >= to; at--) {
      const kind = kindOf(letters[at])
      if ((begins[kind >>> 5] & (1 << (kind & 31))) !== 0) return at
    }
    return to - 1
  }

  /** The tolerant literals that begin with a letter's sound, where there are any. */
  beginningWith(letter: number): readonly Literal[] {
    return this.tolerant[this.kinds.indexOf(kindOf(letter))]
  }
}
