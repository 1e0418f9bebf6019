import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { changedDays } from '../schema/index.ts'
import { lastEmptiedDay } from './emptied.ts'

/** How far the bank's clocks are ahead of UTC. China keeps one time, all year. */
const AHEAD = 8 * 3_600_000
export const DAY = 24 * 3_600_000

/** The day a moment falls on where the bank is, e.g. `2026-03-05`. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + AHEAD).toISOString().slice(0, 10)
}

/** The first moment of a day where the bank is. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - AHEAD)
}

/** Says that the figures of these moments' days must be made anew, save of those that retention has emptied. */
export async function markDaysChanged(db: Database, moments: readonly Date[]): Promise<void> {
  const emptied = await lastEmptiedDay(db)
  const days = [...new Set(moments.map(dayOf))].filter((day) => day > emptied).sort()
  if (days.length === 0) return
  await db
    .insert(changedDays)
    .values(days.map((day) => ({ day })))
    .onConflictDoUpdate({ target: changedDays.day, set: { stamp: sql`gen_random_uuid()` } })
}

export type ChangedDay = typeof changedDays.$inferSelect

/** The days whose figures must be made anew, latest first: people look at those. */
export async function changedDaysWaiting(db: Database): Promise<ChangedDay[]> {
  return db.select().from(changedDays).orderBy(desc(changedDays.day))
}

/** The day's figures have been made; it stays where a further change has come since it was read. */
export async function settleChangedDay(db: Database, { day, stamp }: ChangedDay): Promise<void> {
  await db.delete(changedDays).where(and(eq(changedDays.day, day), eq(changedDays.stamp, stamp)))
}
