import { and, asc, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { auditTrail, conversations, dayFigures, originals, sessions } from '../schema/index.ts'
import { dayOf } from './changed-days.ts'
import { sayEmptied } from './emptied.ts'

/** What can be kept for a time only. */
export type Kept = 'conversations' | 'originals' | 'figures' | 'auditTrail' | 'sessions'

/** What began, was written or ended before a moment. Somebody still appeals: that conversation stays, and its original. */
const OLD: Readonly<Record<Kept, { readonly table: PgTable; readonly before: (moment: Date) => SQL | undefined }>> = {
  conversations: {
    table: conversations,
    before: (moment) => and(lt(conversations.startedAt, moment), ne(conversations.reviewState, 'appealed')),
  },
  originals: {
    table: originals,
    before: (moment) =>
      and(
        lt(originals.startedAt, moment),
        sql`not exists (select from ${conversations} c where c.key = ${originals.conversationKey} and c.review_state = 'appealed')`,
      ),
  },
  figures: { table: dayFigures, before: (moment) => lt(dayFigures.day, dayOf(moment)) },
  auditTrail: { table: auditTrail, before: (moment) => lt(auditTrail.at, moment) },
  sessions: { table: sessions, before: (moment) => lt(sessions.expiresAt, moment) },
}

/** How much there is from before a moment, counted up to `most` and one more. */
export async function countOld(db: Database, kept: Kept, before: Date, most: number): Promise<number> {
  const { table, before: condition } = OLD[kept]
  const some = db
    .select({ one: sql`1` })
    .from(table)
    .where(condition(before))
    .limit(most + 1)
    .as('some')
  const [{ count }] = await db.select({ count: sql<number>`count(*)::int` }).from(some)
  return count
}

/** Deletes some of what is from before a moment, the oldest first; how many there were. Zero: there are no more. */
export async function deleteOld(db: Database, kept: Kept, before: Date, limit: number): Promise<number> {
  const condition = OLD[kept].before(before)
  if (kept === 'conversations') return deleteOldConversations(db, condition, before, limit)
  if (kept === 'originals') {
    const key = originals.conversationKey
    const some = db.select({ key }).from(originals).where(condition).orderBy(asc(originals.startedAt)).limit(limit)
    return (await db.delete(originals).where(inArray(key, some))).rowCount ?? 0
  }
  if (kept === 'auditTrail') {
    const { id, at } = auditTrail
    const some = db.select({ id }).from(auditTrail).where(condition).orderBy(asc(at)).limit(limit)
    return (await db.delete(auditTrail).where(inArray(id, some))).rowCount ?? 0
  }
  return (await db.delete(OLD[kept].table).where(condition)).rowCount ?? 0
}

/**
 * The figures of the days stay as they are: they are what remains. From then on those days count as emptied, and their
 * figures are not made anew from what is no longer there.
 */
async function deleteOldConversations(
  db: Database,
  condition: SQL | undefined,
  before: Date,
  limit: number,
): Promise<number> {
  await sayEmptied(db, dayOf(new Date(before.getTime() - 1)))
  const { key, startedAt } = conversations
  const some = db.select({ key }).from(conversations).where(condition).orderBy(asc(startedAt)).limit(limit)
  return (await db.delete(conversations).where(inArray(key, some))).rowCount ?? 0
}
