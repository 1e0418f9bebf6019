import { type Finder, type Reading, skipSpaces, wordBefore } from './entity.ts'
import { has, type Numeral, writtenAt } from './numeral.ts'

/**
 * Calendar dates: `2026-03-05`, `2026-03`, `--03-05`, `--03`, `---20`, and relative to the day of speaking `today`,
 * `tomorrow`, `yesterday`, `day+2`, `weekday+1-3` (Wednesday of the next week), `weekend+0`, `week+1`, `month+1-20`,
 * `month+1`, `month+0-start`, `month+0-end`, `year+0-end`.
 */
export const dates: Finder = {
  kinds: ['date'],
  triggers: [
    '今天',
    '今日',
    '今儿',
    '今早',
    '明天',
    '明日',
    '明儿',
    '后天',
    '昨天',
    '昨日',
    '昨儿',
    '昨晚',
    '前天',
  ].concat(['周', '星期', '礼拜', '月底', '月末', '月初', '年底', '年末', '年初', '本月', '下月', '上月', '个月']),
  find(reading) {
    findWritten(reading)
    findSpelled(reading)
    findDayWords(reading)
    findWeekdays(reading)
    findMonthWords(reading)
  },
}

const two = (n: number): string => String(n).padStart(2, '0')

/** 2026-03-05, 2026/3/5. */
function findWritten(reading: Reading): void {
  const { text } = reading
  for (const match of text.matchAll(/(?:19|20)\d\d([-/.])(\d{1,2})\1(\d{1,2})/g)) {
    const [whole, , month, day] = match
    const end = match.index + whole.length
    const alone = !writtenAt(text, match.index - 1) && !writtenAt(text, end) && text[end] !== match[1]
    if (alone && isDay(Number(month), Number(day)))
      reading.take('date', match.index, end, `${whole.slice(0, 4)}-${two(Number(month))}-${two(Number(day))}`)
  }
}

const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31

/** 二零二六年三月五号, 3月5日, 3月份, 20号. */
function findSpelled(reading: Reading): void {
  for (let index = 0; index < reading.numerals.length; index++) {
    const numeral = reading.numerals[index]!
    if (!numeral.exact || numeral.unit !== undefined || !reading.isFree(numeral.start, numeral.end)) continue
    const unit = unitAfter(reading, index)
    if (unit === '年') takeYear(reading, index)
    else if (unit === '月') takeMonth(reading, index)
    else if (unit === '号' || unit === '日') takeDay(reading, index)
  }
}

const unitPlace = (reading: Reading, numeral: Numeral): number => skipSpaces(reading.text, numeral.end, 1)
const unitAfter = (reading: Reading, index: number): string | undefined => {
  const numeral = reading.numerals[index]
  return numeral && reading.text[unitPlace(reading, numeral)]
}

/** The number right after the unit of number `index`, if it is a whole one from 1 to `most` with one of `units` after it. */
function next(
  reading: Reading,
  index: number,
  units: string,
  most: number,
): { value: number; end: number } | undefined {
  const following = reading.numerals[index + 1]
  if (!following || following.start !== skipSpaces(reading.text, unitPlace(reading, reading.numerals[index]!) + 1, 1))
    return undefined
  const end = unitPlace(reading, following)
  const fits = Number.isInteger(following.value) && following.exact && following.value >= 1 && following.value <= most
  return fits && has(units, reading.text, end) ? { value: following.value, end: end + 1 } : undefined
}

function takeYear(reading: Reading, index: number): void {
  const { start, digits, value } = reading.numerals[index]!
  const month = next(reading, index, '月', 12)
  const year = yearOf(digits, value, month !== undefined)
  if (year === undefined) return
  const day = month && next(reading, index + 1, '日号', 31)
  if (month && day) reading.take('date', start, day.end, `${year}-${two(month.value)}-${two(day.value)}`)
  else if (month) reading.take('date', start, withShare(reading.text, month.end), `${year}-${two(month.value)}`)
  else reading.take('date', start, unitPlace(reading, reading.numerals[index]!) + 1, String(year))
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
  const { start, value, digits } = reading.numerals[index]!
  const end = unitPlace(reading, reading.numerals[index]!) + 1
  if (!Number.isInteger(value) || value < 1 || value > 12 || (digits?.length ?? 0) > 2 || has('饼亮经嫂', text, end))
    return
  const day = next(reading, index, '日号', 31)
  if (day) reading.take('date', start, day.end, `--${two(value)}-${two(day.value)}`)
  else reading.take('date', start, withShare(text, end), `--${two(value)}`)
}

