import { soundClasses } from '../characters.ts'

/**
 * A *letter* is a character as a set of literals sees it: the kind that it belongs to above the 16 bits of its code. Two
 * letters are the same character, of one kind, or have nothing to do with each other; kind 0 is no kind at all.
 */
const KIND_SHIFT = 16

/** Tables are as large as the square of the number of kinds. */
const MOST_CHARACTERS = 255

/** Kind of a letter. */
export const kindOf = (letter: number): number => letter >>> KIND_SHIFT

/** Character code of a letter. */
export const codeOf = (letter: number): number => letter & 0xffff

/** The letters of all characters. */
export class Alphabet {
  /** More than any kind. */
  readonly kinds: number
  /** Character code → letter. */
  readonly letterOf: Int32Array

  constructor(kindOfCode: Uint16Array, kinds: number) {
    this.kinds = kinds
    this.letterOf = new Int32Array(65_536)
    for (let code = 0; code < 65_536; code++) this.letterOf[code] = (kindOfCode[code] << KIND_SHIFT) | code
  }

  /**
   * Characters that sound alike are of one kind.
   * @param confusable also those with zh/z ch/c sh/s n/l eng/en ing/in
   */
  static ofSounds(confusable: boolean): Alphabet {
    const { classOf, count } = soundClasses(confusable)
    return new Alphabet(classOf, count)
  }

  /** Some characters, each a kind of its own while there are few; all others are none. */
  static ofCharacters(codes: Iterable<number>): Alphabet {
    const kindOfCode = new Uint16Array(65_536)
    let seen = 0
    for (const code of codes) if (kindOfCode[code] === 0) kindOfCode[code] = 1 + (seen++ % MOST_CHARACTERS)
    return new Alphabet(kindOfCode, Math.min(seen, MOST_CHARACTERS) + 1)
  }

  /** Letters of some characters. */
  lettersOf(codes: Uint16Array): Int32Array {
    return Int32Array.from(codes, (code) => this.letterOf[code])
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
