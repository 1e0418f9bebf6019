import luhn from 'validator/lib/isLuhnNumber.js'
import { type Dictation, digitsOf, type Joint, lengthOf, readDictations } from './dictation.ts'
import type { EntityKind, Finder, Reading } from './entity.ts'
import { hasIdentityCheckDigit, looksLikeIdentityNumber, looksLikeOldIdentityNumber } from './identity.ts'
import { type Label, labelBefore } from './labels.ts'
import { has, writtenAt } from './numeral.ts'

/** Numbers read out or typed: telephone, identity, card numbers, codes, and short strings that are part of one. */
export const numbers: Finder = {
  kinds: ['mobile', 'landline', 'id-number', 'bank-card', 'partial-number', 'verification-code', 'password'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    for (const dictation of readDictations(reading)) takeNumbers(reading, dictation)
  },
}

const LEAST_DIGITS = 11
const MOST_DIGITS = 19
/** Fewer digits are no part of a number either. */
const LEAST_OF_PART = 4

interface Whole {
  readonly kind: EntityKind
  readonly value: string
  readonly valid?: boolean
  /** The end, when a letter X belongs to the number. */
  readonly end?: number
}

function takeNumbers(reading: Reading, dictation: Dictation): void {
  const { pieces } = dictation
  const length = lengthOf(dictation)
  if (length < LEAST_OF_PART) return
  if (length < LEAST_DIGITS) return takeParts(reading, dictation, 0, pieces.length - 1)
  const label = labelBefore(reading.text, pieces[0].start)
  let rest = 0
  for (let first = 0; first < pieces.length; ) {
    const found = wholeFrom(reading, dictation, first, label?.label)
    if (found) {
      if (rest < first) takeParts(reading, dictation, rest, first - 1)
      const { kind, value, valid, end } = found.whole
      const start =
        pieces[first].start - (kind === 'mobile' && has('+＋', reading.text, pieces[first].start - 1) ? 1 : 0)
      reading.take(kind, start, end ?? pieces[found.last].end, value, valid === undefined ? undefined : { valid })
      rest = found.last + 1
    }
    first = found ? found.last + 1 : first + 1
  }
  if (rest < pieces.length) takeParts(reading, dictation, rest, pieces.length - 1)
}

/** The number that begins with piece `first`: that piece alone if it is one, else the longest run of pieces. */
function wholeFrom(
  reading: Reading,
  dictation: Dictation,
  first: number,
  label: Label | undefined,
): { whole: Whole; last: number } | undefined {
  const { pieces, joints } = dictation
  const lengths = [pieces[first].digits.length]
  for (let last = first; last + 1 < pieces.length && lengths.at(-1)! <= MOST_DIGITS; last++)
    lengths.push(lengths.at(-1)! + joints[last].digits.length + pieces[last + 1].digits.length)
  const longest = first + lengths.length - 1
  if (lengths.at(-1)! < LEAST_DIGITS) return undefined
  const digits = longest === first ? pieces[first].digits : digitsOf(dictation, first, longest)
  for (const last of [first, ...Array.from({ length: longest - first }, (_, back) => longest - back)]) {
    const length = lengths[last - first]
    if (length < LEAST_DIGITS || length > MOST_DIGITS) continue
    const whole = classify(reading.text, digits.slice(0, length), pieces[last].end, label, last > first)
    if (whole) return { whole, last }
  }
  return undefined
}

function classify(
  text: string,
  digits: string,
  end: number,
  label: Label | undefined,
  joined: boolean,
): Whole | undefined {
  return telephone(digits) ?? identity(text, digits, end, label) ?? card(digits, label, joined)
}

function telephone(digits: string): Whole | undefined {
  const mobile = /^(?:00)?(?:86)?(1[3-9]\d{9})$/.exec(digits)
  if (mobile) return { kind: 'mobile', value: mobile[1] }
  if (/^0(?:10|2\d)\d{8}$|^0[3-9]\d{2}\d{7,8}$/.test(digits)) return { kind: 'landline', value: digits }
  return undefined
}

function identity(text: string, digits: string, end: number, label: Label | undefined): Whole | undefined {
  if (digits.length === 17) {
    const letter = /^[ -]{0,2}(?:[xXＸｘ×叉]|艾克斯|埃克斯)/.exec(text.slice(end, end + 5))
    return letter && /^[1-9]/.test(digits) ? identityNumber(`${digits}X`, label, end + letter[0].length) : undefined
  }
  if (digits.length === 18) return identityNumber(digits, label)
  const old = digits.length === 15 && label !== 'card' && label !== 'serial' && looksLikeOldIdentityNumber(digits)
  return old ? { kind: 'id-number', value: digits } : undefined
}

