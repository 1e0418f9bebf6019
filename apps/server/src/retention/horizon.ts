import { dayOf } from '@liangyan/store'

const DAY = 24 * 3_600_000

/**
 * What lies before this moment has been kept for its days: the beginning, where the bank is, of the day that lies so many
 * days before today. Whole days go, so that a day's figures and its conversations never tell of different halves.
 */
export function horizon(now: Date, days: number): Date {
  return new Date(`${dayOf(new Date(now.getTime() - days * DAY))}T00:00:00.000+08:00`)
}
