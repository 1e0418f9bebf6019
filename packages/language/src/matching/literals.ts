import { FOLD, isParticle } from '../characters.ts'
import type { NormalText } from '../normalise.ts'
import type { Alphabet } from './letters.ts'
import type { PhrasePattern } from './phrase.ts'

const [GE, ZHE, NA] = [...'个这那'].map((character) => character.charCodeAt(0))

/** One literal of a phrase, made ready for comparison. */
export interface Literal {
  /** Letters of the tolerant stream, of the plain one where they are to be matched exactly. */
  readonly letters: Int32Array
  /** Positions where the character must stand twice (谢谢). */
  readonly doubled: readonly number[]
  /** How many characters may be matched by their sound only; −1: to be matched exactly, on the plain stream. */
  readonly mishearable: number
}

/**
 * Makes a literal of a phrase. One of three characters or more may have up to half of its characters mis-heard (same
 * sound, other character), one of two characters only inside a phrase with several segments. One that holds a particle,
 * 这个 or 那个, which the tolerant stream leaves out, is matched exactly.
 */
export function literalOf(
  text: string,
  pattern: Pick<PhrasePattern, 'exact' | 'segments'>,
  alphabet: Alphabet,
  scratch: NormalText,
): Literal {
  const { codes, length, tolerantCodes, tolerantLength, doubled } = scratch.read(text)
  const plain = codes.subarray(0, length)
  if (pattern.exact || tolerantLength === 0 || plain.some(isParticle) || plain.some(endsFiller))
    return { letters: alphabet.lettersOf(plain), doubled: [], mishearable: -1 }
  const mayMishear = tolerantLength > 2 || (tolerantLength === 2 && pattern.segments.length > 1)
  return {
    letters: alphabet.lettersOf(tolerantCodes.subarray(0, tolerantLength)),
    doubled: [...doubled.subarray(0, tolerantLength).keys()].filter((j) => doubled[j] === 1),
    mishearable: mayMishear ? Math.min(tolerantLength >> 1, 100) : 0,
  }
}

/** Whether a code is the second of 这个, 那个. */
const endsFiller = (code: number, at: number, codes: Uint16Array): boolean =>
  code === GE && (codes[at - 1] === ZHE || codes[at - 1] === NA)

/** The literals of a segment, once each. */
export function literalsOf(
  segment: readonly string[],
  pattern: Pick<PhrasePattern, 'exact' | 'segments'>,
  alphabet: Alphabet,
  scratch: NormalText,
): Literal[] {
  const seen = new Set<string>()
  return segment
    .map((text) => literalOf(text, pattern, alphabet, scratch))
    .filter(({ letters, doubled, mishearable }) => {
      const key = `${mishearable < 0} ${letters.join()} ${doubled.join()}`
      return letters.length > 0 && !seen.has(key) && seen.add(key) !== undefined
    })
}

/** Whether the characters that must stand twice do, for a literal whose first character is at a tolerant position. */
export function standsDoubled(doubled: readonly number[], text: NormalText, start: number): boolean {
  for (const j of doubled) if (text.doubled[start + j] === 0) return false
  return true
}

/** Plain position after a tolerant literal; one whose last character stands twice ends after the second. */
export function plainEnd(text: NormalText, end: number, lastIsDoubled: boolean): number {
  let at = text.plainAt[end - 1] + 1
  if (!lastIsDoubled) return at
  const last = text.tolerantCodes[end - 1]
  while (FOLD[text.codes[at]] !== last) at++
  return at + 1
}
