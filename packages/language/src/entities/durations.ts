import { round } from './cardinals.ts'
import { type Finder, type Reading, skipSpaces, wordAt } from './entity.ts'
import { has, type Numeral } from './numeral.ts'
import { beginning, entryAt } from './words.ts'

type Measure =
  | 'second'
  | 'minute'
  | 'quarter'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year'
  | 'working hour'
  | 'working day'

interface Unit {
  readonly word: string
  readonly measure: Measure
  readonly half?: true
  readonly more?: true
}

/** Units as said after the number, longer before shorter; `half` adds 半 (一个半小时). */
const UNITS = beginning<Unit>([
  { word: '个半工作小时', measure: 'working hour', half: true },
  { word: '个工作小时', measure: 'working hour' },
  { word: '工作小时', measure: 'working hour' },
  { word: '个半工作日', measure: 'working day', half: true },
  { word: '个工作日', measure: 'working day' },
  { word: '工作日', measure: 'working day' },
  { word: '个工作天', measure: 'working day' },
  { word: '个自然日', measure: 'day' },
  { word: '个半小时', measure: 'hour', half: true },
  { word: '个半钟头', measure: 'hour', half: true },
  { word: '个多小时', measure: 'hour', more: true },
  { word: '个多钟头', measure: 'hour', more: true },
  { word: '多个小时', measure: 'hour', more: true },
  { word: '个小时', measure: 'hour' },
  { word: '小时', measure: 'hour' },
  { word: '个钟头', measure: 'hour' },
  { word: '钟头', measure: 'hour' },
  { word: '分钟', measure: 'minute' },
  { word: '分半钟', measure: 'minute', half: true },
  { word: '刻钟', measure: 'quarter' },
  { word: '秒钟', measure: 'second' },
  { word: '秒', measure: 'second' },
  { word: '天半', measure: 'day', half: true },
  { word: '天', measure: 'day' },
  { word: '日', measure: 'day' },
  { word: '个星期', measure: 'week' },
  { word: '星期', measure: 'week' },
  { word: '个礼拜', measure: 'week' },
  { word: '礼拜', measure: 'week' },
  { word: '周', measure: 'week' },
  { word: '个半月', measure: 'month', half: true },
  { word: '个多月', measure: 'month', more: true },
  { word: '个月', measure: 'month' },
  { word: '年半', measure: 'year', half: true },
  { word: '年', measure: 'year' },
])

/**
 * Spans of time. Value: `PT30M`, `PT2H`, `PT30S`, `P3D`, `P1M`, `P1Y`, `3 working days`, `1 working hour`; weeks are 7
 * days, half a month is 15 days, half a day `PT12H`; 几天 is `some days`. Of a range the value is the upper end.
 */
export const durations: Finder = {
  kinds: ['duration'],
  ofNumbers: true,
  triggers: [],
  find(reading) {
    if (!reading.followsNumber(UNITS.edge)) return
    for (let index = 0; index < reading.numerals.length; index++) takeDuration(reading, index)
  },
}

function unitAt(text: string, at: number): { unit: Unit; end: number } | undefined {
  const start = skipSpaces(text, at, 1)
  const unit = entryAt(UNITS, text, start)
  return unit && { unit, end: start + unit.word.length }
}

function takeDuration(reading: Reading, index: number): void {
  const { text } = reading
  const numeral = reading.numerals[index]
  const found = numeral.unit === undefined ? unitAt(text, numeral.end) : undefined
  if (!found || !isSpan(text, numeral, found.unit.measure, found.end)) return
  const { unit } = found
  const half = unit.half ? 0.5 : 0
  const low = rangeStart(reading, index)
  const approximate = !numeral.exact || unit.more ? { approximate: true as const } : undefined
  if (low) {
    reading.take('duration', low.start, found.end, normal(numeral.value + half, unit.measure), {
      from: normal(low.value, low.measure ?? unit.measure),
      ...approximate,
    })
  } else if (text[numeral.start] === '几') {
    reading.take('duration', numeral.start, found.end, `some ${plural(unit.measure)}`, approximate)
  } else if (numeral.high !== undefined) {
    reading.take('duration', numeral.start, found.end, normal(numeral.high, unit.measure), {
      from: normal(numeral.value, unit.measure),
      ...approximate,
    })
  } else {
    const whole =
      unit.measure === 'hour' && !unit.half ? withMinutes(reading, index, found.end, numeral.value) : undefined
    const { end, value } = whole ?? { end: found.end, value: normal(numeral.value + half, unit.measure) }
    reading.take('duration', numeral.start, end, value, approximate)
  }
}

