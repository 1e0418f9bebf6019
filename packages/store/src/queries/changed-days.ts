import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { changedDays } from '../schema/index.ts'
import { lastEmptiedDay } from './emptied.ts'

/** The day a moment falls on where the bank is. China keeps one time, eight hours before UTC, all year. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Says that the figures of these moments' days must be made anew, save of those that retention has emptied. */
export async function markDaysChanged(db: Database, moments: readonly Date[]): Promise<void> {
  const emptied = await lastEmptiedDay(db)
  const days = [...new Set(moments.map(dayOf))].filter((day) => day > emptied).sort()
  if (days.length === 0) return
  await db
    .insert(changedDays)
    .values(days.map((day) => ({ day })))
    .onConflictDoUpdate({ target: changedDays.day, set: { since: sql`now()` } })
}
