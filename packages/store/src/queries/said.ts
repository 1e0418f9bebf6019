import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { conversations, transcripts } from '../schema/index.ts'
import { likePattern, termsOfWords } from '../search-terms.ts'

const c = conversations
const t = transcripts

/**
 * So many conversations that the list would show next are asked one by one whether the words were said, 20 µs each; and
 * so many at most where these have shown that the words are not rare.
 */
const WALK = { first: 700, longest: 3_000 } as const
/** How much further than expected is looked for as many as are wanted: words are not spread evenly. */
const MARGIN = 1.5

/**
 * Keys of the first conversations of a list in which words were said, in the list's order. Words that are common are
 * found by walking along the list; rare ones by the index of terms, which would first gather all that hold a common one;
 * those in between by the index in the next stretch of the list. How common words are nobody knows beforehand: pairs of
 * characters come together, no statistics say how often. So a short walk is tried first.
 *
 * @param where which conversations, whatever was said
 */
export async function keysOfSaid(
  db: Database,
  words: string,
  where: SQL | undefined,
  by: PgColumn,
  limit: number,
  walk: { readonly first: number; readonly longest: number } = WALK,
): Promise<number[]> {
  const terms = termsOfWords(words)
  if (terms === undefined) return []
  const search = { terms, pattern: [...words].length > 2 ? likePattern(words) : undefined, where, by, limit }
  const keys = await walked(db, search, walk.first)
  if (keys.length === limit) return keys
  if (keys.length === 0) return gathered(db, search)
  const far = Math.ceil((MARGIN * limit * walk.first) / keys.length)
  return (await foundWithin(db, search, far, far <= walk.longest)) ?? gathered(db, search)
}

/** Looks in the next stretch of the list only; undefined where it holds too few, and the list goes on. */
async function foundWithin(
  db: Database,
  search: Search,
  length: number,
  walking: boolean,
): Promise<number[] | undefined> {
  const stretch = await stretchOf(db, search, length)
  if (stretch.count === 0) return []
  const keys = walking ? await walked(db, search, length) : await gathered(db, search, stretch)
  return keys.length === search.limit || stretch.count < length ? keys : undefined
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

/**
 * Gathers all that hold the terms by their index, puts them in order, and asks the text of those that come first. Those
 * of a stretch alone have keys close together, unless they were handed in long afterwards: few others are gathered.
 */
async function gathered(
  db: Database,
  { terms, pattern, where, by, limit }: Search,
  stretch?: Stretch,
): Promise<number[]> {
  const near = stretch && sql`and ${t.conversationKey} between ${stretch.least} and ${stretch.greatest}`
  const from = stretch
    ? sql`(${first(where, by, stretch.count)}) next join holding on next.key = holding.conversation_key`
    : sql`(select ${c.key}, ${by} as place from holding join ${c} on ${c.key} = holding.conversation_key
        where ${where ?? sql`true`}) next`
  const like =
    pattern === undefined
      ? sql``
      : sql`where (select ${t.record}::text like ${pattern} from ${t} where ${t.conversationKey} = listed.key)`
  return keysIn(
    await db.execute<{ key: string }>(sql`
      with holding as materialized (
        select ${t.conversationKey} from ${t} where ${t.terms} @@ ${terms}::tsquery ${near ?? sql``})
      select key from (select key, place from ${from} order by place desc, key desc offset 0) listed
      ${like} order by place desc, key desc limit ${limit}`),
  )
}

interface Stretch {
  readonly count: number
  readonly least: number
  readonly greatest: number
}

/** The next conversations of the list: how many there are, and between which keys. */
async function stretchOf(db: Database, { where, by }: Search, length: number): Promise<Stretch> {
  const { rows } = await db.execute<{ count: number; least: string; greatest: string }>(sql`
    select count(*)::int as count, min(key) as least, max(key) as greatest from (${first(where, by, length)}) listed`)
  const [{ count, least, greatest }] = rows
  return { count, least: Number(least), greatest: Number(greatest) }
}

function first(where: SQL | undefined, by: PgColumn, length: number): SQL {
  return sql`select ${c.key}, ${by} as place from ${c} where ${where ?? sql`true`}
    order by ${by} desc, ${c.key} desc limit ${length}`
}
