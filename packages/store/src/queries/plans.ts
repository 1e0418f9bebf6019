import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { assignments, conversations, samples, samplingPlans, tasks, users } from '../schema/index.ts'
import { type Filter, matching } from './filter.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

export type PlanRow = typeof samplingPlans.$inferSelect
export type NewPlan = Omit<typeof samplingPlans.$inferInsert, 'id'>

/** A sampling plan with what came of it. */
export interface PlanWithProgress extends PlanRow {
  readonly creator: string | null
  readonly drawings: number
  /** Assignments of all its drawings. */
  readonly total: number
  readonly done: number
}

export interface PersonName {
  readonly id: number
  readonly name: string
}

export async function addPlan(db: Database, plan: NewPlan): Promise<number> {
  const [{ id }] = await db.insert(samplingPlans).values(plan).returning({ id: samplingPlans.id })
  return id
}

/** Changes a plan; false where there is none. */
export async function changePlan(db: Database, id: number, plan: Partial<NewPlan>): Promise<boolean> {
  const changed = await db
    .update(samplingPlans)
    .set(plan)
    .where(eq(samplingPlans.id, id))
    .returning({ id: samplingPlans.id })
  return changed.length > 0
}

/** Removes a plan that has drawn nothing; false where it has, or where there is none. */
export async function removePlan(db: Database, id: number): Promise<boolean> {
  const drawn = db.select({ one: sql`1` }).from(samples).where(eq(samples.planId, id))
  const gone = await db
    .delete(samplingPlans)
    .where(and(eq(samplingPlans.id, id), notExists(drawn)))
    .returning({ id: samplingPlans.id })
  return gone.length > 0
}

/** A plan held until the end of the transaction, so that nobody else draws from it. */
export async function holdPlan(db: Database, id: number): Promise<PlanRow | undefined> {
  const [row] = await db.select().from(samplingPlans).where(eq(samplingPlans.id, id)).for('update')
  return row
}

export async function readPlan(db: Database, id: number): Promise<PlanWithProgress | undefined> {
  const rows = await db
    .select({ plan: samplingPlans, creator: users.name })
    .from(samplingPlans)
    .leftJoin(users, eq(users.id, samplingPlans.createdBy))
    .where(eq(samplingPlans.id, id))
  const [plan] = await withProgress(db, rows)
  return plan
}

/** Plans, the newest first. */
export async function listPlans(db: Database, page: PageWanted): Promise<PageOf<PlanWithProgress>> {
  const rows = await db
    .select({ plan: samplingPlans, creator: users.name })
    .from(samplingPlans)
    .leftJoin(users, eq(users.id, samplingPlans.createdBy))
    .where(further(samplingPlans.id, page.after))
    .orderBy(desc(samplingPlans.id))
    .limit(page.limit + 1)
  const items = await withProgress(db, rows.slice(0, page.limit))
  return { items, next: rows.length > page.limit ? String(items.at(-1)!.id) : null }
}

async function withProgress(
  db: Database,
  rows: readonly { readonly plan: PlanRow; readonly creator: string | null }[],
): Promise<PlanWithProgress[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ plan }) => plan.id)
  const [drawings, work] = await Promise.all([
    db
      .select({ plan: samples.planId, drawings: count() })
      .from(samples)
      .where(inArray(samples.planId, ids))
      .groupBy(samples.planId),
    db
      .select({ plan: samples.planId, total: count(), done: count(assignments.doneAt) })
      .from(samples)
      .innerJoin(assignments, eq(assignments.sampleId, samples.id))
      .where(inArray(samples.planId, ids))
      .groupBy(samples.planId),
  ])
  return rows.map(({ plan, creator }) => ({
    ...plan,
    creator,
    drawings: drawings.find((row) => row.plan === plan.id)?.drawings ?? 0,
    total: work.find((row) => row.plan === plan.id)?.total ?? 0,
    done: work.find((row) => row.plan === plan.id)?.done ?? 0,
  }))
}

/** Plans that are due, which `holdPlan` must look at again. */
export async function duePlans(db: Database, now: Date): Promise<number[]> {
  const rows = await db
    .select({ id: samplingPlans.id })
    .from(samplingPlans)
    .where(and(samplingPlans.active, lte(samplingPlans.nextDrawAt, now)))
    .orderBy(asc(samplingPlans.nextDrawAt))
  return rows.map(({ id }) => id)
}

/** Tasks that draw just now, by plan. */
export async function openDrawings(db: Database): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: tasks.id, plan: sql<number>`(${tasks.result} ->> 'plan')::int` })
    .from(tasks)
    .where(and(isNull(tasks.finishedAt), eq(tasks.kind, 'draw')))
  return new Map(rows.map(({ id, plan }) => [plan, id]))
}

/** A conversation that may be drawn. */
export interface Drawable {
  readonly key: number
  readonly conversation: string
  readonly agent: string
  readonly risk: number
}

