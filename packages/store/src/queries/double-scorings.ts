import { and, asc, desc, eq, exists, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import {
  assignments,
  conversations,
  doubleScorings,
  reviews,
  samples,
  samplingPlans,
  teams,
  users,
} from '../schema/index.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

const d = doubleScorings
const agents = alias(users, 'agents')

export type DoubleScoringRow = typeof d.$inferSelect

/** One of those who score: the assignment, and the review where it has been handed in. */
export interface ScoringRow {
  readonly doubleScoringId: number
  readonly assignmentId: number
  readonly reviewer: { readonly id: number; readonly name: string } | null
  readonly arbitrating: boolean
  readonly review: typeof reviews.$inferSelect | null
}

/** Those who score, the two before the third. */
export async function scoringsOf(db: Database, ids: readonly number[]): Promise<ScoringRow[]> {
  if (ids.length === 0) return []
  const a = assignments
  const rows = await db
    .select({
      doubleScoringId: a.doubleScoringId,
      assignmentId: a.id,
      reviewer: { id: users.id, name: users.name },
      arbitrating: sql<boolean>`${a.reason} = 'arbitration'`,
      review: reviews,
    })
    .from(a)
    .leftJoin(users, eq(users.id, a.reviewerId))
    .leftJoin(reviews, and(eq(reviews.assignmentId, a.id), eq(reviews.state, 'done')))
    .where(inArray(a.doubleScoringId, [...ids]))
    .orderBy(asc(a.id))
  return rows.map((row) => ({ ...row, doubleScoringId: row.doubleScoringId! }))
}

function selectDoubleScorings(db: Database, where: SQL | undefined) {
  return db
    .select({
      doubleScoring: d,
      conversation: {
        id: conversations.id,
        startedAt: conversations.startedAt,
        duration: conversations.duration,
        turns: conversations.turns,
        channel: conversations.channel,
        service: conversations.service,
        agent: conversations.agent,
        agentName: agents.name,
        team: teams.name,
      },
      plan: { id: samplingPlans.id, name: samplingPlans.name },
    })
    .from(d)
    .innerJoin(conversations, eq(conversations.key, d.conversationKey))
    .innerJoin(samples, eq(samples.id, d.sampleId))
    .innerJoin(samplingPlans, eq(samplingPlans.id, samples.planId))
    .leftJoin(agents, eq(agents.staffNumber, conversations.agent))
    .leftJoin(teams, eq(teams.id, conversations.teamId))
    .where(where)
    .$dynamic()
}
export type ListedDoubleScoring = Awaited<ReturnType<typeof selectDoubleScorings>>[number]

/** @param involving leaves out what is not settled and what this person does not score */
export async function listDoubleScorings(
  db: Database,
  filter: { readonly state?: string | undefined; readonly plan?: number | undefined; readonly involving?: number },
  page: PageWanted,
): Promise<PageOf<ListedDoubleScoring>> {
  const { state, plan, involving } = filter
  const where = and(
    state === undefined ? undefined : eq(d.state, state),
    plan === undefined ? undefined : eq(samples.planId, plan),
    involving === undefined ? undefined : knownTo(db, involving),
    further(d.id, page.after),
  )
  const rows = await selectDoubleScorings(db, where)
    .orderBy(desc(d.id))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  return { items, next: rows.length > page.limit ? String(items.at(-1)!.doubleScoring.id) : null }
}

function knownTo(db: Database, userId: number): SQL | undefined {
  const own = db
    .select({ one: sql`1` })
    .from(assignments)
    .where(and(eq(assignments.doubleScoringId, d.id), eq(assignments.reviewerId, userId)))
  return or(isNotNull(d.settledAt), exists(own))
}

export async function readDoubleScoring(db: Database, id: number): Promise<ListedDoubleScoring | undefined> {
  const [row] = await selectDoubleScorings(db, eq(d.id, id))
  return row
}

/** Held until the end of the transaction, so that the two are not counted as one. */
export async function holdDoubleScoring(db: Database, id: number): Promise<DoubleScoringRow | undefined> {
  const [row] = await db.select().from(d).where(eq(d.id, id)).for('update')
  return row
}

export async function setDoubleScoring(
  db: Database,
  id: number,
  change: Partial<Pick<DoubleScoringRow, 'state' | 'difference' | 'score' | 'fatal' | 'settledAt'>>,
): Promise<void> {
  await db.update(d).set(change).where(eq(d.id, id))
}

/** Asks for a third scoring, of one inspector or of anybody else. */
export async function addArbitration(
  db: Database,
  { id, sampleId, conversationKey }: DoubleScoringRow,
  reviewerId: number | null,
): Promise<void> {
  await db
    .insert(assignments)
    .values({ conversationKey, sampleId, doubleScoringId: id, reviewerId, reason: 'arbitration' })
}
