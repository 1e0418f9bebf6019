import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, originals } from '../schema/index.ts'

/** What the database is, and how much is in it; size in bytes. */
export async function databaseState(
  db: Database,
): Promise<{ version: string; size: number; conversations: number; originals: number }> {
  const { rows } = await db.execute<{ version: string; size: string }>(sql`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size`)
  const [{ version, size }] = rows
  return {
    version,
    size: Number(size),
    conversations: await db.$count(conversations),
    originals: await db.$count(originals),
  }
}