const MONTHS: readonly (readonly [string, string])[] = [
  ['下个月', 'month+1'],
  ['下月', 'month+1'],
  ['这个月', 'month+0'],
  ['本月', 'month+0'],
  ['上个月', 'month-1'],
  ['上月', 'month-1'],
]
const MONTH_WORDS = MONTHS.map(([word]) => word)
const monthOf = (word: string): string => MONTHS.find(([name]) => name === word)![1]

/** What a number with 号 is not a day in front of: 20号柜台, 5号为您服务. */
const NOT_A_DAY = '柜窗线楼院店桌房坐席客服员机球信门单口卡文字码工'

function takeDay(reading: Reading, index: number): void {
  const { text } = reading
  const { start, value, digits } = reading.numerals[index]!
  const unit = unitPlace(reading, reading.numerals[index]!)
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

const DAYS: Readonly<Record<string, string>> = {
  大前: 'day-3',
  大后: 'day+3',
  今: 'today',
  明: 'tomorrow',
  昨: 'yesterday',
  后: 'day+2',
  前: 'day-2',
}

function findDayWords(reading: Reading): void {
  const { text } = reading
  for (const match of text.matchAll(/(大[前后]|[今明昨后前])[天日儿]|昨晚|今早/g)) {
    const [word, day] = match
    const at = match.index
    if ((word === '后天' || word === '前天') && has('以之然今最提目先', text, at - 1)) continue
    if ((day === '后' || day === '前') && word[1] !== '天') continue
    reading.take(
      'date',
      at,
      at + word.length,
      day === undefined ? (word === '昨晚' ? 'yesterday' : 'today') : DAYS[day]!,
    )
  }
}

const WEEKS: Readonly<Record<string, string>> = { 下下: '+2', 上上: '-2', 下: '+1', 上: '-1', 这: '+0', 本: '+0' }
const WEEKDAYS = '一二三四五六日'

function findWeekdays(reading: Reading): void {
  const { text } = reading
  for (const match of text.matchAll(/(下下|上上|下|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末1-6])?/g)) {
    const prefix = match[1]
    const day = isWeekday(text, match.index + match[0].length) ? match[2] : undefined
    const end = match.index + match[0].length - (match[2] && !day ? 1 : 0)
    const week = WEEKS[prefix ?? '这']!
    if (day === undefined && prefix === undefined) continue
    if (
      prefix === undefined &&
      (match[0][0] === '个' || has('一两三四五六七八九十几每半0123456789', text, match.index - 1))
    )
      continue
    reading.take(
      'date',
      match.index,
      end,
      day === undefined ? `week${week}` : day === '末' ? `weekend${week}` : `weekday${week}-${weekday(day)}`,
    )
  }
}

/** Whether the character before `end` is the day, not the beginning of 一定, 天气, 一个. */
const isWeekday = (text: string, end: number): boolean =>
  !(text[end - 1] === '一' && has('定直共个下些起样般', text, end)) &&
  !(text[end - 1] === '天' && has('气天', text, end))

const weekday = (day: string): number =>
  day === '天' ? 7 : WEEKDAYS.includes(day) ? WEEKDAYS.indexOf(day) + 1 : Number(day)

const YEARS: Readonly<Record<string, string>> = { 今年: 'year+0', 明年: 'year+1', 去年: 'year-1' }

/** 月底, 下个月, 今年年底. */
function findMonthWords(reading: Reading): void {
  for (const match of reading.text.matchAll(
    /(下个月|下月|这个月|本月|上个月|上月|今年|明年|去年)(?:([月年])?([底末初]))?|([月年])([底末初])/g,
  )) {
    const [whole, prefix, , inner, unit, outer] = match
    const part = inner ?? outer
    const year = prefix === undefined ? undefined : YEARS[prefix]
    if (part === undefined && year !== undefined) continue
    const base = prefix === undefined ? (unit === '月' ? 'month+0' : 'year+0') : (year ?? monthOf(prefix))
    const end = match.index + whole.length
    reading.take('date', match.index, end, part === undefined ? base : `${base}-${part === '初' ? 'start' : 'end'}`)
  }
}
