import { readChinaTime } from './china-time.ts'

/** A span of time as a standard writes it, read into what has to be counted. */
export type DueSpan =
  | { readonly kind: 'elapsed'; readonly milliseconds: number }
  | { readonly kind: 'calendar days'; readonly days: number }
  | { readonly kind: 'working hours'; readonly hours: number }
  | { readonly kind: 'working days'; readonly days: number }
  | { readonly kind: 'office close'; readonly daysAhead: 0 | 1 }

const elapsed = /^PT(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?$/
const calendarDays = /^P(\d{1,6})([DW])$/
const working = /^(\d{1,6}(?:\.\d{1,4})?) working (hour|day)s?$/

/**
 * Reads a due span: `PT30M`, `PT2H`, `P3D`, `P1W`, `1 working hour`, `3 working hours`, `1.5 working hours`,
 * `1 working day`, `3 working days`, `today`, `tomorrow`. Throws a RangeError on anything else.
 */
export function readDueSpan(due: string): DueSpan {
  if (due === 'today') return { kind: 'office close', daysAhead: 0 }
  if (due === 'tomorrow') return { kind: 'office close', daysAhead: 1 }
  const clock = elapsed.exec(due)
  if (clock) {
    const [hours, minutes, seconds] = [1, 2, 3].map((group) => Number(clock[group] ?? '0'))
    return { kind: 'elapsed', milliseconds: ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000 }
  }
  const days = calendarDays.exec(due)
  if (days) return { kind: 'calendar days', days: Number(days[1]) * (days[2] === 'W' ? 7 : 1) }
  const counted = working.exec(due)
  if (counted?.[2] === 'hour') return { kind: 'working hours', hours: Number(counted[1]) }
  if (counted && Number.isInteger(Number(counted[1]))) return { kind: 'working days', days: Number(counted[1]) }
  throw new RangeError(
    `not a due span: ${JSON.stringify(due)}; write PT30M, PT2H, P3D, 3 working hours, 3 working days, today or tomorrow`,
  )
}

/** Whether `due` is a span that `dueAt` understands. */
export function isDueSpan(due: string): boolean {
  try {
    readDueSpan(due)
    return true
  } catch {
    return false
  }
}

/** Milliseconds from `start` to `due`, negative when `due` is past: what a countdown shows. */
export function millisecondsUntil(start: string, due: string): number {
  return readChinaTime(due) - readChinaTime(start)
}
