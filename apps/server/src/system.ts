import type { Database, Pool, Vault } from '@liangyan/store'
import type { FastifyBaseLogger } from 'fastify'
import type { Queue } from './jobs/queue.ts'
import type { Settings } from './settings.ts'
import type { Standards } from './standards/standards.ts'

/** What every part of the running system leans on, put together once at start. */
export interface System {
  readonly settings: Settings
  readonly pool: Pool
  readonly db: Database
  readonly vault: Vault
  readonly queue: Queue
  readonly standards: Standards
  readonly log: FastifyBaseLogger
  readonly now: () => Date
}
