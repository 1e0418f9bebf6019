import { dateOfDayNumber, dayNumberOf, digits } from './civil-date.ts'

/** Milliseconds of one day. */
export const dayLength = 86_400_000

/** The last whole second of a day, as milliseconds after its midnight. */
export const lastSecond = dayLength - 1000

const chinaOffset = 8 * 3_600_000
const written = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * Reads an ISO 8601 date-time as milliseconds of China Standard Time since 1970-01-01T00:00+08:00.
 * A date-time without an offset is taken as China Standard Time; fractions below a millisecond are dropped.
 */
export function readChinaTime(iso: string): number {
  const parts = written.exec(iso)
  if (!parts) throw new RangeError(`not an ISO date-time: ${JSON.stringify(iso)}`)
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? '0')]
  if (hour > 23 || minute > 59 || second > 59) throw new RangeError(`no such time of day: ${iso}`)
  const fraction = Number((parts[5] ?? '').slice(0, 3).padEnd(3, '0'))
  const local = dayNumberOf(parts[1] ?? '') * dayLength + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
  return local - offsetOf(parts[6], iso) + chinaOffset
}

function offsetOf(written: string | undefined, iso: string): number {
  if (written === undefined) return chinaOffset
  if (written.toUpperCase() === 'Z') return 0
  const hours = Number(written.slice(1, 3))
  const minutes = Number(written.slice(-2))
  if (hours > 18 || minutes > 59) throw new RangeError(`no such offset: ${iso}`)
  return (written.startsWith('-') ? -1 : 1) * (hours * 3_600_000 + minutes * 60_000)
}

/** Writes milliseconds of China Standard Time as `YYYY-MM-DDTHH:MM:SS+08:00`, with `.mmm` only when it is not zero. */
export function writeChinaTime(time: number): string {
  const dayNumber = Math.floor(time / dayLength)
  const inDay = time - dayNumber * dayLength
  const seconds = Math.floor(inDay / 1000)
  const fraction = inDay % 1000
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = clock.map((part) => digits(part, 2)).join(':')
  return `${dateOfDayNumber(dayNumber)}T${shown}${fraction === 0 ? '' : `.${digits(fraction, 3)}`}+08:00`
}

/** Reads a time of day `HH:MM`, from `00:00` to `24:00`, as milliseconds after midnight. */
export function readTimeOfDay(clock: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(clock)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (!parts || Number(parts[2]) > 59 || minutes > 1440) {
    throw new RangeError(`not a time of day written HH:MM: ${JSON.stringify(clock)}`)
  }
  return minutes * 60_000
}

/** A moment (ms since 1970) as it is written where the bank is: `2026-03-05T10:02:00+08:00`. */
export const chinaTimeAt = (moment: number): string => writeChinaTime(moment + chinaOffset)
