/** A day of the civil (Gregorian) calendar, written `YYYY-MM-DD`. */
export type CivilDate = string

const written = /^(\d{4})-(\d{2})-(\d{2})$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0)
}

/**
 * The number of days from 1970-01-01 to `date`.
 * Throws a RangeError when `date` is not a day that exists.
 */
export function dayNumberOf(date: CivilDate): number {
  const parts = written.exec(date)
  if (!parts) throw new RangeError(`not a date written YYYY-MM-DD: ${JSON.stringify(date)}`)
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (day < 1 || day > daysInMonth(year, month)) throw new RangeError(`no such day: ${date}`)
  const shiftedYear = month <= 2 ? year - 1 : year // the year is taken to begin in March
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const lastDayNumber = dayNumberOf('9999-12-31')
const firstDayNumber = dayNumberOf('0000-01-01')

/** The day that lies `dayNumber` days after 1970-01-01. */
export function dateOfDayNumber(dayNumber: number): CivilDate {
  if (!(dayNumber >= firstDayNumber && dayNumber <= lastDayNumber)) {
    throw new RangeError('the day lies outside the years 0000 to 9999')
  }
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}

/** The day of the week of a day number: 1 = Monday … 7 = Sunday. */
export function weekdayOfDayNumber(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1
}

/** The day of the week: 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  return weekdayOfDayNumber(dayNumberOf(date))
}

/** A whole number written with at least `width` digits. */
export function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
