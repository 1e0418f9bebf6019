import { cardinalAt, decimalAt, isSpokenPoint, pairAt, rises, round } from './entities/cardinals.ts'
import { isIn, setOf } from './entities/character-set.ts'
import {
  digitAt,
  inexact,
  NUMBER_STARTS,
  type Numeral,
  powerAt,
  quantity,
  readDigits,
  readOut,
  writtenAt,
} from './entities/numeral.ts'

export type { Numeral }

/**
 * Reads numbers out of Chinese text, written (`3000`, `1.5万`), spoken (一百二十, 两万八) or read out digit by digit
 * (幺三八零零…). One pass; every character is looked at a bounded number of times.
 */

/** After these a 一 begins no number: 第一, 统一, 万一 …; after a weekday's 周 one digit stands by itself. */
const SPLITS_AFTER = setOf('第统唯之同万周期拜专')
/** A digit string gives its last digit to a following measure word: 尾号六二二八一共三张. */
const SPLITS_BEFORE = setOf('张个次笔下共直定起样般些会旦边种位名致切')
/** Units before which two rising digits are a range: 三五天, 一两个. */
const MEASURES = setOf('天个分秒小周星礼年块元毛次笔岁人刻点')
/** What leaves a number open: 三十多, 十来个. */
const MORE = setOf('多来余')
/** Units that 十来 and 三十多 can stand before. */
const AFTER_MORE = setOf('个块分天岁年万亿次小秒元周张笔名位月')

/**
 * All numbers of the text in order, as they stand: digit strings broken by spaces or hyphens come in pieces.
 * `findNumerals` joins them.
 */
export function readNumerals(text: string): Numeral[] {
  const found: Numeral[] = []
  for (let at = 0; at < text.length; ) {
    const numeral = isIn(NUMBER_STARTS, text, at) ? numeralAt(text, at) : undefined
    if (numeral) found.push(numeral)
    at = numeral ? numeral.end : at + 1
  }
  return found
}

function numeralAt(text: string, at: number): Numeral | undefined {
  const code = text.charCodeAt(at)
  if (digitAt(text, at) >= 0) return withTail(text, runAt(text, at))
  const power = powerAt(text, at)
  if (power >= 2) return text.startsWith('分', at + 1) ? fractionAt(text, at) : undefined
  if (power === 1 || (code === 0x51e0 && powerAt(text, at + 1) > 0)) return withTail(text, cardinalAt(text, at))
  switch (code) {
    case 0x534a: // 半
      return quantity(at, at + 1, 0.5)
    case 0x51e0: // 几
      return inexact(at, at + 1, 2, 9)
    case 0x4fe9: // 俩
      return quantity(at, at + 1, 2)
    case 0x4ee8: // 仨
      return quantity(at, at + 1, 3)
    default:
      return undefined
  }
}

/** 百分之三点八, 万分之五, 百分百. */
function fractionAt(text: string, at: number): Numeral | undefined {
  if (text[at + 2] === '百') return quantity(at, at + 3, 100, 'percent')
  if (text[at + 2] !== '之') return undefined
  const from = at + 3
  const plain =
    digitAt(text, from) >= 0
      ? runAt(text, from)
      : powerAt(text, from) === 1
        ? cardinalAt(text, from)
        : text[from] === '百'
          ? quantity(from, from + 1, 100)
          : undefined
  if (!plain) return undefined
  const scale = 10 ** (powerAt(text, at) - 2)
  const value = plain.value / scale
  return plain.exact
    ? quantity(at, plain.end, value, 'percent')
    : inexact(at, plain.end, value, plain.high === undefined ? undefined : plain.high / scale, 'percent')
}

/** The number that begins with a digit at `at`: a digit string, a decimal or a cardinal. */
function runAt(text: string, at: number): Numeral {
  if (isIn(SPLITS_AFTER, text, at - 1) && !writtenAt(text, at) && text[at - 2] !== '分') return singleDigit(text, at)
  let end = at + 1
  let written = writtenAt(text, at) ? 1 : 0
  while (digitAt(text, end) >= 0) {
    if (writtenAt(text, end)) written++
    end++
  }
  const length = end - at
  if (written === length) return writtenAtRun(text, at, end)
  if (powerAt(text, end) > 0) {
    if (length === 1) return singleDigit(text, at)
    if (length === 2 && rises(text, at)) return pairAt(text, at)
    return digitString(text, at, end - 1)
  }
  if (length === 1 && isSpokenPoint(text, end)) return decimalAt(text, at, end, digitAt(text, at))
  if (length === 2 && rises(text, at) && isIn(MEASURES, text, end)) return pairAt(text, at)
  if (length > 2 && isIn(SPLITS_BEFORE, text, end) && !writtenAt(text, end - 1)) end--
  return digitString(text, at, end)
}

