/** The characters that numbers are written with, and what a number read from a text is. */

/** A number found in a text. */
export interface Numeral {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number
  readonly end: number
  /** `digits`: a string of digits read out, such as a telephone number. `quantity`: a number that counts something. */
  readonly form: 'digits' | 'quantity'
  /** The number; for an inexact one (几十, 三五, 三十多) its lower bound. Digit strings past 15 places lose precision. */
  readonly value: number
  /** The upper bound of an inexact number that has one: 三五 → 5, 十几 → 19. */
  readonly high?: number
  /** False for 几, 十几, 三五, 三十多, 十来. */
  readonly exact: boolean
  /** The digits as read, leading zeros kept; absent when a multiplier or a point was spoken. */
  readonly digits?: string
  /** 一百二十块五 is 120.5 `yuan`; 百分之三点八 is 3.8 `percent`. Absent when the number stands by itself. */
  readonly unit?: 'yuan' | 'percent'
}

const NONE = 255

/** Code unit → digit 0–9, `NONE` for everything else. */
const DIGIT = new Uint8Array(65_536).fill(NONE)
/** Code unit → power of ten of a multiplier (十 1, 百 2, 千 3, 万 4, 亿 8), 0 for everything else. */
const POWER = new Uint8Array(65_536)

const DIGIT_CHARACTERS = [
  '0０零〇○',
  '1１一壹幺',
  '2２二贰两兩',
  '3３三叁',
  '4４四肆',
  '5５五伍',
  '6６六陆',
  '7７七柒',
  '8８八捌',
  '9９九玖',
]
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['十拾', 1],
  ['百佰', 2],
  ['千仟', 3],
  ['万萬', 4],
  ['亿億', 8],
]
DIGIT_CHARACTERS.forEach((characters, digit) => {
  for (const character of characters) DIGIT[character.charCodeAt(0)] = digit
})
for (const [characters, power] of MULTIPLIERS) for (const c of characters) POWER[c.charCodeAt(0)] = power

/** The digit that the code unit at `at` stands for, or -1. */
export function digitAt(text: string, at: number): number {
  const digit = at < text.length ? DIGIT[text.charCodeAt(at)] : NONE
  return digit === NONE ? -1 : digit
}

/** The power of ten of the multiplier at `at`, or 0. */
export const powerAt = (text: string, at: number): number => (at < text.length ? POWER[text.charCodeAt(at)] : 0)
const isWritten = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
/** Whether an Arabic digit, of half or full width, stands at `at`. */
export const writtenAt = (text: string, at: number): boolean => isWritten(text.charCodeAt(at))
/** Whether the character at `at` is one of `set`. */
export const has = (set: string, text: string, at: number): boolean =>
  at < text.length && at >= 0 && set.includes(text[at])

/** An exact quantity. */
export const quantity = (start: number, end: number, value: number): Numeral => ({
  start,
  end,
  form: 'quantity',
  value,
  exact: true,
})

/** The digits of a stretch, without whatever stands between them. */
export function readDigits(text: string, start: number, end: number): string {
  let digits = ''
  for (let at = start; at < end; at++) {
    const digit = digitAt(text, at)
    if (digit >= 0) digits += String.fromCharCode(48 + digit)
  }
  return digits
}
