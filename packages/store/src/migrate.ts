import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as run } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/** Brings the tables up to what this version of the program needs; safe while another process does the same. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    // however long it takes: of a large table an index is made in minutes
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock(720411)')
    await run(drizzle(client), { migrationsFolder: MIGRATIONS })
  } finally {
    await client.query('select pg_advisory_unlock(720411)').catch(() => undefined)
    // gives the connection up, with what was set for it
    client.release(true)
  }
}
