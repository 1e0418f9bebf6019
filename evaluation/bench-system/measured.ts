import { join } from 'node:path'
import { connect, type Database, openDatabase, startEmbedded } from '@liangyan/store'
import { openSystem } from '../../apps/server/src/open-system.ts'
import { readSettings } from '../../apps/server/src/settings.ts'
import type { System } from '../../apps/server/src/system.ts'

/** The system that is measured, opened here on its embedded PostgreSQL. */
export interface Measured {
  readonly system: System
  /** The same database for its superuser; one connection, which gives up no statement. */
  readonly superuser: Database
  /** What a server process needs to run on the same database and keys. */
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

export async function openMeasured(folder: string): Promise<Measured> {
  const settings = readSettings({ LIANGYAN_DATA: folder, LIANGYAN_LOG: 'silent', LIANGYAN_SAMPLE: 'off' }, folder)
  const { system, databaseUrl, close } = await openSystem(settings, 'server')
  const { adminUrl } = await startEmbedded({ folder: join(folder, 'postgres') })
  const url = new URL(adminUrl)
  url.pathname = new URL(databaseUrl).pathname
  const pool = connect(url.href, { connections: 1, statementTimeout: 0, name: 'liangyan bench' })
  return {
    system,
    superuser: openDatabase(pool),
    environment: { DATABASE_URL: databaseUrl, LIANGYAN_DATA: folder },
    close: async () => {
      await pool.end()
      await close()
    },
  }
}
