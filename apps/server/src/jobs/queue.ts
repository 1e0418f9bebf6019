import { type Database, sql } from '@liangyan/store'
import type { FastifyBaseLogger } from 'fastify'
import { fromDrizzle, PgBoss } from 'pg-boss'

/** The kinds of work there are, and what each is told. */
export interface Jobs {
  /** Conversations that arrived and are not inspected yet. */
  inspect: { readonly keys: readonly number[] }
  /** A file that was handed in. */
  import: { readonly task: number; readonly file: string; readonly name: string }
  /** Days whose figures have changed. */
  figures: Record<string, never>
}
export type JobName = keyof Jobs

/** A worker that died is missed after this long, in seconds; the shortest that the queue allows. */
const HEARTBEAT = 10
const QUEUES: Readonly<
  Record<JobName, { readonly expireInSeconds: number; readonly retryLimit: number; readonly policy?: 'stately' }>
> = {
  inspect: { expireInSeconds: 300, retryLimit: 20 },
  import: { expireInSeconds: 24 * 3600 - 1, retryLimit: 20 },
  figures: { expireInSeconds: 600, retryLimit: 5, policy: 'stately' },
}

/** Work that survives a restart: kept in the same database as what it is about. */
export class Queue {
  readonly #boss: PgBoss

  private constructor(boss: PgBoss) {
    this.#boss = boss
  }

  /** @param supervise whether this process looks after dead workers and old jobs; one should, more may */
  static async open(url: string, log: FastifyBaseLogger, supervise: boolean): Promise<Queue> {
    const boss = new PgBoss({
      connectionString: url,
      max: 4,
      supervise,
      schedule: supervise,
      monitorIntervalSeconds: 5,
      superviseIntervalSeconds: 5,
      application_name: 'liangyan queue',
    })
    boss.on('error', (error) => log.error({ error: error.message }, 'queue'))
    await boss.start()
    for (const [name, options] of Object.entries(QUEUES)) {
      await boss.createQueue(name, { ...options, heartbeatSeconds: HEARTBEAT, retryDelay: 1, deleteAfterSeconds: 3600 })
    }
    return new Queue(boss)
  }

  /** Asks for work; in the same transaction as what it is about, where `tx` is given. */
  async ask<N extends JobName>(name: N, told: Jobs[N], tx?: Database): Promise<void> {
    await this.#boss.send(name, told, tx ? { db: fromDrizzle(tx, sql) } : {})
  }

  /** Does work of a kind in this process until the queue is closed. */
  async work<N extends JobName>(name: N, does: (told: Jobs[N], signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.#boss.work<Jobs[N]>(name, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job) await does(job.data, job.signal)
    })
  }

  /** Lets running work end, for ten seconds at most; what has not ended is done again elsewhere. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 })
  }
}
