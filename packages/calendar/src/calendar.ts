import { dayLength, lastSecond, readChinaTime, writeChinaTime } from './china-time.ts'
import { type CivilDate, dayNumberOf, weekday } from './civil-date.ts'
import { readDueSpan } from './due.ts'
import type { HolidayTable } from './holiday-table.ts'
import { type OfficeHours, openTimeOf, usualOfficeHours } from './office-hours.ts'
import { workingDaysOf } from './working-days.ts'

/** A moment that a calendar worked out. */
export interface CalendarMoment {
  /** ISO date-time in China Standard Time, such as `2026-02-24T18:00:00+08:00`. */
  readonly at: string
  /**
   * False when days counted on the way lie outside the calendar's coverage: they were taken as Monday to Friday less the
   * holidays that the law fixes, and what will be arranged around those may move the moment.
   */
  readonly certain: boolean
}

/** All that the calendar says of one day. */
export interface CalendarDay {
  readonly date: CivilDate
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
  readonly workday: boolean
  readonly holiday: string | null
  readonly makeUpWorkday: boolean
  /** False outside the coverage, where only Monday to Friday is known, save on the holidays that the law fixes. */
  readonly certain: boolean
}

/** A working calendar over one holiday table. All its functions are pure. */
export interface WorkingCalendar {
  /** All that is known of a day. */
  readonly day: (date: CivilDate) => CalendarDay
  /** Whether the day is worked. Outside the coverage this is Monday to Friday less what the law fixes; see `day(date).certain`. */
  readonly isWorkday: (date: CivilDate) => boolean
  /**
   * The holiday's Chinese name on each of its days off (weekends inside included), or null. After the coverage only the
   * days that the law fixes have one.
   */
  readonly holidayName: (date: CivilDate) => string | null
  /** Whether the day is a weekend day worked in exchange for a holiday (调休上班). */
  readonly isMakeUpWorkday: (date: CivilDate) => boolean
  /** First and last day for which the arrangement of holidays is known. */
  readonly coverage: () => { readonly from: CivilDate; readonly to: CivilDate }
  /** Days from `today` to the last day of the coverage: 0 on that day itself, negative after it. */
  readonly daysLeft: (today: CivilDate) => number
  /**
   * The end (23:59:59) of the n-th working day after the day of `start`. The day of `start` itself is not counted.
   * With n = 0: the end of the day of `start`, or of the next working day when that one is not worked.
   */
  readonly addWorkingDays: (start: string, n: number) => CalendarMoment
  /**
   * The moment at which `n` hours (fractions allowed) of office time have passed since `start`. Time outside the
   * office hours, in the break and on days off does not count. Hours used up exactly at closing time are due at
   * closing time, not at the next opening. With n = 0 that is `start` itself.
   */
  readonly addWorkingHours: (start: string, n: number, hours?: OfficeHours) => CalendarMoment
  /**
   * When a promise made at `start` falls due:
   *
   * - `PT30M`, `PT2H`: that much time by the clock;
   * - `P3D`, `P1W`: the end (23:59:59) of the last calendar day, the day of `start` not counted;
   * - `3 working days`: the end (23:59:59) of the last working day, the day of `start` not counted;
   * - `3 working hours`: as `addWorkingHours`;
   * - `today`: the end of office hours on the day of `start`, worked or not; 23:59:59 when `start` is not before that;
   * - `tomorrow`: the end of office hours on the next calendar day, worked or not.
   *
   * Never earlier than `start`. Throws a RangeError on any other span.
   */
  readonly dueAt: (start: string, due: string, hours?: OfficeHours) => CalendarMoment
}

/** The last whole second of a day, or `start` when that is later still. */
function endOfDay(start: number, dayNumber: number): number {
  return Math.max(start, dayNumber * dayLength + lastSecond)
}

