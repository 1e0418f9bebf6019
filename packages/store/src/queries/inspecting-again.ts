import { and, asc, count, gt, inArray, isNull, lt, lte, max, ne, or, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, findings, inspections, reviews } from '../schema/index.ts'
import { type Filter, matching } from './filter.ts'

/** How many conversations fulfil a filter, all of them counted, and the greatest of their keys; 0 where there are none. */
export async function extentOf(
  db: Database,
  filter: Filter,
): Promise<{ readonly total: number; readonly last: number }> {
  const [{ total, last }] = await db
    .select({ total: count(), last: max(conversations.key) })
    .from(conversations)
    .where(matching(db, filter))
  return { total, last: last ?? 0 }
}

/** Conversations that fulfil a filter, by key, from after one up to another. */
export async function keysMatching(
  db: Database,
  filter: Filter,
  range: { readonly after: number; readonly last: number; readonly limit: number },
): Promise<number[]> {
  const rows = await db
    .select({ key: conversations.key })
    .from(conversations)
    .where(and(gt(conversations.key, range.after), lte(conversations.key, range.last), matching(db, filter)))
    .orderBy(asc(conversations.key))
    .limit(range.limit)
  return rows.map(({ key }) => key)
}

/** Those of the conversations whose inspection in force was not made by this version since then. */
export async function notInspectedSince(
  db: Database,
  keys: readonly number[],
  version: number,
  since: Date,
): Promise<number[]> {
  if (keys.length === 0) return []
  const rows = await db
    .select({ key: conversations.key })
    .from(conversations)
    .leftJoin(inspections, eq(inspections.id, conversations.inspectionId))
    .where(
      and(
        inArray(conversations.key, [...keys]),
        or(isNull(inspections.id), ne(inspections.standardVersion, version), lt(inspections.madeAt, since)),
      ),
    )
  return rows.map(({ key }) => key)
}

/** Those of the conversations whose result is a person's too: a finding has an opinion, or a review was handed in. */
export async function judgedByPeople(db: Database, keys: readonly number[]): Promise<number[]> {
  if (keys.length === 0) return []
  const rows = await db
    .select({ key: conversations.key })
    .from(conversations)
    .where(
      and(
        inArray(conversations.key, [...keys]),
        or(
          sql`exists (select from ${findings} f
            where f.conversation_key = ${conversations.key} and f.current and f.opinion <> 'machine')`,
          sql`exists (select from ${reviews} r
            where r.conversation_key = ${conversations.key} and r.state = 'done' and r.counts)`,
        ),
      ),
    )
    .orderBy(asc(conversations.key))
  return rows.map(({ key }) => key)
}
