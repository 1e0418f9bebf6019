import type { ConversationFilter, PlanFilter, PlanInput } from '@liangyan/contract'
import { DAY, dayOf, startOfDay } from '@liangyan/store'

/** The hour of the day at which plans that repeat are drawn: before the shift, when the night's conversations are in. */
const HOUR = 6

/** A plan's filter with the days that it means at a moment: `lastDays` whole days, up to the end of the day before. */
export function filterAt({ lastDays, ...filter }: PlanFilter, now: Date): ConversationFilter {
  if (lastDays === undefined) return filter
  const today = startOfDay(dayOf(now)).getTime()
  return {
    ...filter,
    from: new Date(today - lastDays * DAY).toISOString(),
    to: new Date(today - 1).toISOString(),
  }
}

/** When a plan that repeats is drawn next after a moment: each morning, on Mondays, on the first of the month. */
export function nextDrawing(repeats: PlanInput['repeats'], after: Date): Date | null {
  if (repeats === 'once') return null
  for (let day = startOfDay(dayOf(after)).getTime(); ; day += DAY) {
    const at = new Date(day + (HOUR * DAY) / 24)
    if (at > after && isDrawn(repeats, dayOf(at))) return at
  }
}

function isDrawn(repeats: 'daily' | 'weekly' | 'monthly', day: string): boolean {
  if (repeats === 'daily') return true
  return repeats === 'weekly' ? new Date(day).getUTCDay() === 1 : day.endsWith('-01')
}
