import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { announcements } from '../schema/index.ts'

export type AnnouncementRow = typeof announcements.$inferSelect

export async function announcementsInForce(db: Database): Promise<AnnouncementRow[]> {
  return db.select().from(announcements).where(isNull(announcements.endedAt)).orderBy(asc(announcements.id))
}

export async function addAnnouncement(
  db: Database,
  announcement: typeof announcements.$inferInsert,
): Promise<AnnouncementRow> {
  const [added] = await db.insert(announcements).values(announcement).returning()
  return added
}

/** Whether it was in force until now. */
export async function endAnnouncement(db: Database, id: number, now: Date): Promise<boolean> {
  const ended = await db
    .update(announcements)
    .set({ endedAt: now })
    .where(and(eq(announcements.id, id), isNull(announcements.endedAt)))
  return (ended.rowCount ?? 0) > 0
}
