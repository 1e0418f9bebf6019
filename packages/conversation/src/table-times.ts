import { isoAt, readAmount, readClock, readDate } from './clock.ts'

/** A cell of a table: CSV has text only, a workbook has dates and numbers too (its dates are wall clock, held as UTC). */
export type Cell = string | number | boolean | Date | null | undefined

/** A time as one cell states it, before the conversation it belongs to is known. */
export type CellTime = { clock: number } | { amount: number; unit?: 'ms' | 's' } | { moment: number }

const MS_PER_DAY = 86_400_000
const LONGEST_TIME_TEXT = 60
/** Nobody speaks so fast: times that would need it are seconds, not milliseconds. */
const CHARACTERS_PER_SECOND = 60

/** The time in a cell; `none` if the cell is empty, undefined if it holds something else. */
export function readCellTime(cell: Cell, offset: string): CellTime | 'none' | undefined {
  if (cell === null || cell === undefined || cell === '') return 'none'
  if (typeof cell === 'number') return { amount: cell }
  if (typeof cell === 'boolean') return undefined
  if (cell instanceof Date) return readExcelDate(cell, offset)
  const text = cell.trim()
  if (text === '') return 'none'
  if (text.length > LONGEST_TIME_TEXT) return undefined
  const clock = readClock(text)
  if (clock !== undefined) return { clock }
  const date = readDate(text, offset)
  return date === undefined ? readAmount(text) : { moment: Date.parse(date) }
}

/** A workbook's time without a date lies on the last day of 1899. */
function readExcelDate(date: Date, offset: string): CellTime | undefined {
  if (Number.isNaN(date.getTime())) return undefined
  const wall = wholeSeconds(date)
  if (date.getUTCFullYear() < 1901) return { clock: ((wall.getTime() % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY }
  const iso = readDate(wall.toISOString().replace('T', ' ').replace('Z', ''), offset)
  return iso === undefined ? undefined : { moment: Date.parse(iso) }
}

/** Workbooks hold times as fractions of a day: 10:02:00 comes back as 10:01:59.999. */
export function wholeSeconds(date: Date): Date {
  const seconds = Math.round(date.getTime() / 1000) * 1000
  return Math.abs(seconds - date.getTime()) <= 2 ? new Date(seconds) : date
}

/** The times of one conversation's turns in milliseconds from its start; `startedAt` where the table gave moments of the day. */
export type TurnTimes = {
  starts: (number | undefined)[]
  ends: (number | undefined)[]
  startedAt?: string
  notes: string[]
}

type TimedRow = { text: string; start?: CellTime; end?: CellTime }

/**
 * Turns cell times into milliseconds from the start of the conversation.
 * Moments and times of day (first one after the first hour) count from the first turn. Plain numbers are in `unit`; without one
 * they are seconds if any has a fraction or if milliseconds would mean impossibly fast speech, else milliseconds.
 */
export function resolveTimes(rows: readonly TimedRow[], unit: 'ms' | 's' | undefined, offset: string): TurnTimes {
  const notes: string[] = []
  const all = rows.flatMap(({ start, end }) => [start, end]).filter((time) => time !== undefined)
  const moments = all.flatMap((time) => ('moment' in time ? [time.moment] : []))
  const clocks = all.flatMap((time) => ('clock' in time ? [time.clock] : []))
  const first = moments.reduce((least, moment) => Math.min(least, moment), Infinity)
  const earliest = clocks.reduce((least, clock) => Math.min(least, clock), Infinity)
  const clockOrigin = clocks.length > 0 && earliest >= 3_600_000 ? earliest : 0
  if (clockOrigin > 0) notes.push('时间都在一小时以后，已当作一天中的时刻，从第一个话轮算起')
  const scale = unit ? scaleOf(unit) : guessScale(rows, notes)
  const inMilliseconds = (time: CellTime | undefined): number | undefined => {
    if (time === undefined) return undefined
    if ('moment' in time) return time.moment - first
    if ('clock' in time) return time.clock - clockOrigin
    return Math.round(time.amount * (time.unit ? scaleOf(time.unit) : scale))
  }
  const times: TurnTimes = {
    starts: rows.map(({ start }) => inMilliseconds(start)),
    ends: rows.map(({ end }) => inMilliseconds(end)),
    notes,
  }
  const startedAt = moments.length > 0 ? isoAt(first, offset) : undefined
  if (startedAt !== undefined) times.startedAt = startedAt
  return times
}

function guessScale(rows: readonly TimedRow[], notes: string[]): number {
  const amounts = rows
    .flatMap(({ start, end }) => [start, end])
    .flatMap((time) => (time !== undefined && 'amount' in time && time.unit === undefined ? [time.amount] : []))
  if (amounts.length === 0) return 1
  if (amounts.some((amount) => !Number.isInteger(amount))) return 1000
  const longest = amounts.reduce((most, amount) => Math.max(most, amount), 0)
  const characters = rows.reduce((sum, { text }) => sum + text.length, 0)
  if (rows.length < 2 || longest === 0 || characters <= (longest / 1000) * CHARACTERS_PER_SECOND) return 1
  notes.push('时间已按秒读取，因为按毫秒计，语速快得不可能；请在表头写明单位，例如“开始时间(ms)”')
  return 1000
}

function scaleOf(unit: 'ms' | 's'): number {
  return unit === 's' ? 1000 : 1
}
