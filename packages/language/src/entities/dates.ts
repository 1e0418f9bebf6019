import { setOf } from './character-set.ts'
import { MONTH_WORDS, monthOf } from './days.ts'
import { eachMatch, type Finder, type Reading, skipSpaces, wordBefore } from './entity.ts'
import { has, type Numeral, writtenAt } from './numeral.ts'

/**
 * Calendar dates: `2026-03-05`, `2026-03`, `--03-05`, `--03`, `---20`, and relative to the day of speaking `today`,
 * `tomorrow`, `yesterday`, `day+2`, `weekday+1-3` (Wednesday of the next week), `weekend+0`, `week+1`, `month+1-20`,
 * `month+1`, `month+0-start`, `month+0-end`, `year+0-end`.
 */
export const dates: Finder = {
  kinds: ['date'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    if (reading.followsNumber(SEPARATORS)) eachMatch(reading.text, WRITTEN, (match) => takeWritten(reading, match))
    if (reading.followsNumber(UNITS)) reading.numerals.forEach((numeral, index) => takeSpelled(reading, numeral, index))
  },
}

const two = (n: number): string => String(n).padStart(2, '0')

const SEPARATORS = setOf('-/.')
const WRITTEN = /(?:19|20)\d\d([-/.])(\d{1,2})\1(\d{1,2})/g

/** 2026-03-05, 2026/3/5. */
function takeWritten(reading: Reading, { index, 0: whole, 1: separator, 2: month, 3: day }: RegExpExecArray): void {
  const { text } = reading
  const end = index + whole.length
  const alone = !writtenAt(text, index - 1) && !writtenAt(text, end) && text[end] !== separator
  if (alone && isDay(Number(month), Number(day)))
    reading.take('date', index, end, `${whole.slice(0, 4)}-${two(Number(month))}-${two(Number(day))}`)
}

const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31

/** 二零二六年三月五号, 3月5日, 3月份, 20号. */
function takeSpelled(reading: Reading, numeral: Numeral, index: number): void {
  if (!numeral.exact || numeral.unit !== undefined || !reading.isFree(numeral.start, numeral.end)) return
  const unit = reading.text[unitPlace(reading, numeral)]
  if (unit === '年') takeYear(reading, index)
  else if (unit === '月') takeMonth(reading, index)
  else if (unit === '号' || unit === '日') takeDay(reading, index)
}

const UNITS = setOf('年月日号')

const unitPlace = (reading: Reading, numeral: Numeral): number => skipSpaces(reading.text, numeral.end, 1)

/** The number right after the unit of number `index`, if it is a whole one from 1 to `most` with one of `units` after it. */
function next(
  reading: Reading,
  index: number,
  units: string,
  most: number,
): { value: number; end: number } | undefined {
  const following = reading.numerals[index + 1]
  if (!following || following.start !== skipSpaces(reading.text, unitPlace(reading, reading.numerals[index]) + 1, 1))
    return undefined
  const end = unitPlace(reading, following)
  const fits = Number.isInteger(following.value) && following.exact && following.value >= 1 && following.value <= most
  return fits && has(units, reading.text, end) ? { value: following.value, end: end + 1 } : undefined
}

function takeYear(reading: Reading, index: number): void {
  const { start, digits, value } = reading.numerals[index]
  const month = next(reading, index, '月', 12)
  const year = yearOf(digits, value, month !== undefined)
  if (year === undefined) return
  const day = month && next(reading, index + 1, '日号', 31)
  if (month && day) reading.take('date', start, day.end, `${year}-${two(month.value)}-${two(day.value)}`)
  else if (month) reading.take('date', start, withShare(reading.text, month.end), `${year}-${two(month.value)}`)
  else reading.take('date', start, unitPlace(reading, reading.numerals[index]) + 1, String(year))
}

function yearOf(digits: string | undefined, value: number, short: boolean): number | undefined {
  if (digits?.length === 4 && value >= 1900 && value < 2100) return value
  if (digits?.length === 2 && (short || digits[0] === '0')) return value < 70 ? 2000 + value : 1900 + value
  return undefined
}

/** 份 belongs to the month. */
const withShare = (text: string, end: number): number => (text[end] === '份' ? end + 1 : end)

function takeMonth(reading: Reading, index: number): void {
  const { text } = reading
  const { start, value, digits } = reading.numerals[index]
  const end = unitPlace(reading, reading.numerals[index]) + 1
  if (!Number.isInteger(value) || value < 1 || value > 12 || (digits?.length ?? 0) > 2 || has('饼亮经嫂', text, end))
    return
  const day = next(reading, index, '日号', 31)
  if (day) reading.take('date', start, day.end, `--${two(value)}-${two(day.value)}`)
  else reading.take('date', start, withShare(text, end), `--${two(value)}`)
}

/** What a number with 号 is not a day in front of: 20号柜台, 5号为您服务. */
const NOT_A_DAY = '柜窗线楼院店桌房坐席客服员机球信门单口卡文字码工'

function takeDay(reading: Reading, index: number): void {
  const { text } = reading
  const { start, value, digits } = reading.numerals[index]
  const unit = unitPlace(reading, reading.numerals[index])
  const month = wordBefore(text, start, MONTH_WORDS)
  const plain = Number.isInteger(value) && value >= 1 && value <= 31 && (digits?.length ?? 0) <= 2
  if (!plain || (!month && isSomethingElse(text, start, unit))) return
  if (month) reading.take('date', start - month.length, unit + 1, `${monthOf(month)}-${two(value)}`)
  else reading.take('date', start, unit + 1, `---${two(value)}`)
}

function isSomethingElse(text: string, start: number, unit: number): boolean {
  const after = unit + 1
  if (has('第号尾编楼栋', text, start - 1) || text.startsWith('号是', start - 2)) return true
  if (text[unit] === '号') return has(NOT_A_DAY, text, after) || (text[after] === '为' && text[after + 1] !== '止')
  const counts =
    has('内后左', text, after) ||
    text.startsWith('之内', after) ||
    text.startsWith('以内', after) ||
    text.startsWith('之后', after)
  const short = !writtenAt(text, start) && text[start - 1] !== '月' && unit - start === 1
  return counts || short
}