function identityNumber(number: string, label: Label | undefined, end?: number): Whole | undefined {
  const valid = looksLikeIdentityNumber(number) && hasIdentityCheckDigit(number)
  const known = valid || label === 'identity' || (looksLikeIdentityNumber(number) && label !== 'card')
  return known ? { kind: 'id-number', value: number, valid, ...(end !== undefined && { end }) } : undefined
}

/** 13 to 19 digits with a right check digit, called a card, or with the numbering of Chinese cards (62…). */
function card(digits: string, label: Label | undefined, joined: boolean): Whole | undefined {
  if (digits.length < 13 || digits.length > 19 || label === 'serial' || digits.startsWith('0')) return undefined
  const valid = luhn.default(digits)
  const union = digits.startsWith('62') && digits.length >= 16
  const plain = valid && (!joined || digits.length >= 16)
  return label === 'card' || union || plain ? { kind: 'bank-card', value: digits, valid } : undefined
}

/** What no whole number has claimed: stretches of pieces that hold together. */
function takeParts(reading: Reading, dictation: Dictation, first: number, last: number): void {
  for (let from = first; from <= last; ) {
    let to = from
    while (to < last && holds(dictation.joints[to])) to++
    if (to > from && !enough(reading.text, dictation, from, to))
      for (let at = from; at <= to; at++) takePart(reading, dictation, at, at)
    else takePart(reading, dictation, from, to)
    from = to + 1
  }
}

const holds = (joint: Joint): boolean => joint.kind !== 'doubtful'

/** Fillers join pieces to five digits and more, hyphens (15-20) to seven and more. */
function enough(text: string, dictation: Dictation, from: number, to: number): boolean {
  const labelled = labelBefore(text, dictation.pieces[from].start) !== undefined
  const kinds = new Set(dictation.joints.slice(from, to).map((joint) => joint.kind))
  let length = 0
  for (let at = from; at <= to && length < 8; at++) length += dictation.pieces[at].digits.length
  return length >= (kinds.has('hyphen') ? 7 : kinds.has('loose') && !labelled ? 5 : 4)
}

function takePart(reading: Reading, dictation: Dictation, from: number, to: number): void {
  const { start } = dictation.pieces[from]
  const { end } = dictation.pieces[to]
  const digits = digitsOf(dictation, from, to)
  if (digits.length < LEAST_OF_PART || (digits.length > 12 && !reading.longNumbers)) return
  const label = labelBefore(reading.text, start)
  const kind = kindOfPart(reading.text, start, end, digits, label)
  if (kind) reading.take(kind, start, end, digits)
}

function kindOfPart(
  text: string,
  start: number,
  end: number,
  digits: string,
  label: { label: Label; gap: number } | undefined,
): EntityKind | undefined {
  if (label?.label === 'code' && digits.length <= 6 && !isShortHotline(digits)) return 'verification-code'
  if (label?.label === 'password' && digits.length <= 8 && label.gap <= 8) return 'password'
  if (label?.label === 'tail' && digits.length <= 6) return 'partial-number'
  if (isServiceNumber(digits, label?.label)) return undefined
  const typed = writtenAt(text, start) && writtenAt(text, end - 1)
  const wholeTurn = text.length - (end - start) <= 3
  return typed && !label && !wholeTurn && (isYear(digits) || /^[1-9]\d{1,3}00$/.test(digits))
    ? undefined
    : 'partial-number'
}

const isYear = (digits: string): boolean => /^(?:19[5-9]|20[0-4])\d$/.test(digits)

/** No code has five digits that begin like this; 验证码收不到，您打 10086 is about codes, too. */
const isShortHotline = (digits: string): boolean => /^(?:9[56]|1[02])\d{3}$/.test(digits)

/** Hotlines of banks, telephone companies and firms belong to nobody: 95xxx, 96xxx, 10086, 400…; after 拨打 and 电话 also 10xxx and 12xxx. */
const isServiceNumber = (digits: string, label: Label | undefined): boolean =>
  /^(?:9[56]\d{3}|100(?:00|10|86|99)|[48]00\d{7})$/.test(digits) ||
  (label === 'phone' && /^(?:1[02]\d{3}|9[56]\d{4})$/.test(digits))
