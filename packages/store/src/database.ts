import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import * as schema from './schema/index.ts'

/** The database, or a transaction in it: every query of this package takes one. */
export type Database = NodePgDatabase<typeof schema>

export function openDatabase(pool: pg.Pool): Database {
  return drizzle(pool, { schema })
}
