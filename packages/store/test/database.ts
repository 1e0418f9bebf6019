import { randomBytes } from 'node:crypto'
import { Client, Pool } from 'pg'
import { afterAll, inject } from 'vitest'

/** The server of this test run. */
export interface TestServer {
  /** Of a role that may create databases. */
  readonly adminUrl: string
  /** Of the role that owns the tests' databases, and has no other rights where the server is our own. */
  readonly ownerUrl: string
  /** Begins the name of every database of this run. */
  readonly prefix: string
  /** Name of the migrated database that the others are copies of. */
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

export interface FreshDatabase {
  readonly url: string
  readonly pool: Pool
}

/**
 * A new, migrated, empty database, dropped when the tests of the file (or of the `describe` around) are over.
 * Called where tests are declared: `const { pool } = await freshDatabase()`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { ownerUrl, prefix, template } = inject('server')
  const name = prefix + randomBytes(6).toString('hex')
  const owner = decodeURIComponent(new URL(ownerUrl).username)
  await asAdmin((admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${admin.escapeIdentifier(owner)}`),
  )
  const url = inDatabase(ownerUrl, name)
  const pool = new Pool({ connectionString: url })
  // Whoever a test left connected is cut off by the drop.
  pool.on('error', () => undefined)
  afterAll(async () => {
    await pool.end()
    await asAdmin((admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
  })
  return { url, pool }
}

/** Does something in the server that only its administrator may. */
export async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: inject('server').adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** The same address, for another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
