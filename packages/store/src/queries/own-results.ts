import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import {
  acknowledgements,
  appeals,
  conversations,
  dayFigures,
  findings,
  inspections,
  reviews,
  transcripts,
  users,
} from '../schema/index.ts'
import { seenBy, type Sight } from './filter.ts'
import { publishedAt } from './published.ts'
import { standsBroken } from './standing.ts'
import { type PageOf, type PageWanted, UnknownPlace } from './page.ts'

const c = conversations

/** Conversations of one agent from one moment to before another, as far as they may be seen. */
export interface OwnSelection {
  readonly agent: string
  readonly from: Date
  readonly before: Date
  readonly sight: Sight
}

export const own = ({ agent, from, before, sight }: OwnSelection): SQL | undefined =>
  and(eq(c.agent, agent), gte(c.startedAt, from), lt(c.startedAt, before), seenBy(sight))

/** Inspected, and nothing is broken. */
const clean = sql`(${c.inspectionId} is not null and ${c.broken} = 0 and not ${c.fatal})`

export interface NamedConversation {
  readonly id: string
  readonly startedAt: Date
  readonly score: number | null
}

const NAMED = { id: c.id, startedAt: c.startedAt, score: c.score }

/** The latest conversations without any finding, how many there are, and how many came in a row at most. */
export async function cleanConversations(
  db: Database,
  selection: OwnSelection,
  most: number,
): Promise<{ conversations: number; longestRun: number; latest: NamedConversation[] }> {
  const runs = db
    .select({
      clean: sql<boolean>`${clean}`.as('clean'),
      // as long as nothing else comes between, the two numbers keep their distance
      run: sql`row_number() over (order by ${c.startedAt}, ${c.key})
        - row_number() over (partition by ${clean} order by ${c.startedAt}, ${c.key})`.as('run'),
    })
    .from(c)
    .where(and(own(selection), sql`${c.inspectionId} is not null`))
    .as('runs')
  const lengths = db
    .select({ length: sql<number>`count(*)::int`.as('length') })
    .from(runs)
    .where(sql`${runs.clean}`)
    .groupBy(runs.run)
    .as('lengths')
  const [[counts], latest] = await Promise.all([
    db
      .select({
        conversations: sql<number>`coalesce(sum(${lengths.length}), 0)::int`,
        longestRun: sql<number>`coalesce(max(${lengths.length}), 0)::int`,
      })
      .from(lengths),
    db
      .select(NAMED)
      .from(c)
      .where(and(own(selection), clean))
      .orderBy(desc(c.startedAt), desc(c.key))
      .limit(most),
  ])
  return { ...counts, latest }
}

/** The latest conversations with this reason of contact, and how many there are. */
export async function contactedFor(
  db: Database,
  selection: OwnSelection,
  contact: string,
  most: number,
): Promise<{ conversations: number; latest: NamedConversation[] }> {
  const where = and(own(selection), eq(c.contact, contact))
  const [[{ count }], latest] = await Promise.all([
    db.select({ count: sql<number>`count(*)::int` }).from(c).where(where),
    db.select(NAMED).from(c).where(where).orderBy(desc(c.startedAt), desc(c.key)).limit(most),
  ])
  return { conversations: count, latest }
}

/** What reviewers wrote last on conversations in which nothing is broken. */
export async function kindComments(
  db: Database,
  selection: OwnSelection,
  most: number,
): Promise<{ conversation: string; startedAt: Date; text: string }[]> {
  return db
    .select({ conversation: c.id, startedAt: c.startedAt, text: reviews.comment })
    .from(c)
    .innerJoin(reviews, eq(reviews.conversationKey, c.key))
    .where(
      and(
        own(selection),
        clean,
        eq(reviews.inspectionId, c.inspectionId),
        eq(reviews.state, 'done'),
        reviews.counts,
        sql`${reviews.comment} <> ''`,
      ),
    )
    .orderBy(desc(c.startedAt), desc(reviews.id))
    .limit(most)
}

/** A clause that was broken, and its latest findings: `[conversation, startedAt, turns, detail]` each. */
export interface OwnClause {
  readonly clause: string
  readonly criterion: string
  readonly standardVersion: number
  readonly findings: number
  readonly conversations: number
  readonly places: readonly OwnPlace[]
}
export interface OwnPlace {
  readonly conversation: string
  readonly startedAt: string
  readonly turns: readonly number[]
  readonly detail: unknown
  /** Masked words of the turn that the first evidence lies in; null where there is none. */
  readonly text: string | null
}

function brokenBy(selection: OwnSelection): SQL {
  return sql`select c.id as conversation, c.started_at, c.key, c.standard_version,
      ${findings.clause}, ${findings.criterion}, ${findings.turns}, ${findings.detail}, ${findings.position}
    from (select ${c.id}, ${c.startedAt}, ${c.key}, ${c.standardVersion}, ${c.inspectionId} from ${c} where ${own(selection)}) c
    join ${findings} on ${findings.conversationKey} = c.key and ${findings.inspectionId} = c.inspection_id
    where ${findings.current} and not ${findings.trial} and ${standsBroken}`
}

