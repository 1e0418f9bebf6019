import { and, eq, gte, lt, lte, ne, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { findings } from '../schema/index.ts'

/** What reviewers said of findings of a clause, and how many findings it is about. */
export interface OpinionCount {
  readonly clause: string
  readonly opinion: 'confirmed' | 'overturned' | 'added'
  readonly count: number
}

/**
 * What people have found of the machine's findings, clause by clause. A place that several inspections found counts
 * once. What the machine left undecided was neither right nor wrong, and what a person added and another took back
 * says nothing of it.
 */
export async function opinionCounts(
  db: Database,
  {
    clause,
    from,
    to,
  }: { readonly clause?: string; readonly from?: Date | undefined; readonly to?: Date | undefined } = {},
): Promise<OpinionCount[]> {
  const rows = await db
    .select({
      clause: findings.clause,
      opinion: findings.opinion,
      count: sql<number>`count(distinct (${findings.conversationKey}, ${findings.turns}))::int`,
    })
    .from(findings)
    .where(
      and(
        ne(findings.opinion, 'machine'),
        ne(findings.verdict, 'undecided'),
        sql`not (${findings.opinion} = 'overturned' and ${findings.detail} -> 'decidedBy' ? 'person')`,
        clause === undefined ? undefined : eq(findings.clause, clause),
        from && gte(findings.startedAt, from),
        to && lte(findings.startedAt, to),
      ),
    )
    .groupBy(findings.clause, findings.opinion)
  return rows as OpinionCount[]
}

/** Findings in force of one day where the bank is. */
export interface DayHits {
  readonly day: string
  readonly broken: number
  readonly undecided: number
}

/** How often a clause was found day by day, without what a review overturned; days without a finding are left out. */
export async function hitsByDay(
  db: Database,
  clause: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<DayHits[]> {
  const day = sql<string>`to_char(${findings.startedAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  return db
    .select({
      day,
      broken: sql<number>`(count(*) filter (where ${findings.verdict} = 'broken'))::int`,
      undecided: sql<number>`(count(*) filter (where ${findings.verdict} = 'undecided'))::int`,
    })
    .from(findings)
    .where(
      and(
        sql`${findings.current}`,
        eq(findings.clause, clause),
        gte(findings.startedAt, from),
        lt(findings.startedAt, to),
        ne(findings.opinion, 'overturned'),
      ),
    )
    .groupBy(day)
    .orderBy(day)
}
