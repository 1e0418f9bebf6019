import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { appealedFindings, appeals, appealSteps, assignments, conversations, reviews, users } from '../schema/index.ts'
import { markDaysChanged } from './changed-days.ts'
import { publishedAt } from './published.ts'

export type AppealRow = typeof appeals.$inferSelect
export type AppealedFindingRow = typeof appealedFindings.$inferSelect
/** A step, with the name and role of whoever took it; both null where the deadline did. */
export type AppealStepRow = typeof appealSteps.$inferSelect & {
  readonly byName: string | null
  readonly byRole: string | null
}

/** An appeal with all that was said and done about it, steps in their order. */
export interface StoredAppeal extends AppealRow {
  readonly findings: readonly AppealedFindingRow[]
  readonly steps: readonly AppealStepRow[]
}

/** What decides whether and by whom the result of a conversation can be appealed against. */
export interface AppealCase {
  readonly key: number
  readonly id: string
  /** Staff number. */
  readonly agent: string
  /** The user whose conversation it is; null where nobody has its staff number. */
  readonly agentId: number | null
  readonly teamId: number | null
  /** When the result in force was published: inspected, or confirmed or changed by a review since. */
  readonly publishedAt: Date | null
  /** Who handed a review of it in, counting or not. */
  readonly reviewers: readonly number[]
  /** Against any of its results, the earliest first. */
  readonly appeals: readonly StoredAppeal[]
}

/** The cases of conversations, by key. */
export async function appealCases(db: Database, keys: readonly number[]): Promise<Map<number, AppealCase>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .select({
      key: conversations.key,
      id: conversations.id,
      agent: conversations.agent,
      agentId: users.id,
      teamId: sql<number | null>`coalesce(${conversations.teamId}, ${users.teamId})`,
      publishedAt: publishedAt.mapWith(appeals.publishedAt),
      reviewers: sql<number[]>`array(
        select distinct r.reviewer_id from ${reviews} r where r.conversation_key = ${conversations.key} and r.state = 'done')`,
    })
    .from(conversations)
    .leftJoin(users, and(eq(users.staffNumber, conversations.agent), sql`${conversations.agent} <> ''`))
    .where(inArray(conversations.key, [...keys]))
  const against = Map.groupBy(await storedAppeals(db, keys), ({ conversationKey }) => conversationKey)
  return new Map(rows.map((row) => [row.key, { ...row, appeals: against.get(row.key) ?? [] }]))
}

async function storedAppeals(db: Database, keys: readonly number[]): Promise<StoredAppeal[]> {
  const rows = await db
    .select()
    .from(appeals)
    .where(inArray(appeals.conversationKey, [...keys]))
    .orderBy(asc(appeals.id))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [contested, taken] = await Promise.all([
    db
      .select()
      .from(appealedFindings)
      .where(inArray(appealedFindings.appealId, ids))
      .orderBy(asc(appealedFindings.findingId)),
    db
      .select({ step: appealSteps, byName: users.name, byRole: users.role })
      .from(appealSteps)
      .leftJoin(users, eq(users.id, appealSteps.byId))
      .where(inArray(appealSteps.appealId, ids))
      .orderBy(asc(appealSteps.id)),
  ])
  return rows.map((row) => ({
    ...row,
    findings: contested.filter(({ appealId }) => appealId === row.id),
    steps: taken.flatMap(({ step, ...by }) => (step.appealId === row.id ? [{ ...step, ...by }] : [])),
  }))
}

/** The key of the conversation that an appeal is about. */
export async function conversationOfAppeal(db: Database, id: number): Promise<number | undefined> {
  const [row] = await db.select({ key: appeals.conversationKey }).from(appeals).where(eq(appeals.id, id))
  return row?.key
}

export async function addAppeal(
  db: Database,
  appeal: typeof appeals.$inferInsert,
  contested: readonly Omit<typeof appealedFindings.$inferInsert, 'appealId'>[],
): Promise<number> {
  const [{ id }] = await db.insert(appeals).values(appeal).returning({ id: appeals.id })
  await db.insert(appealedFindings).values(contested.map((finding) => ({ ...finding, appealId: id })))
  return id
}

export async function addAppealStep(db: Database, step: typeof appealSteps.$inferInsert): Promise<void> {
  await db.insert(appealSteps).values(step)
}

/** Where an appeal now stands. */
export async function moveAppeal(
  db: Database,
  id: number,
  now: Partial<Pick<AppealRow, 'dueAt' | 'settledAt' | 'scoreBefore' | 'scoreAfter'>> & Pick<AppealRow, 'state'>,
): Promise<void> {
  await db.update(appeals).set(now).where(eq(appeals.id, id))
}

/** What became of the findings of an appeal. */
export async function decideAppealed(
  db: Database,
  appealId: number,
  decided: readonly { readonly findingId: number; readonly outcome: string; readonly reason: string }[],
): Promise<void> {
  for (const { findingId, outcome, reason } of decided) {
    await db
      .update(appealedFindings)
      .set({ outcome, outcomeReason: reason })
      .where(and(eq(appealedFindings.appealId, appealId), eq(appealedFindings.findingId, findingId)))
  }
}

/** Appeals that wait for a team lead whose time has run out at `now`; a deadline lasts until its second is over. */
export async function lapsedAppeals(db: Database, now: Date): Promise<{ id: number; conversationKey: number }[]> {
  return db
    .select({ id: appeals.id, conversationKey: appeals.conversationKey })
    .from(appeals)
    .where(
      and(
        eq(appeals.state, 'lead'),
        sql`${appeals.dueAt} <= ${new Date(now.getTime() - 1000).toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(appeals.id))
}

/** What lists say of a conversation's way through review and appeal; its day is marked changed. */
export async function setReviewState(db: Database, key: number, reviewState: 'appealed' | 'settled'): Promise<void> {
  const changed = await db
    .update(conversations)
    .set({ reviewState })
    .where(eq(conversations.key, key))
    .returning({ startedAt: conversations.startedAt })
  await markDaysChanged(
    db,
    changed.map(({ startedAt }) => startedAt),
  )
}

/** As it was before the appeal that was withdrawn: settled by an earlier one, reviewed, waiting for a review, or none. */
export async function restoreReviewState(db: Database, key: number): Promise<void> {
  const { key: of } = conversations
  const changed = await db
    .update(conversations)
    .set({
      reviewState: sql`case
        when exists (select from ${appeals} p where p.conversation_key = ${of}
          and p.state in ('upheld', 'partly-upheld', 'rejected')) then 'settled'
        when exists (select from ${reviews} r where r.conversation_key = ${of} and r.state = 'done' and r.counts)
          then 'reviewed'
        when exists (select from ${assignments} s where s.conversation_key = ${of} and s.done_at is null) then 'assigned'
        else 'none' end`,
    })
    .where(eq(of, key))
    .returning({ startedAt: conversations.startedAt })
  await markDaysChanged(
    db,
    changed.map(({ startedAt }) => startedAt),
  )
}

/** Points of a conversation as it stands. */
export async function scoreOf(db: Database, key: number): Promise<number | null> {
  const [row] = await db.select({ score: conversations.score }).from(conversations).where(eq(conversations.key, key))
  return row?.score ?? null
}
