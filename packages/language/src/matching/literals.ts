import { FOLD, isParticle } from '../characters.ts'
import type { NormalText } from '../normalise.ts'
import type { PhrasePattern } from './phrase.ts'

/** One literal of a phrase, made ready for comparison. */
export interface Literal {
  /** Folded codes for the tolerant stream, plain codes for the exact one. */
  readonly codes: readonly number[]
  /** Positions where the character must stand twice (谢谢). */
  readonly doubled: readonly number[]
  /** How many characters may be matched by their sound only; −1: to be matched exactly, on the plain stream. */
  readonly mishearable: number
}

/**
 * Makes a literal of a phrase. One of three characters or more may have up to half of its characters mis-heard (same
 * sound, other character), one of two characters only inside a phrase with several segments. One that holds a particle is
 * matched exactly.
 */
export function literalOf(
  text: string,
  pattern: Pick<PhrasePattern, 'exact' | 'segments'>,
  scratch: NormalText,
): Literal {
  scratch.read(text)
  const plain = Array.from(scratch.codes.subarray(0, scratch.length))
  const size = scratch.tolerantLength
  if (pattern.exact || size === 0 || plain.some(isParticle)) return { codes: plain, doubled: [], mishearable: -1 }
  const codes = Array.from(scratch.tolerantCodes.subarray(0, size), (code) => FOLD[code])
  const doubled = codes.map((_, j) => j).filter((j) => scratch.doubled[j] === 1)
  return {
    codes,
    doubled,
    mishearable: size > 2 || (size === 2 && pattern.segments.length > 1) ? Math.min(size >> 1, 100) : 0,
  }
}

/** The literals of a segment, once each. */
export function literalsOf(
  segment: readonly string[],
  pattern: Pick<PhrasePattern, 'exact' | 'segments'>,
  scratch: NormalText,
): Literal[] {
  const seen = new Set<string>()
  return segment
    .map((text) => literalOf(text, pattern, scratch))
    .filter(({ codes, doubled, mishearable }) => {
      const key = `${mishearable < 0} ${codes.join()} ${doubled.join()}`
      return codes.length > 0 && !seen.has(key) && seen.add(key) !== undefined
    })
}

/** Whether the characters that must stand twice do, for a literal whose first character is at a tolerant position. */
export function standsDoubled(doubled: readonly number[], text: NormalText, start: number): boolean {
  for (const j of doubled) if (text.doubled[start + j] === 0) return false
  return true
}

/** Plain position after a tolerant literal; one whose last character stands twice ends after the second. */
export function plainEnd(text: NormalText, end: number, endsDoubled: boolean): number {
  let at = text.plainAt[end - 1] + 1
  if (!endsDoubled) return at
  const last = text.tolerantCodes[end - 1]
  while (FOLD[text.codes[at]] !== last) at++
  return at + 1
}
