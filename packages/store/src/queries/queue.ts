import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import {
  assignments,
  calibrations,
  conversations,
  findings,
  inspections,
  reviews,
  samples,
  samplingPlans,
  teams,
  users,
} from '../schema/index.ts'
import { freeFor } from './next-assignment.ts'
import { type PageOf, type PageWanted, UnknownPlace } from './page.ts'

const a = assignments
const c = conversations
const agents = alias(users, 'agents')

const LINE = {
  assignment: a,
  conversation: {
    id: c.id,
    startedAt: c.startedAt,
    duration: c.duration,
    turns: c.turns,
    channel: c.channel,
    service: c.service,
    agent: c.agent,
    agentName: agents.name,
    team: teams.name,
    inspectionId: c.inspectionId,
    score: c.score,
    outOf: c.outOf,
    fatal: c.fatal,
    broken: c.broken,
    undecided: c.undecided,
  },
  plan: { id: samplingPlans.id, name: samplingPlans.name },
  calibration: { id: calibrations.id, name: calibrations.name },
  reviewer: { id: users.id, name: users.name },
  /** Whether a review of it is being written. */
  begun: sql<boolean>`exists (select from ${reviews} where ${reviews.assignmentId} = ${a.id} and ${reviews.state} = 'open')`,
}

/** An assignment as queues show it. */
export type QueuedAssignment = Awaited<ReturnType<typeof selectLines>>[number]

function selectLines(db: Database, where: SQL | undefined) {
  return db
    .select(LINE)
    .from(a)
    .innerJoin(c, eq(c.key, a.conversationKey))
    .leftJoin(agents, eq(agents.staffNumber, c.agent))
    .leftJoin(teams, eq(teams.id, c.teamId))
    .leftJoin(samples, eq(samples.id, a.sampleId))
    .leftJoin(samplingPlans, eq(samplingPlans.id, samples.planId))
    .leftJoin(calibrations, eq(calibrations.id, a.calibrationId))
    .leftJoin(users, eq(users.id, a.reviewerId))
    .where(where)
    .$dynamic()
}

export interface QueueFilter {
  /** Of one reviewer, or those that are anybody's and this one may take; `undefined` everybody's. */
  readonly of?: number | { readonly freeFor: number } | undefined
  readonly state: 'open' | 'done'
  readonly plan?: number | undefined
  readonly sample?: number | undefined
  readonly calibration?: number | undefined
}

function within(db: Database, { of, state, plan, sample, calibration }: QueueFilter): SQL | undefined {
  return and(
    state === 'open' ? isNull(a.doneAt) : isNotNull(a.doneAt),
    typeof of === 'object' ? freeFor(of.freeFor) : of === undefined ? undefined : eq(a.reviewerId, of),
    plan === undefined
      ? undefined
      : inArray(a.sampleId, db.select({ id: samples.id }).from(samples).where(eq(samples.planId, plan))),
    sample === undefined ? undefined : eq(a.sampleId, sample),
    calibration === undefined ? undefined : eq(a.calibrationId, calibration),
  )
}

/** Open assignments in the order in which to review them; those that are done, the last first. */
export async function listAssignments(
  db: Database,
  filter: QueueFilter,
  page: PageWanted,
): Promise<PageOf<QueuedAssignment>> {
  const open = filter.state === 'open'
  const rows = await selectLines(db, and(within(db, filter), behind(page.after, open)))
    .orderBy(...(open ? [asc(a.rank), asc(a.id)] : [desc(a.id)]))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)?.assignment
  return { items, next: rows.length > items.length && last ? `${last.rank}~${last.id}` : null }
}

function behind(after: string | undefined, open: boolean): SQL | undefined {
  if (after === undefined) return undefined
  const [, rank, id] = /^(\d{1,9})~(\d{1,15})$/.exec(after) ?? []
  if (id === undefined) throw new UnknownPlace(after)
  return open ? sql`(${a.rank}, ${a.id}) > (${rank}::int, ${id}::bigint)` : lt(a.id, Number(id))
}

export async function readAssignment(db: Database, id: number): Promise<QueuedAssignment | undefined> {
  const [row] = await selectLines(db, eq(a.id, id))
  return row
}

