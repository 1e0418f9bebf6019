import type { AppealDue } from '@liangyan/contract'
import type { CalendarMoment, WorkingCalendar } from '@liangyan/calendar'
import type { AppealPolicy } from '@liangyan/review'
import { DAY, dayOf } from '@liangyan/store'
import { systemCalendar } from '../configuration/calendar.ts'
import { readConfiguration } from '../configuration/configuration.ts'
import type { System } from '../system.ts'

/** By what terms and which calendar appeals go. */
export interface Terms {
  readonly policy: AppealPolicy
  readonly calendar: WorkingCalendar
}

/** As they are set up now: a deadline that is running stays as it was. */
export async function termsOf(system: System): Promise<Terms> {
  const [policy, calendar] = await Promise.all([readConfiguration(system.db, 'appeals'), systemCalendar(system)])
  return { policy, calendar }
}

/** A moment as the calendar writes it: with the day that it is where the bank is. */
export function chinaTime(moment: Date): string {
  return `${new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`
}

/** A deadline that was stored. */
export function dueAt({ calendar }: Terms, moment: Date): CalendarMoment {
  return { at: chinaTime(moment), certain: calendar.day(dayOf(moment)).certain }
}

/** A deadline with what is left of it at `now`. */
export function shownDue({ calendar }: Terms, due: CalendarMoment, now: Date): AppealDue {
  const at = new Date(due.at)
  // a deadline is named to its last second and lasts until that is over
  const overdue = now.getTime() - at.getTime() >= 1000
  const [today, last] = [dayOf(now), dayOf(at)]
  const workingDays = overdue
    ? -Math.max(1, workingDaysBetween(calendar, last, today))
    : workingDaysBetween(calendar, today, last)
  return { at: at.toISOString(), certain: due.certain, workingDays, overdue }
}

/** Nobody reads how many working days there are in more than a year. */
const MOST_DAYS = 400

/** Working days after one day, up to and including another. */
function workingDaysBetween(calendar: WorkingCalendar, after: string, to: string): number {
  let count = 0
  const [from, end] = [Date.parse(after), Date.parse(to)]
  for (let day = from + DAY; day <= Math.min(end, from + MOST_DAYS * DAY); day += DAY) {
    if (calendar.isWorkday(new Date(day).toISOString().slice(0, 10))) count++
  }
  return count
}
