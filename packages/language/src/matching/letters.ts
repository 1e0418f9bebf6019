import { packedWith, soundClasses } from '../characters.ts'

/**
 * A *letter* is a character as a set of literals sees it: the kind that it belongs to above the 16 bits of its code. Two
 * letters are the same character, of one kind, or have nothing to do with each other; kind 0 is no kind at all.
 */
const KIND_SHIFT = 16

/** Kind of a letter. */
export const kindOf = (letter: number): number => letter >>> KIND_SHIFT

/** The letter of a kind with a character code. */
export const letterOf = (kind: number, code: number): number => (kind << KIND_SHIFT) | code

/** Character code of a letter. */
export const codeOf = (letter: number): number => letter & 0xffff

/** The letters of all characters: those that sound alike are of one kind. */
export class Alphabet {
  /** More than any kind. */
  readonly kinds: number
  /** Character code → letter. */
  readonly letterOf: Int32Array
  /** What the normaliser's inner loop asks of each code unit. */
  readonly packed: Int32Array

  private constructor(confusable: boolean) {
    const { classOf, count } = soundClasses(confusable)
    this.kinds = count
    this.packed = packedWith(classOf)
    this.letterOf = Int32Array.from(classOf, letterOf)
  }

  private static readonly known = new Map<boolean, Alphabet>()

  /** @param confusable also characters with zh/z ch/c sh/s n/l eng/en ing/in are of one kind */
  static ofSounds(confusable: boolean): Alphabet {
    const known = Alphabet.known.get(confusable) ?? new Alphabet(confusable)
    Alphabet.known.set(confusable, known)
    return known
  }

  /** Letters of some characters. */
  lettersOf(codes: Uint16Array): Int32Array {
    const letters = new Int32Array(codes.length)
    for (let at = 0; at < codes.length; at++) letters[at] = this.letterOf[codes[at]]
    return letters
  }
}

/**
 * How many letters from `start` on are only of the kind of those wanted, `wanted[from]` up to `wanted[to]`; −1 where they
 * are more than allowed or of another kind.
 */
export function misheardIn(
  letters: Int32Array,
  start: number,
  wanted: Int32Array,
  from: number,
  to: number,
  allowed: number,
): number {
  let wrong = 0
  for (let i = start, j = from; j < to; i++, j++) {
    const letter = letters[i]
    if (letter === wanted[j]) continue
    if (++wrong > allowed || kindOf(letter) === 0 || kindOf(letter ^ wanted[j]) !== 0) return -1
  }
  return wrong
}