/** When the office closes on the day of `start` or the day after; the end of that day when it has closed by `start`. */
function officeClose(start: number, daysAhead: number, hours: OfficeHours): number {
  const dayNumber = Math.floor(start / dayLength) + daysAhead
  const close = dayNumber * dayLength + Math.min(openTimeOf(hours).closes, lastSecond)
  return close > start ? close : endOfDay(start, dayNumber)
}

/** Builds the working calendar of a holiday table. */
export function workingCalendar(table: HolidayTable): WorkingCalendar {
  const byLaw = new Map(Object.entries(table.byLaw ?? {}).filter(([date]) => date > table.to))
  const holidays = new Map([...byLaw, ...Object.entries(table.holidays)])
  const days = workingDaysOf([...holidays.keys()], table.makeUpWorkdays)
  const makeUp = new Set(table.makeUpWorkdays)
  const [firstKnown, lastKnown] = [dayNumberOf(table.from), dayNumberOf(table.to)]

  const known = (from: number, to: number) => from >= firstKnown && to <= lastKnown

  const day = (date: CivilDate): CalendarDay => {
    const dayNumber = dayNumberOf(date)
    const makeUpWorkday = makeUp.has(date)
    const holiday = makeUpWorkday ? null : (holidays.get(date) ?? null)
    const workday = days.isWorkday(dayNumber)
    const certain = byLaw.has(date) || known(dayNumber, dayNumber)
    return { date, weekday: weekday(date), workday, holiday, makeUpWorkday, certain }
  }

  const addWorkingDays = (startIso: string, n: number): CalendarMoment => {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
    const start = readChinaTime(startIso)
    const startDay = Math.floor(start / dayLength)
    const ahead = days.isWorkday(startDay) ? n : Math.max(0, n - 1)
    const lastDay = days.dayAtCount(days.countBefore(startDay) + ahead)
    return { at: writeChinaTime(endOfDay(start, lastDay)), certain: known(startDay, lastDay) }
  }

  const addWorkingHours = (startIso: string, n: number, hours = usualOfficeHours): CalendarMoment => {
    if (!Number.isFinite(n) || n < 0) throw new RangeError(`not a number of working hours: ${n}`)
    const open = openTimeOf(hours)
    const start = readChinaTime(startIso)
    const startDay = Math.floor(start / dayLength)
    const span = Math.round(n * 3_600_000)
    if (span === 0) return { at: writeChinaTime(start), certain: true }
    const today = days.isWorkday(startDay) ? open.passedAt(start - startDay * dayLength) : 0
    const total = today + span // open time since this morning
    const wholeDays = Math.ceil(total / open.perDay) - 1
    const lastDay = days.dayAtCount(days.countBefore(startDay) + wholeDays)
    const at = lastDay * dayLength + open.timeWhenPassed(total - wholeDays * open.perDay)
    return { at: writeChinaTime(at), certain: known(startDay, lastDay) }
  }

  const dueAt = (startIso: string, due: string, hours = usualOfficeHours): CalendarMoment => {
    const span = readDueSpan(due)
    const start = readChinaTime(startIso)
    switch (span.kind) {
      case 'elapsed':
        return { at: writeChinaTime(start + span.milliseconds), certain: true }
      case 'calendar days':
        return { at: writeChinaTime(endOfDay(start, Math.floor(start / dayLength) + span.days)), certain: true }
      case 'working hours':
        return addWorkingHours(startIso, span.hours, hours)
      case 'working days':
        return addWorkingDays(startIso, span.days)
      default:
        return { at: writeChinaTime(officeClose(start, span.daysAhead, hours)), certain: true }
    }
  }

  return {
    day,
    isWorkday: (date) => days.isWorkday(dayNumberOf(date)),
    holidayName: (date) => day(date).holiday,
    isMakeUpWorkday: (date) => day(date).makeUpWorkday,
    coverage: () => ({ from: table.from, to: table.to }),
    daysLeft: (today) => lastKnown - dayNumberOf(today),
    addWorkingDays,
    addWorkingHours,
    dueAt,
  }
}
