import { and, asc, count, desc, eq, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { assignments, calibrations, conversations, reviews, users } from '../schema/index.ts'
import { type Filter, matching } from './filter.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

const a = assignments
const agents = alias(users, 'agents')

export type CalibrationRow = typeof calibrations.$inferSelect

/** A calibration with how far each inspector is. */
export interface CalibrationWithProgress extends CalibrationRow {
  readonly creator: string | null
  readonly conversations: number
  readonly inspectors: readonly { readonly id: number; readonly name: string; readonly done: number }[]
}

/** Stores a calibration: every inspector is to score every conversation blind, in the order given. */
export async function addCalibration(
  db: Database,
  { name, createdBy }: { readonly name: string; readonly createdBy: number | null },
  keys: readonly number[],
  inspectors: readonly number[],
): Promise<number> {
  const [{ id }] = await db.insert(calibrations).values({ name, createdBy }).returning({ id: calibrations.id })
  await db.insert(a).values(
    keys.flatMap((conversationKey, rank) =>
      inspectors.map((reviewerId) => ({
        conversationKey,
        calibrationId: id,
        reviewerId,
        reason: 'calibration',
        blind: true,
        rank,
      })),
    ),
  )
  return id
}

export async function readCalibration(db: Database, id: number): Promise<CalibrationWithProgress | undefined> {
  const rows = await db
    .select({ calibration: calibrations, creator: users.name })
    .from(calibrations)
    .leftJoin(users, eq(users.id, calibrations.createdBy))
    .where(eq(calibrations.id, id))
  const [calibration] = await withProgress(db, rows)
  return calibration
}

/** Calibrations, the newest first. */
export async function listCalibrations(db: Database, page: PageWanted): Promise<PageOf<CalibrationWithProgress>> {
  const rows = await db
    .select({ calibration: calibrations, creator: users.name })
    .from(calibrations)
    .leftJoin(users, eq(users.id, calibrations.createdBy))
    .where(further(calibrations.id, page.after))
    .orderBy(desc(calibrations.id))
    .limit(page.limit + 1)
  const items = await withProgress(db, rows.slice(0, page.limit))
  return { items, next: rows.length > page.limit ? String(items.at(-1)!.id) : null }
}

async function withProgress(
  db: Database,
  rows: readonly { readonly calibration: CalibrationRow; readonly creator: string | null }[],
): Promise<CalibrationWithProgress[]> {
  if (rows.length === 0) return []
  const work = await db
    .select({
      calibration: a.calibrationId,
      id: users.id,
      name: users.name,
      conversations: count(),
      done: count(a.doneAt),
    })
    .from(a)
    .innerJoin(users, eq(users.id, a.reviewerId))
    .where(
      inArray(
        a.calibrationId,
        rows.map(({ calibration }) => calibration.id),
      ),
    )
    .groupBy(a.calibrationId, users.id, users.name)
    .orderBy(asc(users.id))
  return rows.map(({ calibration, creator }) => {
    const own = work.filter((row) => row.calibration === calibration.id)
    return {
      ...calibration,
      creator,
      conversations: Math.max(0, ...own.map((row) => row.conversations)),
      inspectors: own.map(({ id, name, done }) => ({ id, name, done })),
    }
  })
}

/** Ends the scoring: what has not been handed in is dropped. False where it had ended, or where there is none. */
export async function closeCalibration(db: Database, id: number, closedAt: Date): Promise<boolean> {
  const closed = await db
    .update(calibrations)
    .set({ state: 'closed', closedAt })
    .where(and(eq(calibrations.id, id), eq(calibrations.state, 'open')))
    .returning({ id: calibrations.id })
  if (closed.length === 0) return false
  const open = await db
    .select({ id: a.id })
    .from(a)
    .where(and(eq(a.calibrationId, id), isNull(a.doneAt)))
  const ids = open.map((row) => row.id)
  if (ids.length > 0) {
    await db.delete(reviews).where(inArray(reviews.assignmentId, ids))
    await db.delete(a).where(inArray(a.id, ids))
  }
  return true
}

/** Removes a calibration with all that was begun for it; false where somebody has handed something in. */
export async function removeCalibration(db: Database, id: number): Promise<boolean> {
  const own = db.select({ id: a.id }).from(a).where(eq(a.calibrationId, id))
  const done = db
    .select({ one: sql`1` })
    .from(a)
    .where(and(eq(a.calibrationId, id), isNotNull(a.doneAt)))
  await db.delete(reviews).where(and(inArray(reviews.assignmentId, own), eq(reviews.state, 'open')))
  const gone = await db
    .delete(calibrations)
    .where(and(eq(calibrations.id, id), notExists(done)))
    .returning({ id: calibrations.id })
  return gone.length > 0
}

/** One inspector's review of one of the conversations. */
export interface CalibrationScoring {
  readonly key: number
  readonly conversation: {
    readonly id: string
    readonly startedAt: Date
    readonly service: string
    readonly agentName: string | null
  }
  readonly reviewer: { readonly id: number; readonly name: string }
  readonly review: typeof reviews.$inferSelect
}

/** What was handed in for a calibration, in the order of its conversations and inspectors. */
export async function calibrationScorings(db: Database, id: number): Promise<CalibrationScoring[]> {
  return db
    .select({
      key: a.conversationKey,
      conversation: {
        id: conversations.id,
        startedAt: conversations.startedAt,
        service: conversations.service,
        agentName: agents.name,
      },
      reviewer: { id: users.id, name: users.name },
      review: reviews,
    })
    .from(a)
    .innerJoin(reviews, and(eq(reviews.assignmentId, a.id), eq(reviews.state, 'done')))
    .innerJoin(conversations, eq(conversations.key, a.conversationKey))
    .innerJoin(users, eq(users.id, a.reviewerId))
    .leftJoin(agents, eq(agents.staffNumber, conversations.agent))
    .where(eq(a.calibrationId, id))
    .orderBy(asc(a.rank), asc(users.id))
}

/** A conversation that may be calibrated with. */
export interface Calibratable {
  readonly key: number
  readonly id: string
  readonly agent: string
}

/** The inspected ones among these, by id. */
export async function inspectedAmong(db: Database, ids: readonly string[]): Promise<Calibratable[]> {
  const c = conversations
  return db
    .select({ key: c.key, id: c.id, agent: c.agent })
    .from(c)
    .where(and(inArray(c.id, [...ids]), isNotNull(c.inspectionId)))
}

/** So many inspected conversations that nobody is to review, at random; the same seed draws the same. */
export async function inspectedAtRandom(
  db: Database,
  filter: Filter,
  size: number,
  seed: number,
): Promise<Calibratable[]> {
  const c = conversations
  const waiting = db
    .select({ one: sql`1` })
    .from(a)
    .where(and(eq(a.conversationKey, c.key), isNull(a.doneAt)))
  return db
    .select({ key: c.key, id: c.id, agent: c.agent })
    .from(c)
    .where(and(matching(db, filter), isNotNull(c.inspectionId), notExists(waiting)))
    .orderBy(sql`hashtextextended(${c.id}, ${seed}::bigint)`)
    .limit(size)
}

/** Which of these people are to review which of these conversations already. */
export async function alreadyAssigned(
  db: Database,
  keys: readonly number[],
  userIds: readonly number[],
): Promise<{ readonly key: number; readonly userId: number }[]> {
  const rows = await db
    .select({ key: a.conversationKey, userId: a.reviewerId })
    .from(a)
    .where(and(inArray(a.conversationKey, [...keys]), inArray(a.reviewerId, [...userIds]), isNull(a.doneAt)))
  return rows.flatMap(({ key, userId }) => (userId === null ? [] : [{ key, userId }]))
}
