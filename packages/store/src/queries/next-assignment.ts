import { and, asc, desc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { assignments, conversations } from '../schema/index.ts'

const a = assignments

export type AssignmentRow = typeof assignments.$inferSelect
export interface WaitingAssignment {
  readonly id: number
  /** Id of the conversation. */
  readonly conversation: string
  readonly reason: string
  readonly blind: boolean
}

const open = (userId: number): SQL | undefined => and(isNull(a.doneAt), or(eq(a.reviewerId, userId), freeFor(userId)))

/** Anybody's, but for a third scoring of what this person has scored, and for what this person is to score blind. */
export function freeFor(userId: number): SQL | undefined {
  return and(
    isNull(a.reviewerId),
    sql`not exists (select from ${a} own
      where own.double_scoring_id = ${a.doubleScoringId} and own.reviewer_id = ${userId})`,
    sql`not exists (select from ${a} own where own.conversation_key = ${a.conversationKey}
      and own.reviewer_id = ${userId} and own.blind and own.done_at is null)`,
  )
}

/** A reviewer's open assignment to a conversation, a blind one first; not those that are anybody's. */
export async function ownAssignment(
  db: Database,
  conversationKey: number,
  userId: number,
): Promise<AssignmentRow | undefined> {
  const [row] = await db
    .select()
    .from(a)
    .where(and(eq(a.conversationKey, conversationKey), eq(a.reviewerId, userId), isNull(a.doneAt)))
    .orderBy(desc(a.blind), asc(a.rank), asc(a.id))
    .limit(1)
  return row
}

export async function assignmentById(db: Database, id: number): Promise<AssignmentRow | undefined> {
  const [row] = await db.select().from(a).where(eq(a.id, id))
  return row
}

/** Makes an open assignment a reviewer's; undefined where it is done, or another's. */
export async function takeAssignment(db: Database, id: number, userId: number): Promise<AssignmentRow | undefined> {
  const [row] = await db
    .update(a)
    .set({ reviewerId: userId, takenAt: sql`coalesce(${a.takenAt}, now())` })
    .where(and(eq(a.id, id), open(userId)))
    .returning()
  return row
}

/** Gives an open assignment to the person who takes its review over. */
export async function moveAssignment(db: Database, id: number, userId: number): Promise<void> {
  await db
    .update(a)
    .set({ reviewerId: userId })
    .where(and(eq(a.id, id), isNull(a.doneAt)))
}

export async function finishAssignment(db: Database, id: number): Promise<void> {
  await db.update(a).set({ doneAt: sql`now()` }).where(eq(a.id, id))
}

/**
 * The reviewer's next open assignment, own ones by rank before those that are anybody's; after the one given, where one
 * is given, and from the beginning again behind the last.
 */
export async function nextAssignment(
  db: Database,
  userId: number,
  after?: number,
): Promise<WaitingAssignment | undefined> {
  const [from] =
    after === undefined
      ? []
      : await db.select({ rank: a.rank, reviewerId: a.reviewerId }).from(a).where(eq(a.id, after))
  const behind =
    from && sql`(${isAnybodys}, ${a.rank}, ${a.id}) > (${from.reviewerId === null}, ${from.rank}, ${after})`
  const [next] = (from && (await waiting(db, userId, behind))) ?? []
  if (next) return next
  const [first] = await waiting(db, userId, after === undefined ? undefined : ne(a.id, after))
  return first
}

const isAnybodys = sql`${a.reviewerId} is null`

/** Why it was drawn would tell who scores blind what the machine thinks of it. */
const shownReason = sql<string>`case when ${a.blind} then 'blind' else ${a.reason} end`

async function waiting(db: Database, userId: number, more: SQL | undefined): Promise<WaitingAssignment[]> {
  return db
    .select({ id: a.id, conversation: conversations.id, reason: shownReason, blind: a.blind })
    .from(a)
    .innerJoin(conversations, eq(conversations.key, a.conversationKey))
    .where(and(open(userId), more))
    .orderBy(isAnybodys, asc(a.rank), asc(a.id))
    .limit(1)
}

export async function countWaiting(db: Database, userId: number): Promise<number> {
  const [{ count }] = await db.select({ count: sql<number>`count(*)::int` }).from(a).where(open(userId))
  return count
}
