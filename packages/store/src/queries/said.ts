import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { conversations, transcripts } from '../schema/index.ts'
import { likePattern, termsOfWords } from '../search-terms.ts'

const c = conversations
const t = transcripts

/**
 * So many conversations that the list would show next are asked one by one whether the words were said: the second, longer
 * walk where the first has shown that the words are not rare. A conversation takes some 20 µs, more where it holds them.
 */
const WALKS = [700, 5_000] as const

/**
 * Keys of the first conversations of a list in which words were said, in the list's order. Words that are common are
 * found by walking along the list; rare ones by the index of terms, which would first gather all that hold a common one.
 * How common words are nobody knows beforehand: pairs of characters come together, no statistics say how often. So the
 * walk is tried first.
 *
 * @param where which conversations, whatever was said
 */
export async function keysOfSaid(
  db: Database,
  words: string,
  where: SQL | undefined,
  by: PgColumn,
  limit: number,
  walks: readonly number[] = WALKS,
): Promise<number[]> {
  const terms = termsOfWords(words)
  if (terms === undefined) return []
  const search = { terms, pattern: [...words].length > 2 ? likePattern(words) : undefined, where, by, limit }
  for (const length of walks) {
    const keys = await walked(db, search, length)
    if (keys.length === limit || (await fewerThan(db, where, by, length))) return keys
    if (keys.length === 0) break
  }
  return gathered(db, search)
}

interface Search {
  readonly terms: string
  /** Also asked of the text itself: pairs of its characters may stand apart. */
  readonly pattern: string | undefined
  readonly where: SQL | undefined
  readonly by: PgColumn
  readonly limit: number
}

const keysIn = ({ rows }: { readonly rows: readonly { key: string }[] }): number[] => rows.map(({ key }) => Number(key))

/**
 * Asks those that come first in the list, until there are enough. A condition that is a scalar subquery is never made
 * into a join: rows are asked in their order, and none after the last that is wanted.
 */
async function walked(db: Database, { terms, pattern, where, by, limit }: Search, length: number): Promise<number[]> {
  const like = pattern === undefined ? sql`` : sql` and ${t.record}::text like ${pattern}`
  return keysIn(
    await db.execute<{ key: string }>(sql`
      select key from (${first(where, by, length)}) listed
      where (select ${t.terms} @@ ${terms}::tsquery${like} from ${t} where ${t.conversationKey} = listed.key)
      order by place desc, key desc limit ${limit}`),
  )
}

/** Gathers all that hold the terms by their index, puts them in order, and asks the text of those that come first. */
async function gathered(db: Database, { terms, pattern, where, by, limit }: Search): Promise<number[]> {
  const like =
    pattern === undefined
      ? sql``
      : sql`where (select ${t.record}::text like ${pattern} from ${t} where ${t.conversationKey} = listed.key)`
  return keysIn(
    await db.execute<{ key: string }>(sql`
      with holding as materialized (select ${t.conversationKey} from ${t} where ${t.terms} @@ ${terms}::tsquery)
      select key from (
        select ${c.key}, ${by} as place from holding join ${c} on ${c.key} = holding.conversation_key
        where ${where ?? sql`true`} order by ${by} desc, ${c.key} desc offset 0) listed
      ${like} order by place desc, key desc limit ${limit}`),
  )
}

async function fewerThan(db: Database, where: SQL | undefined, by: PgColumn, length: number): Promise<boolean> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${first(where, by, length)}) listed`,
  )
  return rows[0].count < length
}

function first(where: SQL | undefined, by: PgColumn, length: number): SQL {
  return sql`select ${c.key}, ${by} as place from ${c} where ${where ?? sql`true`}
    order by ${by} desc, ${c.key} desc limit ${length}`
}
