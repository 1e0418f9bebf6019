import { dayLater, endOfDay, startOfDay } from '../../words/moments.ts'

/** Periods that move with the calendar: a link or a saved view that says so means today whenever it is opened. */
export const PERIODS = ['today', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** First day of a period that ends today, a bank's day as `2026-03-05`. */
function firstDay(period: Period, today: string): string {
  if (period === 'today') return today
  return period === 'week' ? dayLater(today, -6) : `${today.slice(0, 8)}01`
}

/** The moments a period spans. It has no end: what arrives while the page is open belongs to it. */
export function momentsOf(period: Period, today: string): { readonly from: string } {
  return { from: startOfDay(firstDay(period, today)) }
}

/** The moments from the first to the last of these days, both included. */
export function momentsOfDays(first: string, last: string): { readonly from: string; readonly to: string } {
  return { from: startOfDay(first), to: endOfDay(last) }
}
