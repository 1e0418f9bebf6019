import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { appealedFindings, appeals, appealSteps, conversations, users } from '../schema/index.ts'
import { own, type OwnSelection } from './own-results.ts'

export interface AppealTotals {
  readonly filed: number
  readonly open: number
  readonly upheld: number
  readonly partlyUpheld: number
  readonly rejected: number
  readonly withdrawn: number
  readonly lapsed: number
  /** Hours by the clock from filing to outcome; null where none has one. */
  readonly median: number | null
  readonly nineOfTen: number | null
}

export interface DecidedFindings {
  readonly clause: string
  readonly upheld: number
  readonly rejected: number
}

/** Filed from one moment to before another, by agents of one team or of all. */
export interface FiledWhen {
  readonly from: Date
  readonly before: Date
  readonly team?: number | undefined
}

function filed({ from, before, team }: FiledWhen): SQL | undefined {
  return and(
    gte(appeals.createdAt, from),
    lt(appeals.createdAt, before),
    team === undefined ? undefined : eq(appeals.teamId, team),
  )
}

/** What became of appeals. */
export async function appealTotals(db: Database, when: FiledWhen): Promise<AppealTotals> {
  const a = appeals
  const inState = (...states: string[]) => sql<number>`(count(*) filter (where ${inArray(a.state, states)}))::int`
  const hours = (share: number) =>
    sql<number | null>`(percentile_cont(${share}::float8) within group (
      order by extract(epoch from ${a.settledAt} - ${a.createdAt}) / 3600)
      filter (where ${a.state} in ('upheld', 'partly-upheld', 'rejected')))::float8`
  const [totals] = await db
    .select({
      filed: sql<number>`count(*)::int`,
      open: inState('lead', 'inspector'),
      upheld: inState('upheld'),
      partlyUpheld: inState('partly-upheld'),
      rejected: inState('rejected'),
      withdrawn: inState('withdrawn'),
      lapsed: sql<number>`(count(*) filter (where exists (
        select from ${appealSteps} s where s.appeal_id = ${a.id} and s.action = 'lapse')))::int`,
      median: hours(0.5),
      nineOfTen: hours(0.9),
    })
    .from(a)
    // joined so that columns stand with their table's name, also in what is selected
    .innerJoin(users, eq(users.id, a.agentId))
    .where(filed(when))
  return totals
}

/** The findings decided, clause by clause, those with most upheld first; up to a hundred. */
export async function decidedByClause(db: Database, when: FiledWhen): Promise<DecidedFindings[]> {
  const { clause, outcome, appealId } = appealedFindings
  const upheld = sql<number>`(count(*) filter (where ${outcome} = 'upheld'))::int`
  return db
    .select({ clause, upheld, rejected: sql<number>`(count(*) filter (where ${outcome} = 'rejected'))::int` })
    .from(appealedFindings)
    .innerJoin(appeals, eq(appeals.id, appealId))
    .where(and(filed(when), sql`${outcome} is not null`))
    .groupBy(clause)
    .orderBy(sql`${upheld} desc, count(*) desc`, clause)
    .limit(100)
}

/** Appeals about conversations of one agent, by how they stand. */
export async function appealTotalsOf(
  db: Database,
  selection: OwnSelection,
): Promise<{ open: number; upheld: number; rejected: number }> {
  const count = (...states: string[]) => sql<number>`(count(*) filter (where ${inArray(appeals.state, states)}))::int`
  const [totals] = await db
    .select({
      open: count('lead', 'inspector'),
      upheld: count('upheld', 'partly-upheld'),
      rejected: count('rejected'),
    })
    .from(appeals)
    .innerJoin(conversations, eq(conversations.key, appeals.conversationKey))
    .where(own(selection))
  return totals
}
