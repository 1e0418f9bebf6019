import { holidayName, isMakeUpWorkday, type OfficeHours, usualOfficeHours } from '../src/index.ts'

/** The same promises worked out the slow and obvious way, with the platform's Date, to hold the calendar against. */

const day = 86_400_000
const chinaOffset = 8 * 3_600_000

/** Shifts a moment so that its UTC fields read as China Standard Time. */
export function chinaFields(iso: string): Date {
  return new Date(Date.parse(iso) + chinaOffset)
}

export function dateOf(fields: Date): string {
  return fields.toISOString().slice(0, 10)
}

function written(fields: Date): string {
  return fields.toISOString().replace('.000Z', '+08:00').replace('Z', '+08:00')
}

export function slowIsWorkday(fields: Date): boolean {
  const date = dateOf(fields)
  if (isMakeUpWorkday(date)) return true
  if (holidayName(date) !== null) return false
  return fields.getUTCDay() >= 1 && fields.getUTCDay() <= 5
}

/** Walks on day by day. */
export function slowAddWorkingDays(start: string, n: number): string {
  let fields = chinaFields(start)
  if (n === 0) while (!slowIsWorkday(fields)) fields = new Date(fields.getTime() + day)
  for (let left = n; left > 0; ) {
    fields = new Date(fields.getTime() + day)
    if (slowIsWorkday(fields)) left -= 1
  }
  return `${dateOf(fields)}T23:59:59+08:00`
}

function isOpen(fields: Date, hours: OfficeHours): boolean {
  const clock = fields.toISOString().slice(11, 16)
  const resting = hours.break !== undefined && clock >= hours.break.from && clock < hours.break.to
  return slowIsWorkday(fields) && clock >= hours.from && clock < hours.to && !resting
}

/** Walks on minute by minute, with a start on a whole minute. */
export function slowAddWorkingMinutes(start: string, minutes: number, hours: OfficeHours = usualOfficeHours): string {
  let fields = chinaFields(start)
  for (let left = minutes; left > 0; ) {
    if (isOpen(fields, hours)) left -= 1
    fields = new Date(fields.getTime() + 60_000)
  }
  return written(fields)
}
