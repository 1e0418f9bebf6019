import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'

export interface JobDepth {
  readonly waiting: number
  readonly active: number
}

/** How many jobs of the queue wait and are being done, by kind. The queue itself only knows how many there were lately. */
export async function jobDepths(db: Database): Promise<Map<string, JobDepth>> {
  const { rows } = await db.execute<{ name: string; waiting: number; active: number }>(sql`
    select name, (count(*) filter (where state <> 'active'))::int waiting, (count(*) filter (where state = 'active'))::int active
    from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' group by name`)
  return new Map(rows.map(({ name, waiting, active }) => [name, { waiting, active }]))
}

/** The spooled files that jobs still need. */
export const jobFiles = (db: Database): Promise<Set<string>> => namedInJobs(db, 'file')

/** The files of the watched folder that jobs still work on. */
export const jobsOnWatched = (db: Database): Promise<Set<string>> => namedInJobs(db, 'watched')

async function namedInJobs(db: Database, key: string): Promise<Set<string>> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select data ->> ${key} as name from pgboss.job
    where state in ('created', 'retry', 'active') and jsonb_exists(data, ${key})`)
  return new Set(rows.map(({ name }) => name))
}
