import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { conversations, transcripts } from '../schema/index.ts'
import { likePattern, termsOfWords } from '../search-terms.ts'

const c = conversations
const t = transcripts

/**
 * So many conversations that the list would show next are asked one by one whether the words were said; and so many at
 * most where these have shown that the words are not rare. One that is asked takes about 20 µs, and one of a million that
 * the index gathers half of this: with words said in one of 60 the two ways take equally long.
 */
const WALK = { first: 700, longest: 10_000 } as const
/** How much further than expected is walked to as many as are wanted: words are not spread evenly. */
const MARGIN = 1.5

/**
 * Keys of the first conversations of a list in which words were said, in the list's order. Words that are common are
 * found by walking along the list; rare ones by the index of terms, which would first gather all that hold a common one.
 * How common words are nobody knows beforehand: pairs of characters come together, no statistics say how often. So a
 * short walk is tried first.
 *
 * @param where which conversations, whatever was said
 */
export async function keysOfSaid(
  db: Database,
  words: string,
  where: SQL | undefined,
  by: PgColumn,
  limit: number,
  { first, longest }: { readonly first: number; readonly longest: number } = WALK,
): Promise<number[]> {
  const terms = termsOfWords(words)
  if (terms === undefined) return []
  const search = { terms, pattern: [...words].length > 2 ? likePattern(words) : undefined, where, by, limit }
  let keys = await walked(db, search, first)
  if (keys.length === limit) return keys
  const far = Math.ceil((MARGIN * limit * first) / keys.length)
  if (far > longest) return gathered(db, search)
  keys = await walked(db, search, far)
  return keys.length === limit || (await isShorter(db, search, far)) ? keys : gathered(db, search)
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
      select key from (${firstOf(where, by, length)}) listed
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

/** Whether the list has fewer conversations than these. */
async function isShorter(db: Database, { where, by }: Search, length: number): Promise<boolean> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${firstOf(where, by, length)}) listed`,
  )
  return rows[0].count < length
}

function firstOf(where: SQL | undefined, by: PgColumn, length: number): SQL {
  return sql`select ${c.key}, ${by} as place from ${c} where ${where ?? sql`true`}
    order by ${by} desc, ${c.key} desc limit ${length}`
}
