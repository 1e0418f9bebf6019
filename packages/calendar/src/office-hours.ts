import { dayLength, readTimeOfDay } from './china-time.ts'

/** The hours of a working day. Times are `HH:MM`; `to` may be `24:00`. */
export interface OfficeHours {
  readonly from: string
  readonly to: string
  /** A pause that does not count, such as the midday rest. */
  readonly break?: { readonly from: string; readonly to: string }
}

/** 09:00 to 18:00 without a break: what counts where the standard's data does not say. */
export const usualOfficeHours: OfficeHours = { from: '09:00', to: '18:00' }

/** One working day laid out as stretches of open time, in milliseconds. */
export interface OpenTime {
  /** Open milliseconds of one whole day. */
  readonly perDay: number
  /** When the day closes, in milliseconds after midnight. */
  readonly closes: number
  /** Open milliseconds of the day that have passed at `timeOfDay`. */
  readonly passedAt: (timeOfDay: number) => number
  /** The first time of day at which `passed` open milliseconds are behind (1 ≤ passed ≤ perDay). */
  readonly timeWhenPassed: (passed: number) => number
}

/** Checks office hours and lays them out. Throws a RangeError when they are empty, reversed or cross midnight. */
export function openTimeOf(hours: OfficeHours): OpenTime {
  const [opens, closes] = [readTimeOfDay(hours.from), readTimeOfDay(hours.to)]
  if (opens >= closes || closes > dayLength) throw new RangeError(`office hours end before they begin: ${shown(hours)}`)
  const pauseFrom = hours.break ? readTimeOfDay(hours.break.from) : closes
  const pauseTo = hours.break ? readTimeOfDay(hours.break.to) : closes
  if (pauseFrom > pauseTo || pauseFrom < opens || pauseTo > closes) {
    throw new RangeError(`the break does not lie inside the office hours: ${shown(hours)}`)
  }
  const morning = pauseFrom - opens
  const perDay = morning + closes - pauseTo
  if (perDay === 0) throw new RangeError(`the break leaves no office hours: ${shown(hours)}`)
  return {
    perDay,
    closes,
    passedAt: (time) =>
      Math.min(Math.max(time - opens, 0), morning) + Math.min(Math.max(time - pauseTo, 0), closes - pauseTo),
    timeWhenPassed: (passed) => (passed <= morning ? opens + passed : pauseTo + passed - morning),
  }
}

function shown(hours: OfficeHours): string {
  const pause = hours.break ? `, break ${hours.break.from} to ${hours.break.to}` : ''
  return `${hours.from} to ${hours.to}${pause}`
}
