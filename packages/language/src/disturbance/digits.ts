import { findNumerals } from '../numerals.ts'

const WRITTEN = '0123456789'
const SPOKEN = '零一二三四五六七八九'
/** Other ways to say some of the digits. */
const VARIANTS: Readonly<Record<string, string>> = { 〇: '零', 幺: '一', 两: '二' }

/**
 * Where the digits of a text's numbers stand. One spoken digit by itself is none: 一 is more often part of a word
 * (一下, 统一) than a number.
 */
export function digitPlaces(text: string): number[] {
  const places: number[] = []
  for (const { start, end } of findNumerals(text)) {
    const own = rangeOf(start, end).filter((at) => isDigit(text[at]))
    if (own.length > 1 || own.some((at) => WRITTEN.includes(text[at]))) places.push(...own)
  }
  return places
}

/** The text with so many digits misread, or swapped with their neighbours. */
export function misreadDigits(text: string, places: readonly number[], random: () => number): string {
  const characters = text.split('')
  for (const at of places) {
    const next = characters[at + 1]
    const swap = next !== undefined && isDigit(next) && next !== characters[at] && random() < 0.5
    if (swap) [characters[at], characters[at + 1]] = [next, characters[at]]
    else characters[at] = otherDigit(characters[at], random)
  }
  return characters.join('')
}

/** Whether a character is a digit, written or spoken. */
export const isDigit = (character: string): boolean =>
  WRITTEN.includes(character) || SPOKEN.includes(character) || character in VARIANTS

function otherDigit(character: string, random: () => number): string {
  const row = WRITTEN.includes(character) ? WRITTEN : SPOKEN
  const value = row.indexOf(VARIANTS[character] ?? character)
  return row[(value + 1 + Math.floor(random() * 9)) % 10]
}

const rangeOf = (start: number, end: number) => Array.from({ length: end - start }, (_, i) => start + i)
