import { eachMatch, type Finder, type Reading } from './entity.ts'
import { has } from './numeral.ts'

/** Days named without a figure: 今天, 后天; the values are listed with `dates`. */
export const days: Finder = {
  kinds: ['date'],
  triggers: ['今天', '今日', '今儿', '今早', '明天', '明日', '明儿', '后天', '昨天', '昨日', '昨儿', '昨晚', '前天'],
  find(reading) {
    eachMatch(reading.text, DAY_WORD, (match) => takeDayWord(reading, match))
  },
}

/** Weeks and days of the week: 下周, 周三, 下个星期天. */
export const weeks: Finder = {
  kinds: ['date'],
  triggers: ['周', '星期', '礼拜'],
  find(reading) {
    eachMatch(reading.text, WEEK, (match) => takeWeek(reading, match))
  },
}

/** Months named without a figure, and the ends of months and years: 下个月, 月底, 今年年底. */
export const months: Finder = {
  kinds: ['date'],
  triggers: ['月底', '月末', '月初', '年底', '年末', '年初', '本月', '下月', '上月', '个月'],
  find(reading) {
    eachMatch(reading.text, MONTH, (match) => takeMonthWord(reading, match))
  },
}

/** Words for months, and what they mean. */
const MONTHS: readonly (readonly [string, string])[] = [
  ['下个月', 'month+1'],
  ['下月', 'month+1'],
  ['这个月', 'month+0'],
  ['本月', 'month+0'],
  ['上个月', 'month-1'],
  ['上月', 'month-1'],
]
/** Words for months. */
export const MONTH_WORDS = MONTHS.map(([word]) => word)
/** What a word for a month means. */
export const monthOf = (word: string): string => MONTHS.find(([name]) => name === word)![1]

const DAYS: Readonly<Record<string, string>> = {
  大前: 'day-3',
  大后: 'day+3',
  今: 'today',
  明: 'tomorrow',
  昨: 'yesterday',
  后: 'day+2',
  前: 'day-2',
  昨晚: 'yesterday',
  今早: 'today',
}

const DAY_WORD = /(大[前后]|[今明昨后前])[天日儿]|昨晚|今早/g

function takeDayWord(reading: Reading, { index, 0: word, 1: day }: RegExpExecArray): void {
  const { text } = reading
  if ((word === '后天' || word === '前天') && has('以之然今最提目先', text, index - 1)) return
  if ((day === '后' || day === '前') && word[1] !== '天') return
  reading.take('date', index, index + word.length, day === undefined ? DAYS[word] : DAYS[day])
}

const WEEKS: Readonly<Record<string, string>> = { 下下: '+2', 上上: '-2', 下: '+1', 上: '-1', 这: '+0', 本: '+0' }
const WEEKDAYS = '一二三四五六日'
const WEEK = /(下下|上上|下|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末1-6])?/g

function takeWeek(reading: Reading, { index, 0: word, 1: prefix, 2: named }: RegExpExecArray): void {
  const { text } = reading
  const day = named !== undefined && isWeekday(text, index + word.length) ? named : undefined
  const end = index + word.length - (named !== undefined && day === undefined ? 1 : 0)
  const week = WEEKS[prefix ?? '这']
  const counted = word[0] === '个' || has('一两三四五六七八九十几每半0123456789', text, index - 1)
  if (prefix === undefined && (day === undefined || counted)) return
  const value = day === undefined ? `week${week}` : day === '末' ? `weekend${week}` : `weekday${week}-${weekday(day)}`
  reading.take('date', index, end, value)
}

/** Whether the character before `end` is the day, not the beginning of 一定, 天气, 一个. */
const isWeekday = (text: string, end: number): boolean =>
  !(text[end - 1] === '一' && has('定直共个下些起样般', text, end)) &&
  !(text[end - 1] === '天' && has('气天', text, end))

const weekday = (day: string): number =>
  day === '天' ? 7 : WEEKDAYS.includes(day) ? WEEKDAYS.indexOf(day) + 1 : Number(day)

const YEARS: Readonly<Record<string, string>> = { 今年: 'year+0', 明年: 'year+1', 去年: 'year-1' }
const MONTH = /(下个月|下月|这个月|本月|上个月|上月|今年|明年|去年)(?:[月年]?([底末初]))?|([月年])([底末初])/g

/** 月底, 下个月, 今年年底. */
function takeMonthWord(reading: Reading, match: RegExpExecArray): void {
  const [whole, prefix, inner, unit, outer] = match
  const part = inner ?? outer
  const year = prefix === undefined ? undefined : YEARS[prefix]
  if (part === undefined && year !== undefined) return
  const base = prefix === undefined ? (unit === '月' ? 'month+0' : 'year+0') : (year ?? monthOf(prefix))
  const value = part === undefined ? base : `${base}-${part === '初' ? 'start' : 'end'}`
  reading.take('date', match.index, match.index + whole.length, value)
}
