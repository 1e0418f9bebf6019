import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkDatabase,
  connect,
  DatabaseProblem,
  migrate,
  openDatabase,
  openVault,
  startEmbedded,
  VaultProblem,
} from '@liangyan/store'
import { type DestinationStream, pino } from 'pino'
import { Queue } from './jobs/queue.ts'
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
  const log = pino({ level: settings.log, base: { part } }, logTo(settings))
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
    const vault = openVault({ key: settings.key, keyFile: join(settings.data, 'vault.key') })
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

/** Beside a person at a terminal the log goes into a file; a service manager or container takes it from the output. */
function logTo(settings: Settings): DestinationStream {
  if (!process.stdout.isTTY) return pino.destination(1)
  return pino.destination({ dest: logFile(settings), mkdir: true })
}

export const logFile = (settings: Settings): string => join(settings.data, 'log', 'liangyan.log')

async function embedded(settings: Settings, closers: (() => Promise<void>)[]): Promise<string> {
  const server = await startEmbedded({ folder: join(settings.data, 'postgres'), say: (line) => console.log(line) })
  closers.push(server.stop)
  return server.url
}