/** Whether the number counts units of time: not 第三天, 2026年, 一年级, 三周岁. */
function isSpan(text: string, numeral: Numeral, measure: Measure, end: number): boolean {
  if (text[numeral.start - 1] === '第' || numeral.value > 100_000) return false
  if (measure === 'year')
    return (
      !has('级龄', text, end) && numeral.value < 1000 && !(numeral.form === 'digits' && numeral.digits?.length === 2)
    )
  if (measure === 'week') return !has('岁年', text, end)
  return true
}

/** Between the numbers of a range: a space, the longest unit and one character. */
const LONGEST_GAP = 8

/** The lower number of 3到5个工作日, 三天到五天. */
function rangeStart(reading: Reading, index: number): { start: number; value: number; measure?: Measure } | undefined {
  const { text, numerals } = reading
  const numeral = numerals[index]
  const low = numerals[index - 1]
  if (
    !low ||
    numeral.start - low.end > LONGEST_GAP ||
    low.unit !== undefined ||
    low.value >= numeral.value ||
    !low.exact ||
    !numeral.exact
  )
    return undefined
  const gap = text.slice(low.end, numeral.start)
  if (/^ ?[到至~～\-－—–]{1,2} ?$/.test(gap) && reading.isFree(low.start, low.end))
    return { start: low.start, value: low.value }
  return joinsPrevious(reading, low, numeral)
}

/** 三天到五天: the first span has been taken already and grows into the range. */
function joinsPrevious(
  reading: Reading,
  low: Numeral,
  numeral: Numeral,
): { start: number; value: number; measure: Measure } | undefined {
  const { text } = reading
  const first = unitAt(text, low.end)
  if (!first || first.unit.half || !/^[到至]$/.test(text.slice(first.end, numeral.start))) return undefined
  if (!reading.withdraw('duration', low.start, first.end)) return undefined
  return { start: low.start, value: low.value, measure: first.unit.measure }
}

/** 一小时三十分钟. */
function withMinutes(
  reading: Reading,
  index: number,
  end: number,
  hours: number,
): { end: number; value: string } | undefined {
  const { text } = reading
  if (text[end] === '半') return { end: end + 1, value: normal(hours + 0.5, 'hour') }
  const minutes = reading.numerals[index + 1]
  if (!minutes || minutes.start !== end || !minutes.exact) return undefined
  const unit = wordAt(text, minutes.end, ['分钟', '分'])
  if (unit === undefined) return undefined
  return { end: minutes.end + unit.length, value: normal(hours * 60 + minutes.value, 'minute') }
}

const plural = (measure: Measure): string => (measure === 'quarter' ? 'minutes' : `${measure}s`)

function normal(value: number, measure: Measure): string {
  const n = round(value)
  switch (measure) {
    case 'working day':
    case 'working hour':
      return `${n} ${n === 1 ? measure : plural(measure)}`
    case 'second':
      return `PT${n}S`
    case 'minute':
      return Number.isInteger(n) ? `PT${n}M` : `PT${round(n * 60)}S`
    case 'quarter':
      return `PT${n * 15}M`
    case 'hour':
      return Number.isInteger(n) ? `PT${n}H` : `PT${round(n * 60)}M`
    case 'day':
      return Number.isInteger(n) ? `P${n}D` : `PT${round(n * 24)}H`
    case 'week':
      return `P${Math.round(n * 7)}D`
    case 'month':
      return Number.isInteger(n) ? `P${n}M` : `P${Math.round(n * 30)}D`
    default:
      return Number.isInteger(n) ? `P${n}Y` : `P${Math.round(n * 12)}M`
  }
}
