import { isIn, setOf } from './character-set.ts'
import { digitAt, has, inexact, type Numeral, powerAt, quantity, readDigits, writtenAt } from './numeral.ts'

/** Numbers spoken with multipliers and points: 三千零五十八, 两万八, 三点五万, 七八百. */

const TEN_THOUSAND = 10_000

/** Whether two spoken digits name a range: 三五, 七八. */
export const rises = (text: string, at: number): boolean => {
  const [low, high] = [digitAt(text, at), digitAt(text, at + 1)]
  return low > 0 && !writtenAt(text, at) && (high === low + 1 || (low === 3 && high === 5))
}

/** 三五(天), 二三十, 七八百. */
export function pairAt(text: string, at: number): Numeral {
  let [end, scale] = [at + 2, 1]
  for (
    let power = powerAt(text, end), last = 9;
    power > 0 && (power < last || power >= 4) && end < at + 4;
    power = powerAt(text, end)
  ) {
    scale *= 10 ** power
    last = power
    end++
  }
  return inexact(at, end, digitAt(text, at) * scale, digitAt(text, at + 1) * scale)
}

const SPOKEN_POINTS = setOf('点點')

/** Whether 点 at `at` is a decimal point, not the hour: 三点五, but not 三点五十, 三点一刻, 三点零五分. */
export function isSpokenPoint(text: string, at: number): boolean {
  if (!isIn(SPOKEN_POINTS, text, at)) return false
  let end = at + 1
  while (end < at + 12 && digitAt(text, end) >= 0 && !writtenAt(text, end)) end++
  if (end === at + 1 || has('十刻', text, end)) return false
  return !(text[end] === '分' && text[end + 1] !== '之' && text[end + 1] !== '钟')
}

/** A number with a point at `point`, and the multiplier after it: 3.5, 三点五万. */
export function decimalAt(text: string, start: number, point: number, whole: number): Numeral {
  let end = point + 1
  let [fraction, scale] = [0, 1]
  for (; digitAt(text, end) >= 0; end++) {
    if (scale > 1e12) continue
    scale *= 10
    fraction = fraction * 10 + digitAt(text, end)
  }
  let value = whole + fraction / scale
  const power = powerAt(text, end)
  if (power > 0) value = round(value * 10 ** power)
  if (power > 0) end++
  if (power === 4 && powerAt(text, end) === 8) value = round(value * 10 ** powerAt(text, end++))
  return quantity(start, end, value)
}

/** Cuts off what binary fractions add. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** What has been read of a cardinal: 三亿 (total) 二千零五十 (section); `last` multiplier, last 万 or 亿 (`limit`). */
interface Cardinal {
  total: number
  section: number
  last: number
  limit: number
  at: number
  spread: number
}

/** 三千零五十八, 两万八, 一百五, 十几, 3万5, 12万. */
export function cardinalAt(text: string, start: number): Numeral {
  const so: Cardinal = {
    total: 0,
    section: 0,
    last: Number.POSITIVE_INFINITY,
    limit: Number.POSITIVE_INFINITY,
    at: start,
    spread: 0,
  }
  if (writtenAt(text, start)) readWrittenCoefficient(text, so)
  else if (powerAt(text, start) === 1) ten(so)
  while (so.at < text.length) {
    const power = powerAt(text, so.at)
    if (power >= 4 && so.section > 0 && 10 ** power < so.limit) closeSection(so, 10 ** power)
    else if (power === 8 && so.last === TEN_THOUSAND && so.section === 0) tenThousandfold(so)
    else if (power > 0 && power < 4 && so.last === 0) scaleCoefficient(so, power)
    else if (power === 1 && so.last > 10 && so.spread === 0) ten(so)
    else if (!continues(text, so)) break
  }
  const value = so.total + so.section
  if (so.total === 0 && so.spread === 0 && isSpokenPoint(text, so.at)) return decimalAt(text, start, so.at, value)
  if (so.spread > 0) return inexact(start, so.at, value, value + so.spread)
  return quantity(start, so.at, value)
}

/** 万 or 亿 ends what was read since the last of them. */
function closeSection(so: Cardinal, scale: number): void {
  so.total += so.section * scale
  so.section = 0
  so.spread *= scale
  so.last = scale
  so.limit = scale
  so.at++
}

/** 亿 right after 万: 三万亿. */
function tenThousandfold(so: Cardinal): void {
  so.total *= 1e8
  so.spread *= 1e8
  so.last = 1e8
  so.at++
}

function ten(so: Cardinal): void {
  so.section += 10
  so.last = 10
  so.at++
}

/** The first written number: its multiplier is applied when it comes (`last` 0 says that it is awaited). */
function readWrittenCoefficient(text: string, so: Cardinal): void {
  for (; writtenAt(text, so.at); so.at++) so.section = so.section * 10 + digitAt(text, so.at)
  so.last = 0
}

function scaleCoefficient(so: Cardinal, power: number): void {
  so.last = 10 ** power
  so.section *= so.last
  so.at++
}

/** Takes the next digit with what belongs to it; false when the number ends here. */
function continues(text: string, so: Cardinal): boolean {
  const zeroes = digitAt(text, so.at) === 0 && so.last !== Number.POSITIVE_INFINITY ? 1 : 0
  const at = so.at + zeroes
  const some = text.startsWith('几', at)
  const digit = some ? 1 : digitAt(text, at)
  if (digit < 1 || so.last <= 1) return false
  const power = powerAt(text, at + 1)
  const spread = some ? 8 : 0
  if (power > 0 && power < 4 && 10 ** power < so.last)
    return take(so, at + 2, digit * 10 ** power, 10 ** power, spread * 10 ** power)
  if (power >= 4 && 10 ** power < so.limit) return take(so, at + 1, digit, 1, spread)
  if (so.last >= TEN_THOUSAND && writtenAt(text, at) && digitAt(text, at + 1) >= 0) return takeWrittenTail(text, so, at)
  if (digitAt(text, at + 1) >= 0 || power > 0) return takePair(text, so, at)
  if (some && so.last !== 10 && !zeroes) return false
  const abbreviated = !zeroes && so.last > 10 && so.last !== Number.POSITIVE_INFINITY
  return take(so, at + 1, abbreviated ? (digit * so.last) / 10 : digit, 1, spread)
}

function take(so: Cardinal, end: number, amount: number, last: number, spread: number): boolean {
  so.section += amount
  so.last = last
  so.spread = spread
  so.at = end
  return true
}

/** 2000 in 1万2000. */
function takeWrittenTail(text: string, so: Cardinal, at: number): boolean {
  let end = at
  while (end < at + 5 && writtenAt(text, end)) end++
  if (end - at > 4) return false
  return take(so, end, Number(readDigits(text, at, end)), 1, 0)
}

/** 二三 in 一百二三十. */
function takePair(text: string, so: Cardinal, at: number): boolean {
  const power = powerAt(text, at + 2)
  if (!rises(text, at) || power === 0 || power > 3 || 10 ** power >= so.last) return false
  return take(so, at + 3, digitAt(text, at) * 10 ** power, 1, 10 ** power * (digitAt(text, at + 1) - digitAt(text, at)))
}
