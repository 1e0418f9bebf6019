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
  /** The same for equal literals, another for others; holds no line break. */
  readonly key: string
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
  if (pattern.exact || tolerantLength === 0 || holdsParticle(codes, length))
    return literal(codes.subarray(0, length), [], -1, alphabet)
  const mayMishear = tolerantLength > 2 || (tolerantLength === 2 && pattern.segments.length > 1)
  const twice: number[] = []
  for (let j = 0; j < tolerantLength; j++) if (doubled[j] === 1) twice.push(j)
  const mishearable = mayMishear ? Math.min(tolerantLength >> 1, 100) : 0
  return literal(tolerantCodes.subarray(0, tolerantLength), twice, mishearable, alphabet)
}

function literal(codes: Uint16Array, doubled: readonly number[], mishearable: number, alphabet: Alphabet): Literal {
  const spelt = String.fromCharCode.apply(null, codes as unknown as number[])
  return { letters: alphabet.lettersOf(codes), doubled, mishearable, key: `${mishearable} ${doubled.join()} ${spelt}` }
}

/** Whether there is anything in a text that the tolerant stream leaves out: a particle, 这个, 那个. */
function holdsParticle(codes: Uint16Array, length: number): boolean {
  for (let at = 0; at < length; at++) {
    if (isParticle(codes[at])) return true
    if (codes[at] === GE && at > 0 && (codes[at - 1] === ZHE || codes[at - 1] === NA)) return true
  }
  return false
}

/** The literals of a segment, once each. */
export function literalsOf(
  segment: readonly string[],
  pattern: Pick<PhrasePattern, 'exact' | 'segments'>,
  alphabet: Alphabet,
  scratch: NormalText,
): Literal[] {
  const literals = new Map<string, Literal>()
  for (const text of segment) {
    const literal = literalOf(text, pattern, alphabet, scratch)
    if (literal.letters.length > 0) literals.set(literal.key, literals.get(literal.key) ?? literal)
  }
  return [...literals.values()]
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