/** Conversations that have been inspected, that no plan has drawn, and that nobody is to score for a calibration. */
function drawable(db: Database, filter: Filter) {
  return and(matching(db, filter), isNotNull(conversations.inspectionId), notExists(drawnBefore(db)))
}

function drawnBefore(db: Database) {
  return db
    .select({ one: sql`1` })
    .from(assignments)
    .where(
      and(
        eq(assignments.conversationKey, conversations.key),
        or(isNotNull(assignments.sampleId), isNull(assignments.doneAt)),
      ),
    )
}

/** All that may be drawn, in pages, the oldest first. */
export async function* drawableConversations(db: Database, filter: Filter, page = 20_000): AsyncGenerator<Drawable[]> {
  const { key, id, agent, risk, startedAt } = conversations
  // compared as the database wrote it: a Date would lose its microseconds
  const place = sql<string>`${startedAt}::text`
  let last: { readonly place: string; readonly key: number } | undefined
  for (;;) {
    const behind = last && sql`(${startedAt}, ${key}) > (${last.place}::timestamptz, ${last.key}::bigint)`
    const rows = await db
      .select({ key, conversation: id, agent, risk, place })
      .from(conversations)
      .where(and(drawable(db, filter), behind))
      .orderBy(asc(startedAt), asc(key))
      .limit(page)
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    last = rows.at(-1)
  }
}

/** How many may be drawn of each agent, and how many more there are that a plan has drawn before. */
export async function countDrawable(
  db: Database,
  filter: Filter,
): Promise<{ readonly agents: ReadonlyMap<string, number>; readonly drawnBefore: number }> {
  const rows = await db
    .select({ agent: conversations.agent, own: count() })
    .from(conversations)
    .where(drawable(db, filter))
    .groupBy(conversations.agent)
  const [{ all }] = await db
    .select({ all: count() })
    .from(conversations)
    .where(and(matching(db, filter), isNotNull(conversations.inspectionId)))
  const free = rows.reduce((total, { own }) => total + own, 0)
  return { agents: new Map(rows.map(({ agent, own }) => [agent, own])), drawnBefore: all - free }
}

export type SampleRow = typeof samples.$inferSelect
export interface SampleWithProgress extends SampleRow {
  readonly drawer: string | null
  readonly total: number
  readonly done: number
  /** Of the conversations drawn: why. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
}

/** What a plan has drawn, the newest first. */
export async function listSamples(db: Database, planId: number, page: PageWanted): Promise<PageOf<SampleWithProgress>> {
  const rows = await db
    .select({ sample: samples, drawer: users.name })
    .from(samples)
    .leftJoin(users, eq(users.id, samples.drawnBy))
    .where(and(eq(samples.planId, planId), further(samples.id, page.after)))
    .orderBy(desc(samples.id))
    .limit(page.limit + 1)
  const shown = rows.slice(0, page.limit)
  const ids = shown.map(({ sample }) => sample.id)
  const counts =
    ids.length === 0
      ? []
      : await db
          .select({
            sample: assignments.sampleId,
            reason: assignments.reason,
            count: count(),
            done: count(assignments.doneAt),
          })
          .from(assignments)
          .where(inArray(assignments.sampleId, ids))
          .groupBy(assignments.sampleId, assignments.reason)
          .orderBy(assignments.reason)
  const items = shown.map(({ sample, drawer }) => {
    const own = counts.filter((row) => row.sample === sample.id)
    return {
      ...sample,
      drawer,
      total: own.reduce((total, row) => total + row.count, 0),
      done: own.reduce((total, row) => total + row.done, 0),
      reasons: own.filter(({ reason }) => !FURTHER.has(reason)).map(({ reason, count }) => ({ reason, count })),
    }
  })
  return { items, next: rows.length > page.limit ? String(items.at(-1)!.id) : null }
}

/** Assignments to a conversation that was already drawn. */
const FURTHER = new Set(['second', 'arbitration'])

/** Names of people, by id. */
export async function namesOf(db: Database, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Somebody who may review. */
export interface ReviewerRow extends PersonName {
  readonly role: string
  readonly staffNumber: string | null
  /** Assignments that wait. */
  readonly open: number
}

/** People of these roles who can sign in, with the work that waits for each. */
export async function reviewersWithLoad(db: Database, roles: readonly string[]): Promise<ReviewerRow[]> {
  const waiting = db
    .select({ reviewerId: assignments.reviewerId, open: count().as('open') })
    .from(assignments)
    .where(and(isNotNull(assignments.reviewerId), isNull(assignments.doneAt)))
    .groupBy(assignments.reviewerId)
    .as('waiting')
  return db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      staffNumber: users.staffNumber,
      open: sql<number>`coalesce(${waiting.open}, 0)::int`,
    })
    .from(users)
    .leftJoin(waiting, eq(waiting.reviewerId, users.id))
    .where(and(inArray(users.role, [...roles]), eq(users.disabled, false)))
    .orderBy(desc(sql`${users.role} = 'inspector'`), asc(users.id))
}
