import { asc, inArray } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { liveMarks } from '../schema/index.ts'

export type LiveMarkRow = typeof liveMarks.$inferSelect

export async function addLiveMark(db: Database, mark: typeof liveMarks.$inferInsert): Promise<void> {
  await db.insert(liveMarks).values(mark)
}

/** In the order in which they were made. */
export async function liveMarksOf(db: Database, keys: readonly number[]): Promise<LiveMarkRow[]> {
  if (keys.length === 0) return []
  return db
    .select()
    .from(liveMarks)
    .where(inArray(liveMarks.liveKey, [...keys]))
    .orderBy(asc(liveMarks.liveKey), asc(liveMarks.id))
}
