import { type CharacterSet, setOf } from './character-set.ts'

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

/** Code unit → 1 + the digit 0–9, 0 for everything else. */
const DIGIT = new Uint8Array(65_536)
/** Code unit → power of ten of a multiplier (十 1, 百 2, 千 3, 万 4, 亿 8), 0 for everything else. */
const POWER = new Uint8Array(65_536)

/** The characters of each digit. */
export const DIGIT_CHARACTERS: readonly string[] = [
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
  for (const character of characters) DIGIT[character.charCodeAt(0)] = 1 + digit
})
for (const [characters, power] of MULTIPLIERS) for (const c of characters) POWER[c.charCodeAt(0)] = power

/** The digit that the code unit at `at` stands for, or -1. */
export const digitAt = (text: string, at: number): number => (at < text.length ? DIGIT[text.charCodeAt(at)] : 0) - 1

/** The power of ten of the multiplier at `at`, or 0. */
export const powerAt = (text: string, at: number): number => (at < text.length ? POWER[text.charCodeAt(at)] : 0)
const isAscii = (code: number): boolean => code >= 48 && code <= 57
const isWritten = (code: number): boolean => isAscii(code) || (code >= 0xff10 && code <= 0xff19)
/** Whether an Arabic digit, of half or full width, stands at `at`. */
export const writtenAt = (text: string, at: number): boolean => isWritten(text.charCodeAt(at))
/** Whether the character at `at` is one of `set`. */
export const has = (set: string, text: string, at: number): boolean =>
  at < text.length && at >= 0 && set.includes(text[at])

/** The characters that a number can begin with; a multiplier past 十 begins a fraction: 百分之三. */
export const NUMBER_STARTS: CharacterSet = setOf([
  ...DIGIT_CHARACTERS.join(''),
  ...MULTIPLIERS.map(([characters]) => characters).join(''),
  ...'半几俩仨',
])

// All numerals have the same properties in the same order: finders read objects of one shape faster than of five.

/** An exact quantity. */
export const quantity = (start: number, end: number, value: number, unit?: Numeral['unit']): Numeral => ({
  start,
  end,
  form: 'quantity',
  value,
  high: undefined,
  exact: true,
  digits: undefined,
  unit,
})

/** A quantity of at least `value` and, unless it is open, at most `high`. */
export const inexact = (start: number, end: number, value: number, high?: number, unit?: Numeral['unit']): Numeral => ({
  start,
  end,
  form: 'quantity',
  value,
  high,
  exact: false,
  digits: undefined,
  unit,
})

/** Digits read out, or, as a `quantity`, a plain number of a few digits. */
export const readOut = (start: number, end: number, digits: string, form: Numeral['form']): Numeral => ({
  start,
  end,
  form,
  value: Number(digits),
  high: undefined,
  exact: true,
  digits,
  unit: undefined,
})

/** The digits of a stretch, without whatever stands between them. */
export function readDigits(text: string, start: number, end: number): string {
  let at = start
  while (at < end && isAscii(text.charCodeAt(at))) at++
  let digits = text.slice(start, at)
  for (; at < end; at++) {
    const digit = digitAt(text, at)
    if (digit >= 0) digits += String.fromCharCode(48 + digit)
  }
  return digits
}
