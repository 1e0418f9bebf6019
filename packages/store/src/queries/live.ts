import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { liveConversations, liveEvents } from '../schema/index.ts'

export type LiveRow = typeof liveConversations.$inferSelect
export type NewLive = typeof liveConversations.$inferInsert
export type LiveStage = 'waiting' | 'open' | 'wrap-up' | 'finished' | 'abandoned'

/** An event as the journal keeps it. */
export interface JournalEntry {
  readonly liveKey: number
  readonly seq: number
  /** Ms since 1970. */
  readonly receivedAt: number
  readonly sealed: Buffer
}

/** Begins a conversation in progress; undefined where one of this id has begun before. */
export async function addLive(db: Database, row: NewLive): Promise<LiveRow | undefined> {
  const [added] = await db
    .insert(liveConversations)
    .values(row)
    .onConflictDoNothing({ target: liveConversations.id })
    .returning()
  return added
}

export async function liveById(db: Database, id: string): Promise<LiveRow | undefined> {
  const [row] = await db.select().from(liveConversations).where(eq(liveConversations.id, id))
  return row
}

export async function liveByToken(db: Database, tokenHash: string): Promise<LiveRow | undefined> {
  const [row] = await db.select().from(liveConversations).where(eq(liveConversations.tokenHash, tokenHash))
  return row
}

/** What happened around a conversation that is over. */
export async function liveOfConversation(db: Database, conversationKey: number): Promise<LiveRow | undefined> {
  const [row] = await db.select().from(liveConversations).where(eq(liveConversations.conversationKey, conversationKey))
  return row
}

/** Those that are not finished, in the order in which they began. */
export async function goingOn(db: Database): Promise<LiveRow[]> {
  return db
    .select()
    .from(liveConversations)
    .where(sql`${liveConversations.stage} in ('waiting', 'open', 'wrap-up')`)
    .orderBy(asc(liveConversations.key))
}

export async function changeLive(db: Database, key: number, changes: Partial<NewLive>): Promise<void> {
  await db.update(liveConversations).set(changes).where(eq(liveConversations.key, key))
}

/** Stores events of any conversations in one statement; what is there already stays as it is. */
export async function addLiveEvents(db: Database, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return
  const column = <T>(of: (entry: JournalEntry) => T) => sql.param(entries.map(of))
  await db.execute(sql`
    insert into ${liveEvents} (live_key, seq, received_at, sealed)
    select * from unnest(${column(({ liveKey }) => liveKey)}::bigint[], ${column(({ seq }) => seq)}::int[],
      ${column(({ receivedAt }) => receivedAt)}::bigint[], ${column(({ sealed }) => sealed)}::bytea[])
    on conflict do nothing`)
}

/** Events of conversations in the order in which they came. */
export async function liveEventsOf(db: Database, keys: readonly number[]): Promise<JournalEntry[]> {
  if (keys.length === 0) return []
  return db
    .select()
    .from(liveEvents)
    .where(inArray(liveEvents.liveKey, [...keys]))
    .orderBy(asc(liveEvents.liveKey), asc(liveEvents.receivedAt), asc(liveEvents.seq))
}

/** Deletes the events of conversations that ended before a moment: their records hold them. How many there were. */
export async function forgetLiveEvents(db: Database, before: Date): Promise<number> {
  const over = db
    .select({ key: liveConversations.key })
    .from(liveConversations)
    .where(and(lt(liveConversations.endedAt, before), sql`${liveConversations.stage} in ('finished', 'abandoned')`))
  return (await db.delete(liveEvents).where(inArray(liveEvents.liveKey, over))).rowCount ?? 0
}

/** Of the chats that began since a moment: answered at all, within so many seconds, and given up before. */
export async function chatService(
  db: Database,
  since: Date,
  within: number,
): Promise<{ readonly answered: number; readonly inTime: number; readonly abandoned: number }> {
  const { answeredAt, began, kind, stage } = liveConversations
  const [row] = await db
    .select({
      answered: sql<number>`count(${answeredAt})::int`,
      inTime: sql<number>`count(*) filter (where ${answeredAt} <= ${began} + make_interval(secs => ${within}))::int`,
      abandoned: sql<number>`count(*) filter (where ${stage} = 'abandoned')::int`,
    })
    .from(liveConversations)
    .where(and(eq(kind, 'chat'), sql`${began} >= ${since.toISOString()}::timestamptz`))
  return row
}

/** Whether a chat has been rated now; false where it was before. */
export async function rateLive(db: Database, key: number, rating: number): Promise<boolean> {
  const rated = await db
    .update(liveConversations)
    .set({ rating })
    .where(and(eq(liveConversations.key, key), isNull(liveConversations.rating)))
  return (rated.rowCount ?? 0) > 0
}
