import { readFileSync } from 'node:fs'
import { count, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, deliveries, tasks } from '../schema/index.ts'

/** How many tasks there are, by kind and state. */
export async function taskCounts(
  db: Database,
): Promise<{ readonly kind: string; readonly state: string; readonly count: number }[]> {
  return db
    .select({ kind: tasks.kind, state: tasks.state, count: count() })
    .from(tasks)
    .groupBy(tasks.kind, tasks.state)
}

/** How many messages to webhooks there are, by state. */
export async function deliveryCounts(db: Database): Promise<{ readonly state: string; readonly count: number }[]> {
  return db.select({ state: deliveries.state, count: count() }).from(deliveries).groupBy(deliveries.state)
}

/** Conversations, as many as the database's own statistics say; and those that wait for their inspection, counted. */
export async function conversationCounts(
  db: Database,
): Promise<{ readonly estimated: number; readonly uninspected: number }> {
  const { rows } = await db.execute<{ estimated: number }>(
    sql`select n_live_tup::int as estimated from pg_stat_user_tables where relid = 'conversations'::regclass`,
  )
  const [{ uninspected }] = await db
    .select({ uninspected: count() })
    .from(conversations)
    .where(isNull(conversations.inspectionId))
  return { estimated: rows[0]?.estimated ?? 0, uninspected }
}

/** When the latest of this program's migrations was written, in milliseconds: what the database notes of it too. */
const LATEST_MIGRATION: number = (
  JSON.parse(readFileSync(new URL('../../migrations/meta/_journal.json', import.meta.url), 'utf8')) as {
    readonly entries: readonly { readonly when: number }[]
  }
).entries.at(-1)!.when

/** Whether the database has the tables that this program needs. Throws where it cannot be reached. */
export async function isMigrated(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!rows[0].there) return false
  const { rows: done } = await db.execute<{ latest: string | null }>(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  )
  return Number(done[0].latest) >= LATEST_MIGRATION
}
