import { NormalText } from '../normalise.ts'
import { Alphabet, codeOf, kindOf } from './letters.ts'
import type { Literal } from './literals.ts'

/**
 * How often sounds and pairs of sounds stand in typical turns, so that of a phrase's segments, and of a literal's pairs,
 * the rarest can be looked for. It decides speed only, never what is found.
 */
export class Rarity {
  private readonly singles: Uint32Array
  /** Number of the pair (a, b) at `a * kinds + b`. */
  private readonly pairs: Uint32Array
  /** The same in the plain stream, which holds what the tolerant one leaves out. */
  private readonly plainPairs: Uint32Array
  readonly alphabet: Alphabet

  constructor(typical: Iterable<string>, alphabet: Alphabet) {
    const { kinds } = alphabet
    this.alphabet = alphabet
    this.singles = new Uint32Array(kinds)
    this.pairs = new Uint32Array(kinds * kinds)
    this.plainPairs = new Uint32Array(kinds * kinds)
    const text = new NormalText()
    text.spell(alphabet)
    for (const turn of typical) {
      const { letters, length, tolerantLetters, tolerantLength } = text.read(turn)
      for (let i = 0; i < tolerantLength; i++) this.singles[kindOf(tolerantLetters[i])]++
      this.count(tolerantLetters, tolerantLength, this.pairs)
      this.count(letters, length, this.plainPairs)
    }
  }

  private count(letters: Int32Array, length: number, pairs: Uint32Array): void {
    const { kinds } = this.alphabet
    for (let i = 1; i < length; i++) pairs[kindOf(letters[i - 1]) * kinds + kindOf(letters[i])]++
  }

  /**
   * By the sounds of characters.
   * @param confusable also zh/z ch/c sh/s n/l eng/en ing/in are one sound
   */
  static ofSounds(typical: Iterable<string>, confusable: boolean): Rarity {
    return new Rarity(typical, Alphabet.ofSounds(confusable))
  }

  /** Of some segments the one that is to be expected least often. */
  rarest(segments: readonly (readonly Literal[])[]): number {
    if (segments.length === 1) return 0
    const expected = segments.map((literals) => literals.reduce((sum, literal) => sum + this.frequency(literal), 0))
    return expected.indexOf(Math.min(...expected))
  }

  /** Expected occurrences of a literal among the typical turns; never quite zero, and less the longer it is. */
  private frequency({ letters }: Literal): number {
    let least = this.singles[kindOf(letters[0])]
    for (let j = 1; j < letters.length; j++) least = Math.min(least, this.ofPair(letters[j - 1], letters[j]))
    return least + 1 / (letters.length * letters.length)
  }

  /** How often the characters of two letters, or others that sound like them, stand side by side. */
  ofPair(a: number, b: number): number {
    return this.pairs[this.pairOf(a, b)]
  }

  /** The same where nothing is left out between them. */
  ofPlainPair(a: number, b: number): number {
    return this.plainPairs[this.pairOf(a, b)]
  }

  private pairOf(a: number, b: number): number {
    const { letterOf, kinds } = this.alphabet
    return kindOf(letterOf[codeOf(a)]) * kinds + kindOf(letterOf[codeOf(b)])
  }
}