/** The clauses that were broken most often, with the latest places. */
export async function mostBroken(
  db: Database,
  selection: OwnSelection,
  most: { readonly clauses: number; readonly places: number },
): Promise<OwnClause[]> {
  const { rows } = await db.execute<OwnClause & Record<string, unknown>>(sql`
    with found as (${brokenBy(selection)}),
    numbered as (select *, row_number() over (partition by clause order by started_at desc, key desc, position) as place from found)
    select clause, min(criterion) as criterion, max(standard_version) as "standardVersion", count(*)::int as findings,
      count(distinct key)::int as conversations,
      coalesce(jsonb_agg(jsonb_build_object('conversation', conversation, 'startedAt', started_at, 'turns', turns,
        'detail', detail, 'text', text) order by place) filter (where place <= ${most.places}), '[]') as places
    from (
      select numbered.*, case when place <= ${most.places} then (
        select turn ->> 'text' from ${transcripts} t, jsonb_array_elements(t.record -> 'turns') turn
        where t.conversation_key = numbered.key and turn -> 'index' = detail #> '{evidence,0,turn}') end as text
      from numbered) told
    group by clause
    order by count(*) desc, count(distinct key) desc, clause limit ${most.clauses}`)
  return rows
}

/** How often each clause was broken. */
export async function brokenCounts(db: Database, selection: OwnSelection): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ clause: string; findings: number }>(
    sql`select clause, count(*)::int as findings from (${brokenBy(selection)}) found group by clause`,
  )
  return new Map(rows.map(({ clause, findings }) => [clause, findings]))
}

/** A promise made in a conversation; the shape of `commitment` is the inspection's. */
export interface OwnCommitment {
  readonly conversation: string
  readonly startedAt: Date
  readonly commitment: unknown
}

/** Promises that fall due at `from` or later, by deadline. */
export async function commitmentsDue(
  db: Database,
  selection: OwnSelection,
  from: Date,
  most: number,
): Promise<OwnCommitment[]> {
  const due = sql`(promise.commitment ->> 'dueAt')::timestamptz`
  return db
    .select({ conversation: c.id, startedAt: c.startedAt, commitment: sql<unknown>`promise.commitment` })
    .from(c)
    .innerJoin(inspections, eq(inspections.id, c.inspectionId))
    .crossJoin(sql`lateral jsonb_array_elements(${inspections.commitments}) as promise(commitment)`)
    .where(and(own(selection), sql`${c.commitments} > 0`, sql`${due} >= ${from.toISOString()}::timestamptz`))
    .orderBy(sql`${due}`, c.key)
    .limit(most)
}

/** When the agent acknowledged the result as it stands; null where it was published again or changed since. */
const acknowledged = sql`(
  select k.at from ${acknowledgements} k where k.conversation_key = ${c.key}
    and k.at >= ${publishedAt} and k.score is not distinct from ${c.score})`
const unread = sql`(${c.inspectionId} is not null and ${acknowledged} is null)`

/** How many results the agent has not acknowledged. */
export async function countUnread(db: Database, selection: OwnSelection): Promise<number> {
  const [{ count }] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(c)
    .where(and(own(selection), unread))
  return count
}

export type OwnResult = Awaited<ReturnType<typeof selectOwn>>[number]

function selectOwn(db: Database, where: SQL | undefined) {
  return db
    .select({
      key: c.key,
      id: c.id,
      startedAt: c.startedAt,
      channel: c.channel,
      service: c.service,
      duration: c.duration,
      score: c.score,
      outOf: c.outOf,
      grade: c.grade,
      fatal: c.fatal,
      broken: c.broken,
      criteria: c.criteria,
      reviewState: c.reviewState,
      acknowledgedAt: sql<Date | null>`${acknowledged}`.mapWith(appeals.createdAt),
    })
    .from(c)
    .leftJoin(users, eq(users.staffNumber, c.agent))
    .where(where)
    .$dynamic()
}

/** A page of an agent's conversations with their results, newest first. */
export async function listOwnResults(
  db: Database,
  selection: OwnSelection,
  only: 'unread' | 'found' | undefined,
  page: PageWanted,
): Promise<PageOf<OwnResult>> {
  const narrowed = only === 'unread' ? unread : only === 'found' ? sql`${c.broken} > 0` : undefined
  const rows = await selectOwn(db, and(own(selection), narrowed, behind(page.after)))
    .orderBy(desc(c.startedAt), desc(c.key))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, next: last ? `${last.startedAt.toISOString()}~${last.key}` : null }
}

function behind(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined
  const [, at, key] = /^([\dTZ:.-]{20,30})~(\d{1,15})$/.exec(after) ?? []
  if (at === undefined || Number.isNaN(Date.parse(at))) throw new UnknownPlace(after)
  return sql`(${c.startedAt}, ${c.key}) < (${at}::timestamptz, ${key}::bigint)`
}

/** Keeps that the agent has read a result as it stands; the last time counts. */
export async function acknowledge(db: Database, key: number, userId: number, at: Date): Promise<void> {
  const score = sql`(select ${c.score} from ${c} where ${c.key} = ${key})`
  await db
    .insert(acknowledgements)
    .values({ conversationKey: key, userId, score, at })
    .onConflictDoUpdate({ target: acknowledgements.conversationKey, set: { userId, score, at } })
}

/** How many people of a team have scored conversations in these days. */
export async function agentsScored(
  db: Database,
  teamId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const f = dayFigures
  const [{ count }] = await db
    .select({ count: sql<number>`count(distinct ${f.value})::int` })
    .from(f)
    .innerJoin(users, eq(users.staffNumber, f.value))
    .where(
      and(
        eq(f.dimension, 'agent'),
        eq(users.teamId, teamId),
        sql`${f.day} between ${from}::date and ${to}::date`,
        sql`${f.scored} > 0`,
      ),
    )
  return count
}

/** A person with a staff number, where there is one. */
export async function agentByNumber(
  db: Database,
  staffNumber: string,
): Promise<{ id: number; name: string; teamId: number | null } | undefined> {
  const [row] = await db
    .select({ id: users.id, name: users.name, teamId: users.teamId })
    .from(users)
    .where(eq(users.staffNumber, staffNumber))
  return row
}
