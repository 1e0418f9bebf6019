import { codeOf, kindOf } from './letters.ts'
import { RankedBits } from './ranked-bits.ts'

/**
 * Where in a text keys stand: single characters, and pairs of neighbouring kinds. Whether something is a key is told by a
 * bit; all the bits together fit into the fastest memory there is, which an automaton over the same literals does not.
 */
export class KeyTable {
  /** Number of characters of the last text that are keys, and their positions. */
  singleCount = 0
  singles: Uint32Array = new Uint32Array(1024)
  /** Number of pairs of the last text that are keys, and where they end. */
  pairCount = 0
  pairEnds: Uint32Array = new Uint32Array(1024)

  private letters: Int32Array = new Int32Array(0)
  private readonly kinds: number
  private readonly characters: RankedBits
  private readonly pairs: RankedBits

  /**
   * @param characters codes
   * @param pairs `first * kinds + second`
   * @param kinds more than any kind of letter
   */
  constructor(characters: Iterable<number>, pairs: Iterable<number>, kinds: number) {
    this.kinds = kinds
    this.characters = new RankedBits(characters, 65_536)
    this.pairs = new RankedBits(pairs, kinds * kinds)
  }

  /** Looks for the keys in a text of so many letters. */
  find(letters: Int32Array, length: number): void {
    if (length > this.singles.length) this.grow(length)
    this.letters = letters
    const { kinds, singles, pairEnds } = this
    const characterBits = this.characters.bits
    const pairBits = this.pairs.bits
    let singleCount = 0
    let pairCount = 0
    let row = 0
    for (let i = 0; i < length; i++) {
      const letter = letters[i]
      const code = codeOf(letter)
      if ((characterBits[code >>> 5] & (1 << (code & 31))) !== 0) singles[singleCount++] = i
      const pair = row + kindOf(letter)
      if ((pairBits[pair >>> 5] & (1 << (pair & 31))) !== 0) pairEnds[pairCount++] = i
      row = Math.imul(kindOf(letter), kinds)
    }
    this.singleCount = singleCount
    this.pairCount = pairCount
  }

  /** Ordinal, among the characters, of the key at a position. */
  characterAt(at: number): number {
    return this.characters.rank(codeOf(this.letters[at]))
  }

  /** Ordinal, among the pairs, of the key that ends at a position. */
  pairAt(at: number): number {
    const first = at === 0 ? 0 : kindOf(this.letters[at - 1]) * this.kinds
    return this.pairs.rank(first + kindOf(this.letters[at]))
  }

  private grow(length: number): void {
    const room = length * 2
    this.singles = new Uint32Array(room)
    this.pairEnds = new Uint32Array(room)
  }
}
