import { type CivilDate, dateOfDayNumber, dayNumberOf } from './civil-date.ts'
import { type HolidayTable, settledUntil } from './holiday-table.ts'

/** What the State Council's notice for one year says. */
export interface HolidayNotice {
  readonly year: number
  /** Days off, weekends inside a holiday included; `to` is the last of them. */
  readonly holidays: readonly { readonly title: string; readonly from: CivilDate; readonly to: CivilDate }[]
  /** Days worked on a weekend in exchange (调休上班). */
  readonly workdays: readonly CivilDate[]
}

/**
 * The table with further notices: where both speak of a day, the notice is right; where a notice follows the last year of
 * the table, the table reaches a year further. Throws a RangeError on days that do not exist.
 */
export function withNotices(table: HolidayTable, notices: readonly HolidayNotice[]): HolidayTable {
  const holidays = { ...table.holidays }
  const makeUp = new Set(table.makeUpWorkdays)
  let { to } = table
  for (const { year, holidays: spans, workdays } of notices.toSorted((a, b) => a.year - b.year)) {
    for (const { title, ...span } of spans)
      for (const day of daysOf(span)) {
        holidays[day] = title
        makeUp.delete(day)
      }
    for (const day of workdays) {
      delete holidays[day]
      makeUp.add(day)
    }
    if (to === settledUntil(year - 1)) to = settledUntil(year)
  }
  return { ...table, holidays, makeUpWorkdays: [...makeUp].sort(), to }
}

function daysOf({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): CivilDate[] {
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => dateOfDayNumber(first + i))
}
