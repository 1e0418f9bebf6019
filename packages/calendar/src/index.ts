import { workingCalendar } from './calendar.ts'
import { officialHolidays } from './holiday-table.ts'

export type { CalendarDay, CalendarMoment, WorkingCalendar } from './calendar.ts'
export { workingCalendar } from './calendar.ts'
export { chinaTimeAt } from './china-time.ts'
export type { CivilDate } from './civil-date.ts'
export { weekday } from './civil-date.ts'
export { type DueSpan, isDueSpan, millisecondsUntil, readDueSpan } from './due.ts'
export { type HolidayTable, officialHolidays } from './holiday-table.ts'
export { type HolidayNotice, withNotices } from './notices.ts'
export { type OfficeHours, usualOfficeHours } from './office-hours.ts'

/** The working calendar of the People's Republic of China, as far as official notices are held. */
export const chinaCalendar = workingCalendar(officialHolidays())

/** The functions of `chinaCalendar`; see `WorkingCalendar` for what each one says. */
export const { day, isWorkday, holidayName, isMakeUpWorkday, coverage, addWorkingDays, addWorkingHours, dueAt } =
  chinaCalendar