function singleDigit(text: string, at: number): Numeral {
  if (powerAt(text, at + 1) > 0 && digitAt(text, at) > 0) return cardinalAt(text, at)
  return digitString(text, at, at + 1)
}

/** A run of written digits: `3000`, `1,234.56`, `1.5万`, `120`. */
function writtenAtRun(text: string, at: number, end: number): Numeral {
  let stop = end
  if (end - at <= 3) while (text[stop] === ',' && groupOfThree(text, stop + 1)) stop += 4
  const point = isIn(POINTS, text, stop) && writtenAt(text, stop + 1)
  if (!point && powerAt(text, stop) > 0 && end - at <= 8) return cardinalAt(text, at)
  if (!point && stop === end) return digitString(text, at, end)
  const whole = Number(readDigits(text, at, stop))
  return point ? decimalAt(text, at, stop, whole) : quantity(at, stop, whole)
}

const POINTS = setOf('.．')

const groupOfThree = (text: string, at: number): boolean =>
  writtenAt(text, at) && writtenAt(text, at + 1) && writtenAt(text, at + 2) && digitAt(text, at + 3) < 0

function digitString(text: string, start: number, end: number): Numeral {
  const digits = readDigits(text, start, end)
  const length = end - start
  const plain = length === 1 || (length <= 4 && digits[0] !== '0' && writtenAt(text, start) && writtenAt(text, end - 1))
  return readOut(start, end, digits, plain ? 'quantity' : 'digits')
}

/** What may follow a number: 多, 来, 余 make it inexact; 块 and a digit make 一百二十块五. */
function withTail(text: string, numeral: Numeral): Numeral {
  const { end } = numeral
  if (numeral.value >= 10 && isIn(MORE, text, end) && isIn(AFTER_MORE, text, end + 1)) return openEnded(text, numeral)
  if (!text.startsWith('块', end) || digitAt(text, end + 1) < 0 || !numeral.exact || numeral.value > 1e9) return numeral
  const after = text[end + 2]
  if (
    after !== undefined &&
    (digitAt(text, end + 2) >= 0 || powerAt(text, end + 2) > 0 || '毛角分个张次笔天月年点块下共'.includes(after))
  )
    return numeral
  const value = round(numeral.value + digitAt(text, end + 1) / 10)
  return quantity(numeral.start, end + 2, value, 'yuan')
}

/** 三十多, 十多万. */
function openEnded(text: string, { start, end, value }: Numeral): Numeral {
  const power = powerAt(text, end + 1)
  return inexact(start, end + (power > 0 ? 2 : 1), value * 10 ** power)
}

const JOINTS = ' \u3000-－—'

/**
 * All numbers of the text in order. Digits read out with spaces or hyphens between them are one number
 * (`1 3 8 0`, `138-0013-8000`); `15-20` stays two.
 */
export function findNumerals(text: string): Numeral[] {
  const pieces = readNumerals(text)
  const joined: Numeral[] = []
  for (let first = 0; first < pieces.length; ) {
    let last = first
    while (last + 1 < pieces.length && joins(text, pieces[last], pieces[last + 1])) last++
    const group = pieces.slice(first, last + 1)
    const whole = group.length > 1 ? joinGroup(group) : undefined
    joined.push(...(whole ? [whole] : group))
    first = last + 1
  }
  return joined
}

function joins(text: string, left: Numeral, right: Numeral): boolean {
  const gap = right.start - left.end
  return left.digits !== undefined && right.digits !== undefined && gap === 1 && JOINTS.includes(text[left.end])
}

function joinGroup(group: readonly Numeral[]): Numeral | undefined {
  const digits = group.map((piece) => piece.digits).join('')
  if (digits.length < 7 && !(group.length >= 3 && digits.length === group.length)) return undefined
  return readOut(group[0].start, group.at(-1)!.end, digits, 'digits')
}
