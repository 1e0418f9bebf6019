import { millisecondsUntil } from '@liangyan/calendar'

/**
 * Whether a deadline is past at `now`. A deadline is named to its last whole second, 23:59:59, and lasts until that is over.
 */
export const isPast = (deadline: string, now: string): boolean => millisecondsUntil(now, deadline) <= -1000

/** Whether `moment` is still to come at `now`. */
export const isAhead = (moment: string, now: string): boolean => millisecondsUntil(now, moment) > 0

/** The later of two moments; an absent one is before all. */
export const later = (a: string | undefined, b: string): string => (a !== undefined && isAhead(a, b) ? a : b)
