import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkDatabase,
  connect,
  DatabaseProblem,
  lastOriginal,
  migrate,
  openDatabase,
  openVault,
  startEmbedded,
  VaultProblem,
} from '@liangyan/store'
import { Queue } from './jobs/queue.ts'
import { openLog } from './log.ts'
import { type Settings, StartProblem } from './settings.ts'
import { publishFirstStandard } from './standards/first.ts'
import { Standards } from './standards/standards.ts'
import type { System } from './system.ts'

export interface OpenSystem {
  readonly system: System
  /** Where the database is; for the worker processes. */
  readonly databaseUrl: string
  readonly close: () => Promise<void>
}

/** Opens the database (its own where none is given), the vault and the queue. Throws a `StartProblem`. */
export async function openSystem(settings: Settings, part: 'server' | 'worker'): Promise<OpenSystem> {
  const log = openLog(settings, part)
  mkdirSync(settings.data, { recursive: true })
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closing of closers.splice(0).reverse()) await closing()
  }
  try {
    const databaseUrl = settings.databaseUrl ?? (await embedded(settings, closers))
    const pool = connect(databaseUrl)
    closers.push(() => pool.end())
    await checkDatabase(pool)
    await migrate(pool)
    const db = openDatabase(pool)
    const keyFile = join(settings.data, 'vault.key')
    const vault = openVault({ key: settings.key, keyFile, sealed: await lastOriginal(db) })
    const queue = await Queue.open(databaseUrl, log, part === 'server')
    closers.push(() => queue.close())
    const standards = new Standards(db)
    if (part === 'server') await publishFirstStandard(db)
    return { system: { settings, pool, db, vault, queue, standards, log, now: () => new Date() }, databaseUrl, close }
  } catch (error) {
    await close()
    if (error instanceof DatabaseProblem || error instanceof VaultProblem)
      throw new StartProblem(error.message, { cause: error })
    throw error
  }
}

async function embedded(settings: Settings, closers: (() => Promise<void>)[]): Promise<string> {
  const server = await startEmbedded({ folder: join(settings.data, 'postgres'), say: (line) => console.log(line) })
  closers.push(server.stop)
  return server.url
}
