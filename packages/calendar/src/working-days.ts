import { type CivilDate, dateOfDayNumber, dayNumberOf, weekdayOfDayNumber } from './civil-date.ts'

/**
 * Working days counted along the day numbers, so that "the n-th working day" is a look-up and not a walk.
 */
export interface WorkingDays {
  readonly isWorkday: (dayNumber: number) => boolean
  /** How many working days lie before `dayNumber`, from a fixed but arbitrary origin. */
  readonly countBefore: (dayNumber: number) => number
  /** The working day before which exactly `count` working days lie. */
  readonly dayAtCount: (count: number) => number
}

/** Monday to Friday are worked, save on holidays, and so are the days made up for; a day that is both is worked. */
export function workingDaysOf(holidays: readonly CivilDate[], makeUpWorkdays: readonly CivilDate[]): WorkingDays {
  const makeUp = new Set(makeUpWorkdays.map(dayNumberOf))
  const off = new Set(holidays.map(dayNumberOf).filter((day) => !makeUp.has(day)))
  const isWorkday = (day: number) => makeUp.has(day) || (!off.has(day) && weekdayOfDayNumber(day) <= 5)
  const exceptions = exceptionsOf(makeUp, off)

  const countBefore = (day: number) => weekdaysBefore(day) + exceptions.balanceBefore(day)

  const dayAtCount = (count: number) => {
    // Seven days hold five weekdays; holidays move the answer by less than the number of all exceptions.
    let low = Math.floor(count / 5) * 7 - exceptions.size * 2 - 7
    let high = Math.ceil(count / 5) * 7 + exceptions.size * 2 + 7
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (countBefore(middle + 1) > count) high = middle
      else low = middle + 1
    }
    dateOfDayNumber(low) // throws when the answer lies beyond the years that can be written
    return low
  }

  return { isWorkday, countBefore, dayAtCount }
}

/** Mondays to Fridays before `day`, counted from Monday 1969-12-29. */
function weekdaysBefore(day: number): number {
  const sinceMonday = day + 3
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7)
}

/** The days that differ from Monday to Friday, with the running balance of working days that they bring. */
function exceptionsOf(makeUp: ReadonlySet<number>, off: ReadonlySet<number>) {
  const days = [
    ...[...makeUp].filter((day) => weekdayOfDayNumber(day) > 5).map((day) => ({ day, gain: 1 })),
    ...[...off].filter((day) => weekdayOfDayNumber(day) <= 5).map((day) => ({ day, gain: -1 })),
  ].sort((a, b) => a.day - b.day)
  const balance = [0]
  for (const { gain } of days) balance.push((balance.at(-1) ?? 0) + gain)

  const balanceBefore = (day: number) => {
    let low = 0
    let high = days.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((days[middle]?.day ?? day) < day) low = middle + 1
      else high = middle
    }
    return balance[low] ?? 0
  }
  return { size: days.length, balanceBefore }
}
