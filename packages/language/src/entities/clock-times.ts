import { setOf } from './character-set.ts'
import { eachMatch, type Finder, isFollowedBy, type Reading, skipSpaces } from './entity.ts'
import { has, type Numeral, writtenAt } from './numeral.ts'
import { ending, entryBefore } from './words.ts'

/** Times of day: 15:42, 下午五点, 五点半, 十点一刻; value `17:00`. Without a part of the day the hour stands as spoken. */
export const clockTimes: Finder = {
  kinds: ['time'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    const { text } = reading
    if (reading.followsNumber(COLONS)) eachMatch(text, WRITTEN, (match) => takeWritten(reading, match))
    if (reading.followsNumber(HOUR_UNITS) || text.includes('点零'))
      reading.numerals.forEach((numeral, index) => takeSpoken(reading, numeral, index))
  },
}

const AFTERNOON = ['下午', '午后', '傍晚', '晚上', '晚间', '夜里', '今晚', '明晚', '昨晚', '晚']
const NOON = ['中午']
const MORNING = ['凌晨', '清晨', '早上', '早晨', '上午', '半夜', '明早', '今早', '早']
const PARTS = ending([...AFTERNOON, ...NOON, ...MORNING].map((word) => ({ word })))
/** Parts that are days as well: they stay with the day. */
const DAY_PARTS = new Set(['今晚', '明晚', '昨晚', '明早', '今早'])

interface PartOfDay {
  readonly word: string
  readonly start: number
}

function partBefore(text: string, end: number): PartOfDay | undefined {
  const at = text[end - 1] === ' ' ? end - 1 : end
  const word = entryBefore(PARTS, text, at)?.word
  if (word === undefined) return undefined
  return { word, start: DAY_PARTS.has(word) ? end : at - word.length }
}

function normal(hour: number, minute: number, part: PartOfDay | undefined): string {
  let h = hour
  if (part && AFTERNOON.includes(part.word))
    h = hour < 12 ? hour + 12 : hour === 12 && part.word.includes('晚') ? 0 : hour
  else if (part && NOON.includes(part.word) && hour < 10) h = hour + 12
  else if (part && MORNING.includes(part.word) && hour === 12 && part.word !== '上午') h = 0
  return `${String(h % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const COLONS = setOf(':：')
const WRITTEN = /(\d{1,2})[:：]([0-5]\d)([:：][0-5]\d)?/g

function takeWritten(reading: Reading, { index, 0: whole, 1: hour, 2: minute }: RegExpExecArray): void {
  const { text } = reading
  const end = index + whole.length
  if (Number(hour) > 24 || writtenAt(text, index - 1) || writtenAt(text, end)) return
  const part = partBefore(text, index)
  reading.take('time', part?.start ?? index, end, normal(Number(hour), Number(minute), part))
}

const HOUR_UNITS = setOf('点點时')

function takeSpoken(reading: Reading, numeral: Numeral, index: number): void {
  const { text } = reading
  if (!numeral.exact || numeral.unit !== undefined || numeral.value > 24) return
  if (!Number.isInteger(numeral.value)) return takeRunTogether(reading, numeral)
  if (!isFollowedBy(HOUR_UNITS, text, numeral) || text[numeral.start - 1] === '第') return
  const part = partBefore(text, numeral.start)
  const unit = skipSpaces(text, numeral.end, 1)
  const minutes = minutesAfter(reading, index, unit + 1)
  const end = minutes?.end ?? unit + 1
  const known =
    text[unit] === '时'
      ? minutes !== undefined || part !== undefined
      : isClock(text, numeral, end, minutes !== undefined, part)
  if (known && reading.isFree(numeral.start, end))
    reading.take('time', freeStart(reading, part, numeral), end, normal(numeral.value, minutes?.minute ?? 0, part))
}

const freeStart = (reading: Reading, part: PartOfDay | undefined, numeral: Numeral): number =>
  part && reading.isFree(part.start, numeral.start) ? part.start : numeral.start

/** 下午三点零五: read as a decimal number, but after a part of the day it is a time. */
function takeRunTogether(reading: Reading, numeral: Numeral): void {
  const part = partBefore(reading.text, numeral.start)
  const said = reading.text.slice(numeral.start, numeral.end)
  const point = said.indexOf('点')
  if (!part || point < 0 || said[point + 1] !== '零' || said.length - point !== 3) return
  const minute = Math.round((numeral.value % 1) * 100)
  reading.take('time', freeStart(reading, part, numeral), numeral.end, normal(Math.floor(numeral.value), minute, part))
}

/** Whether 三点 is three o'clock, not three items and not 一点 "a little". */
function isClock(text: string, numeral: Numeral, end: number, minutes: boolean, part: PartOfDay | undefined): boolean {
  if (minutes) return true
  const little = numeral.value === 1 && (part?.word === '早' || part?.word === '晚')
  if (part) return !little
  if (has('早晚快慢多少差有近远大小高低好', text, numeral.start - 1)) return false
  return (
    has('前后', text, end) ||
    ['之前', '以前', '之后', '以后', '左右'].some((word) => text.startsWith(word, end)) ||
    isSpan(text, numeral, end)
  )
}

/** 九点到十八点. */
function isSpan(text: string, numeral: Numeral, end: number): boolean {
  const ahead = has('到至', text, end) && has('0123456789一二两三四五六七八九十早晚上下次', text, end + 1)
  return (ahead && numeral.value > 1) || (has('到至', text, numeral.start - 1) && text[numeral.start - 2] === '点')
}

/** What may follow 点: 钟, 整, 半, 一刻, 二十(分), 零五. */
function minutesAfter(reading: Reading, index: number, at: number): { minute: number; end: number } | undefined {
  const { text } = reading
  if (text[at] === '钟' || text[at] === '整') return { minute: 0, end: at + 1 }
  const start = writtenAt(text, at + 1) ? skipSpaces(text, at, 1) : at
  const following = reading.numerals[index + 1]
  if (!following || following.start !== start || !reading.isFree(start, following.end)) return undefined
  if (text[start] === '半') return has('天年个小路', text, start + 1) ? undefined : { minute: 30, end: start + 1 }
  const { value, end, digits } = following
  if (text[end] === '刻' && (value === 1 || value === 3)) return { minute: value * 15, end: end + 1 }
  const closed = text[end] === '分' && text[end + 1] !== '钟' && text[end + 1] !== '之'
  const whole = following.exact && Number.isInteger(value) && value >= 0 && value < 60
  if (!whole || (digits?.length === 1 && !closed) || (!closed && has('个块元万天', text, end))) return undefined
  return { minute: value, end: closed ? end + 1 : end }
}
