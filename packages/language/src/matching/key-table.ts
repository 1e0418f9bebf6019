import { type Alphabet, kindOf } from './letters.ts'

/** In the sign bit of a letter: the character is a key by itself. */
const ALONE = 1 << 31

/**
 * Where in a text keys stand: single characters, and pairs of neighbouring kinds. Whether a character is a key is told by
 * the table that its letter is taken from, whether a pair is one by a bit; all the bits together fit into the fastest
 * memory there is, which an automaton over the same literals does not.
 */
export class KeyTable {
  /** Number of characters of the last text that are keys, and their positions. */
  singleCount = 0
  singles: Uint32Array = new Uint32Array(1024)
  /** Number of pairs of the last text that are keys, and where they end. */
  pairCount = 0
  pairEnds: Uint32Array = new Uint32Array(1024)
  /** The letters of the last text. */
  letters: Int32Array = new Int32Array(1024)

  private readonly letterOf: Int32Array
  private readonly kinds: number
  private readonly isKey: Int32Array

  /**
   * @param characters codes
   * @param pairs `first * kinds + second`
   */
  constructor(characters: Iterable<number>, pairs: Iterable<number>, { letterOf, kinds }: Alphabet) {
    this.letterOf = letterOf.slice()
    for (const code of characters) this.letterOf[code] |= ALONE
    this.kinds = kinds
    this.isKey = new Int32Array((kinds * kinds + 31) >>> 5)
    for (const pair of pairs) this.isKey[pair >>> 5] |= 1 << (pair & 31)
  }

  /** Looks for the keys in a text of so many codes. */
  find(codes: Uint16Array, length: number): void {
    if (length > this.letters.length) this.grow(length)
    const { letterOf, isKey, kinds, letters, singles, pairEnds } = this
    let singleCount = 0
    let pairCount = 0
    let row = 0
    for (let i = 0; i < length; i++) {
      const entry = letterOf[codes[i]]
      const letter = entry & ~ALONE
      letters[i] = letter
      if (entry < 0) singles[singleCount++] = i
      const pair = row + kindOf(letter)
      if ((isKey[pair >>> 5] & (1 << (pair & 31))) !== 0) pairEnds[pairCount++] = i
      row = Math.imul(kindOf(letter), kinds)
    }
    this.singleCount = singleCount
    this.pairCount = pairCount
  }

  /** The pair that ends at a position. */
  pairAt(at: number): number {
    const { letters, kinds } = this
    return (at === 0 ? 0 : kindOf(letters[at - 1]) * kinds) + kindOf(letters[at])
  }

  private grow(length: number): void {
    const room = length * 2
    this.letters = new Int32Array(room)
    this.singles = new Uint32Array(room)
    this.pairEnds = new Uint32Array(room)
  }
}
