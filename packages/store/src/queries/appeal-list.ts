import { and, asc, desc, eq, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { appealedFindings, appeals, appealSteps, conversations, reviews, teams, users } from '../schema/index.ts'
import { seenBy as conversationsSeenBy } from './filter.ts'
import { type PageOf, type PageWanted, UnknownPlace } from './page.ts'

const a = appeals

/**
 * Whose appeals somebody may see: all, own ones, or those of a team beside own ones. Lists leave out those about
 * conversations that the person with the number `scoresBlind` is to score blind.
 */
export type AppealSight =
  | { readonly all: true; readonly scoresBlind?: number }
  | { readonly own: number }
  | { readonly own: number; readonly team: number }

/** For whom an appeal waits. */
export interface AppealTaker {
  readonly id: number
  readonly role: string
  readonly teamId: number | null
}

export interface AppealFilter {
  /** `open` and `closed` stand for several. */
  readonly state?: string | undefined
  /** Those that wait for this person. */
  readonly todo?: AppealTaker | undefined
  /** Open and past their deadline at this moment. */
  readonly overdueAt?: Date | undefined
  readonly clause?: string | undefined
  /** Staff number. */
  readonly agent?: string | undefined
  readonly team?: number | undefined
  /** Moments of filing, the second not included. */
  readonly from?: Date | undefined
  readonly before?: Date | undefined
}

const LINE = {
  id: a.id,
  conversationKey: a.conversationKey,
  conversation: conversations.id,
  startedAt: conversations.startedAt,
  channel: conversations.channel,
  service: conversations.service,
  agent: conversations.agent,
  agentName: users.name,
  team: teams.name,
  score: conversations.score,
  outOf: conversations.outOf,
  grade: conversations.grade,
  fatal: conversations.fatal,
  standardVersion: conversations.standardVersion,
  scoreBefore: a.scoreBefore,
  scoreAfter: a.scoreAfter,
  state: a.state,
  dueAt: a.dueAt,
  createdAt: a.createdAt,
  settledAt: a.settledAt,
}

export type ListedAppeal = Awaited<ReturnType<typeof selectLines>>[number]

function selectLines(db: Database, where: SQL | undefined) {
  return db
    .select(LINE)
    .from(a)
    .innerJoin(conversations, eq(conversations.key, a.conversationKey))
    .innerJoin(users, eq(users.id, a.agentId))
    .leftJoin(teams, eq(teams.id, a.teamId))
    .where(where)
    .$dynamic()
}

const OPEN = ['lead', 'inspector']

/** A page of appeals: where only open ones are wanted by deadline, the nearest first; else the latest filed first. */
export async function listAppeals(
  db: Database,
  filter: AppealFilter,
  sight: AppealSight,
  page: PageWanted,
): Promise<PageOf<ListedAppeal>> {
  const byDeadline =
    filter.todo !== undefined ||
    filter.overdueAt !== undefined ||
    (filter.state !== undefined && [...OPEN, 'open'].includes(filter.state))
  const where = and(seenBy(sight), matching(filter), behind(page.after, byDeadline))
  const rows = await selectLines(db, where)
    .orderBy(...(byDeadline ? [asc(a.dueAt), asc(a.id)] : [desc(a.id)]))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  const last = rows.length > items.length ? items.at(-1) : undefined
  const next = last === undefined ? null : byDeadline ? `${last.dueAt!.toISOString()}~${last.id}` : String(last.id)
  return { items, next }
}

/** One appeal as lists show it, where it may be seen. */
export async function listedAppeal(db: Database, id: number, sight: AppealSight): Promise<ListedAppeal | undefined> {
  const [row] = await selectLines(db, and(eq(a.id, id), reachedBy(sight)))
  return row
}

function behind(after: string | undefined, byDeadline: boolean): SQL | undefined {
  if (after === undefined) return undefined
  const [, due, id] = /^(?:([\dTZ:.-]{20,30})~)?(\d{1,15})$/.exec(after) ?? []
  if (id === undefined || (due !== undefined) !== byDeadline || (due !== undefined && Number.isNaN(Date.parse(due))))
    throw new UnknownPlace(after)
  return due === undefined ? lt(a.id, Number(id)) : sql`(${a.dueAt}, ${a.id}) > (${due}::timestamptz, ${id}::bigint)`
}

/** What lists may show. */
function seenBy(sight: AppealSight): SQL | undefined {
  return 'all' in sight ? conversationsSeenBy(sight) : reachedBy(sight)
}

function reachedBy(sight: AppealSight): SQL | undefined {
  if ('all' in sight) return undefined
  const own = eq(a.agentId, sight.own)
  return 'team' in sight ? or(own, eq(a.teamId, sight.team)) : own
}

function matching({ state, todo, overdueAt, clause, agent, team, from, before }: AppealFilter): SQL | undefined {
  return and(
    state === undefined ? undefined : inState(state),
    todo && waitingFor(todo),
    overdueAt && past(overdueAt),
    clause === undefined
      ? undefined
      : sql`exists (select from ${appealedFindings} f where f.appeal_id = ${a.id} and f.clause = ${clause})`,
    agent === undefined ? undefined : eq(users.staffNumber, agent),
    team === undefined ? undefined : eq(a.teamId, team),
    from && gte(a.createdAt, from),
    before && lt(a.createdAt, before),
  )
}

function inState(state: string): SQL | undefined {
  if (state === 'open') return inArray(a.state, OPEN)
  if (state === 'closed') return sql`${a.state} not in ('lead', 'inspector')`
  return eq(a.state, state)
}

const past = (now: Date): SQL | undefined =>
  and(inArray(a.state, OPEN), sql`${a.dueAt} <= ${new Date(now.getTime() - 1000).toISOString()}::timestamptz`)

/** Who has judged or reviewed the result stands aside (回避); the same that the review package's `barrier` says. */
function waitingFor({ id, role, teamId }: AppealTaker): SQL | undefined {
  if (role === 'manager') return and(inArray(a.state, OPEN), nobodyElse)
  const free = and(ne(a.agentId, id), sql`not ${reviewedBy(sql`${id}`)}`)
  if (role === 'team-lead') {
    if (teamId === null) return sql`false`
    return and(eq(a.state, 'lead'), eq(a.teamId, teamId), free, sql`not ${judgedBy(sql`${id}`, ['decide'])}`)
  }
  if (role === 'inspector') return and(eq(a.state, 'inspector'), free, sql`not ${judgedBy(sql`${id}`, JUDGING)}`)
  return sql`false`
}

const JUDGING = ['support', 'reject', 'decide']

function reviewedBy(user: SQL): SQL {
  return sql`exists (select from ${reviews} r where r.conversation_key = ${a.conversationKey}
    and r.reviewer_id = ${user} and r.state = 'done')`
}

/** In this round or another one against the same result. */
function judgedBy(user: SQL, actions: readonly string[]): SQL {
  const names = sql.join(
    actions.map((action) => sql`${action}`),
    sql`, `,
  )
  return sql`exists (select from ${appealSteps} s join ${a} o on o.id = s.appeal_id
    where o.conversation_key = ${a.conversationKey} and o.published_at = ${a.publishedAt}
      and s.by_id = ${user} and s.action in (${names}))`
}

/** Nobody of the role whose turn it is could take the step: a manager stands in. */
const nobodyElse = sql`not exists (select from ${users} w where not w.disabled and w.id <> ${a.agentId}
  and not ${reviewedBy(sql`w.id`)} and case ${a.state}
    when 'lead' then w.role = 'team-lead' and w.team_id = ${a.teamId} and not ${judgedBy(sql`w.id`, ['decide'])}
    else w.role = 'inspector' and not ${judgedBy(sql`w.id`, JUDGING)} end)`

export interface OpenAppeals {
  readonly todo: number
  readonly urgent: number
  readonly lead: number
  readonly inspector: number
  readonly overdue: number
}

/** Open appeals; `urgent` are those of the person's own that fall due before `soon`. */
export async function countAppeals(
  db: Database,
  sight: AppealSight,
  taker: AppealTaker,
  { now, soon }: { readonly now: Date; readonly soon: Date },
): Promise<OpenAppeals> {
  const count = (where: SQL | undefined) => sql<number>`(count(*) filter (where ${where}))::int`
  const todo = waitingFor(taker)
  const [counts] = await db
    .select({
      todo: count(todo),
      urgent: count(and(todo, sql`${a.dueAt} < ${soon.toISOString()}::timestamptz`)),
      lead: count(eq(a.state, 'lead')),
      inspector: count(eq(a.state, 'inspector')),
      overdue: count(past(now)),
    })
    .from(a)
    // joined so that columns stand with their table's name, also in what is selected
    .innerJoin(conversations, eq(conversations.key, a.conversationKey))
    .where(and(inArray(a.state, OPEN), seenBy(sight)))
  return counts
}
