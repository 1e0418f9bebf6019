import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { findings } from '../schema/index.ts'
import { standsBroken, standsUndecided } from './standing.ts'

/** A clause that a conversation broke, or that a person must decide, and how often. */
export interface FoundClause {
  readonly inspectionId: number
  readonly clause: string
  readonly broken: number
  readonly undecided: number
}

/** What inspections found, as it stands after review, clause by clause; clauses on trial left out. */
export async function foundClauses(db: Database, inspectionIds: readonly number[]): Promise<FoundClause[]> {
  if (inspectionIds.length === 0) return []
  const { inspectionId, clause } = findings
  return db
    .select({
      inspectionId,
      clause,
      broken: sql<number>`(count(*) filter (where ${standsBroken}))::int`,
      undecided: sql<number>`(count(*) filter (where ${standsUndecided}))::int`,
    })
    .from(findings)
    .where(and(inArray(inspectionId, [...inspectionIds]), eq(findings.current, true), eq(findings.trial, false)))
    .groupBy(inspectionId, clause)
    .orderBy(asc(inspectionId), asc(sql`min(${findings.position})`))
}
