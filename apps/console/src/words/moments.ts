import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

/**
 * Times are shown as the clocks in the bank show them, wherever the browser is. China has one zone and no daylight
 * saving, so that an offset says it all.
 */
const OFFSET_MINUTES = 8 * 60
const OFFSET = '+08:00'

function inBank(moment: string | number | Date): Dayjs {
  return dayjs.utc(moment).utcOffset(OFFSET_MINUTES)
}

/** `2026-03-05 10:02`. */
export function dateAndTime(moment: string): string {
  return inBank(moment).format('YYYY-MM-DD HH:mm')
}

/** `2026-03-05 10:02:07`. */
export function exactTime(moment: string): string {
  return inBank(moment).format('YYYY-MM-DD HH:mm:ss')
}

/** The bank's calendar day of a moment: `2026-03-05`. */
export function dayOf(moment: string | number | Date): string {
  return inBank(moment).format('YYYY-MM-DD')
}

/** The moment a day of the bank begins, ISO in UTC. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00.000${OFFSET}`).toISOString()
}

/** The last millisecond of a day of the bank, ISO in UTC. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999${OFFSET}`).toISOString()
}

/** `2026-03-05` and -6 → `2026-02-27`. */
export function dayLater(day: string, days: number): string {
  return dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')
}

/** `mm:ss` of a time within a conversation, `h:mm:ss` from one hour. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const short = `${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${short}` : short
}
