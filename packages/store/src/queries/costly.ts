import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { conversations } from '../schema/index.ts'

const c = conversations

/** A condition that other tables must be asked about: words that were said, findings. */
export interface Costly {
  /** Of one conversation: a scalar over `listed` with its `key` and `at`, when it began. */
  readonly holds: SQL
  /** A statement whose rows are the `key`s of all that hold it, found by an index; some may be refused by `confirmed`. */
  readonly holding: SQL
  /** Asked of those in the order of the list until there are enough; a scalar over `listed`. */
  readonly confirmed?: SQL | undefined
  readonly walk: Walk
}

export interface Walk {
  /** So many conversations that the list would show next are asked one by one. */
  readonly first: number
  /** And so many at most where these have shown that it is not rare. */
  readonly longest: number
}

/** The list in which they are looked for: which conversations, by what in descending order, how many are wanted. */
export interface Wanted {
  readonly where: SQL | undefined
  readonly by: PgColumn
  readonly limit: number
}

/** How much further than expected is walked to as many as are wanted: they are not spread evenly. */
const MARGIN = 1.5

/**
 * Keys of the first conversations of a list that hold a costly condition, in the list's order. Where many hold it they
 * are found by walking along the list; where few do, by the index that gathers all of them. Which it is nobody knows
 * beforehand: no statistics say how often words come together, or findings with services. So a short walk is tried first.
 */
export async function keysThatHold(db: Database, costly: Costly, wanted: Wanted): Promise<number[]> {
  const { first, longest } = costly.walk
  let keys = await walked(db, costly, wanted, first)
  if (keys.length === wanted.limit) return keys
  const far = Math.ceil((MARGIN * wanted.limit * first) / keys.length)
  if (far > longest) return gathered(db, costly, wanted)
  keys = await walked(db, costly, wanted, far)
  return keys.length === wanted.limit || (await isShorter(db, wanted, far)) ? keys : gathered(db, costly, wanted)
}

/**
 * Asks those that come first in the list, until there are enough. A condition that is a scalar subquery is never made
 * into a join: rows are asked in their order, and none after the last that is wanted.
 */
async function walked(db: Database, { holds }: Costly, wanted: Wanted, length: number): Promise<number[]> {
  return keysIn(
    await db.execute<{ key: string }>(sql`
      select key from (${firstOf(wanted, length)}) listed where ${holds}
      order by place desc, key desc limit ${wanted.limit}`),
  )
}

/** Gathers all that hold it, puts them in order, and has those confirmed that come first. */
async function gathered(db: Database, { holding, confirmed }: Costly, { where, by, limit }: Wanted): Promise<number[]> {
  return keysIn(
    await db.execute<{ key: string }>(sql`
      with holding as materialized (${holding})
      select key from (
        select ${c.key}, ${by} as place from holding join ${c} on ${c.key} = holding.key
        where ${where ?? sql`true`} order by ${by} desc, ${c.key} desc offset 0) listed
      ${confirmed && sql`where ${confirmed}`} order by place desc, key desc limit ${limit}`),
  )
}

/** Whether the list has fewer conversations than these. */
async function isShorter(db: Database, wanted: Wanted, length: number): Promise<boolean> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${firstOf(wanted, length)}) listed`,
  )
  return rows[0].count < length
}

function firstOf({ where, by }: Wanted, length: number): SQL {
  return sql`select ${c.key}, ${c.startedAt} as at, ${by} as place from ${c} where ${where ?? sql`true`}
    order by ${by} desc, ${c.key} desc limit ${length}`
}

const keysIn = ({ rows }: { readonly rows: readonly { key: string }[] }): number[] => rows.map(({ key }) => Number(key))