/** The conversations among these that a person is to score blind: nothing of their judgement may be shown to them. */
export async function scoredBlind(db: Database, userId: number, keys: readonly number[]): Promise<Set<number>> {
  if (keys.length === 0) return new Set()
  const rows = await db
    .select({ key: a.conversationKey })
    .from(a)
    .where(and(eq(a.reviewerId, userId), isNull(a.doneAt), a.blind, inArray(a.conversationKey, [...keys])))
  return new Set(rows.map(({ key }) => key))
}

/** What waits for a person or for anybody, and what the person has done in the last thirty days. */
const recent = (userId: number): SQL | undefined =>
  or(
    and(eq(a.reviewerId, userId), or(isNull(a.doneAt), sql`${a.doneAt} > now() - interval '30 days'`)),
    and(freeFor(userId), isNull(a.doneAt)),
  )

/** How much of each plan and calibration is a person's, and how much anybody's. */
export async function queueProgress(db: Database, userId: number) {
  return db
    .select({
      plan: { id: samplingPlans.id, name: samplingPlans.name },
      calibration: { id: calibrations.id, name: calibrations.name },
      open: sql<number>`(count(*) filter (where ${a.reviewerId} = ${userId} and ${a.doneAt} is null))::int`,
      done: count(a.doneAt),
      free: sql<number>`(count(*) filter (where ${a.reviewerId} is null and ${a.doneAt} is null))::int`,
    })
    .from(a)
    .leftJoin(samples, eq(samples.id, a.sampleId))
    .leftJoin(samplingPlans, eq(samplingPlans.id, samples.planId))
    .leftJoin(calibrations, eq(calibrations.id, a.calibrationId))
    .where(recent(userId))
    .groupBy(samplingPlans.id, samplingPlans.name, calibrations.id, calibrations.name)
    .orderBy(desc(samplingPlans.id), desc(calibrations.id))
}

/** An open assignment held until the end of the transaction. */
export async function holdAssignment(db: Database, id: number): Promise<typeof a.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(a)
    .where(and(eq(a.id, id), isNull(a.doneAt)))
    .for('update')
  return row
}

/** Gives an open assignment to another, or to anybody; a review that was begun for it is gone. */
export async function giveAssignment(db: Database, id: number, reviewerId: number | null): Promise<void> {
  await db.delete(reviews).where(and(eq(reviews.assignmentId, id), eq(reviews.state, 'open')))
  await db.update(a).set({ reviewerId, takenAt: null }).where(eq(a.id, id))
}

/** Who has an assignment of the same double scoring or calibration to the same conversation, and so can have no other. */
export async function fellowsOf(
  db: Database,
  { doubleScoringId, calibrationId, conversationKey }: typeof a.$inferSelect,
): Promise<number[]> {
  const same =
    doubleScoringId === null
      ? and(eq(a.calibrationId, calibrationId ?? 0), eq(a.conversationKey, conversationKey))
      : eq(a.doubleScoringId, doubleScoringId)
  const rows = await db.select({ reviewerId: a.reviewerId }).from(a).where(same)
  return rows.flatMap(({ reviewerId }) => reviewerId ?? [])
}

/** What the machine found in a conversation, as far as its risk is made of it. */
export interface MachineSigns {
  readonly inspectionId: number
  readonly score: number
  readonly outOf: number
  readonly contact: string | null
  readonly findings: readonly { readonly clause: string; readonly severity: string; readonly verdict: string }[]
}

/** What these inspections found, by their ids. */
export async function machineSigns(db: Database, inspectionIds: readonly number[]): Promise<Map<number, MachineSigns>> {
  if (inspectionIds.length === 0) return new Map()
  const [made, found] = await Promise.all([
    db
      .select({
        inspectionId: inspections.id,
        score: sql<number>`(${inspections.scorecard} ->> 'total')::float8`,
        outOf: sql<number>`(${inspections.scorecard} ->> 'outOf')::float8`,
        contact: inspections.contact,
      })
      .from(inspections)
      .where(inArray(inspections.id, [...inspectionIds])),
    db
      .select({
        inspectionId: findings.inspectionId,
        clause: findings.clause,
        severity: findings.severity,
        verdict: findings.verdict,
      })
      .from(findings)
      .where(
        and(
          inArray(findings.inspectionId, [...inspectionIds]),
          sql`not ${findings.trial}`,
          sql`not ${findings.detail} -> 'decidedBy' ? 'person'`,
        ),
      )
      .orderBy(asc(findings.position)),
  ])
  return new Map(
    made.map((row) => [
      row.inspectionId,
      { ...row, findings: found.filter((f) => f.inspectionId === row.inspectionId) },
    ]),
  )
}
