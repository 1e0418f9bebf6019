import { setTimeout } from 'node:timers/promises'
import type { ConversationFilter } from '@liangyan/contract'
import { type Database, sql } from '@liangyan/store'
import type { FastifyBaseLogger } from 'fastify'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { toldOf } from '../log.ts'

/** The kinds of work there are, and what each is told. */
export interface Jobs {
  /** Conversations that arrived and are not inspected yet; or, `again`, those not inspected by a version since then. */
  inspect: { readonly keys: readonly number[]; readonly again?: Again }
  /** Conversations to inspect again, as the list filters them. */
  reinspect: { readonly task: number; readonly filter: ConversationFilter }
  /** A file that was handed in: its name where it came from, and where it is, in the spool or the watched folder. */
  import: {
    readonly task: number
    readonly name: string
    readonly file?: string
    readonly watched?: string
    /** Which voice is the agent's. */
    readonly agent?: string
  }
  /** All examples of a version of the standard. */
  'check-standard': { readonly check: number; readonly task: number }
  /** Conversations judged by a draft. */
  'back-test': { readonly test: number; readonly task: number }
  /** A sampling plan to draw from. */
  draw: { readonly plan: number; readonly task: number }
  /** What a webhook is to be told. */
  deliver: { readonly webhook: number }
  /** Days whose figures have changed. */
  figures: Record<string, never>
  /** To delete what is no longer to be kept; by a task where somebody asked for it. */
  retention: { readonly task?: number }
}
export type JobName = keyof Jobs

/** A version of the standard, and since when what it has inspected counts as inspected again (ISO 8601). */
export interface Again {
  readonly version: number
  readonly since: string
}

/** A worker that died is missed after this long, in seconds; the shortest that the queue allows. */
const HEARTBEAT = 10
const QUEUES: Readonly<
  Record<
    JobName,
    { readonly expireInSeconds: number; readonly retryLimit: number; readonly policy?: 'exclusive' | 'singleton' }
  >
> = {
  inspect: { expireInSeconds: 300, retryLimit: 20 },
  reinspect: { expireInSeconds: 24 * 3600 - 1, retryLimit: 1_000 },
  // each restart of the program counts as one; whether it gets on is the import's own care
  import: { expireInSeconds: 24 * 3600 - 1, retryLimit: 1_000 },
  'check-standard': { expireInSeconds: 1_800, retryLimit: 5 },
  'back-test': { expireInSeconds: 3_600, retryLimit: 5 },
  // one at a time: no two plans draw the same conversation
  draw: { expireInSeconds: 600, retryLimit: 20, policy: 'singleton' },
  figures: { expireInSeconds: 600, retryLimit: 5, policy: 'exclusive' },
  deliver: { expireInSeconds: 600, retryLimit: 5 },
  retention: { expireInSeconds: 12 * 3600, retryLimit: 5, policy: 'singleton' },
}

/** When work is asked for by itself: minute, hour, day, month, weekday where the bank is. */
const TIMES: Partial<Record<JobName, string>> = { retention: '30 3 * * *' }

/** Work that survives a restart: kept in the same database as what it is about. */
export class Queue {
  readonly #boss: PgBoss
  readonly #closing = new AbortController()
  readonly #log: FastifyBaseLogger

  private constructor(boss: PgBoss, log: FastifyBaseLogger) {
    this.#boss = boss
    this.#log = log
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
    boss.on('error', (error) => log.error({ error }, 'queue'))
    await boss.start()
    for (const [name, options] of Object.entries(QUEUES)) {
      await boss.createQueue(name, { ...options, heartbeatSeconds: HEARTBEAT, retryDelay: 1, deleteAfterSeconds: 3600 })
    }
    if (supervise) {
      for (const [name, time] of Object.entries(TIMES)) await boss.schedule(name, time, {}, { tz: 'Asia/Shanghai' })
    }
    return new Queue(boss, log)
  }

  /** Asks for work; in the same transaction as what it is about, where `tx` is given. */
  async ask<N extends JobName>(name: N, told: Jobs[N], tx?: Database): Promise<void> {
    await this.#boss.send(name, told, tx ? { db: fromDrizzle(tx, sql) } : {})
  }

  /** Does work of a kind in this process until the queue is closed; the signal tells work that lasts to stop. */
  async work<N extends JobName>(name: N, does: (told: Jobs[N], signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.#boss.work<Jobs[N]>(name, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job)
        await does(job.data, AbortSignal.any([job.signal, this.closing])).catch((error: unknown) =>
          this.#note(name, error),
        )
    })
  }

  /** What goes wrong is logged; the queue, which keeps what it is thrown, is not told more than the log. */
  #note(name: JobName, error: unknown): never {
    if (!this.closing.aborted) this.#log.error({ error, job: name }, 'job failed')
    throw new Error(JSON.stringify(toldOf(error)))
  }

  /** Aborted when the queue is being closed: work that only waits should end. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** Does something small again and again in this process until the queue is closed, `pause` milliseconds between. */
  repeat(pause: number, does: () => Promise<void>): void {
    const again = async () => {
      while (!this.closing.aborted) {
        await does().catch((error: unknown) => this.#log.error({ error }, 'again later'))
        await setTimeout(pause, undefined, { signal: this.closing, ref: false }).catch(() => undefined)
      }
    }
    void again()
  }

  /** Lets running work end, for ten seconds at most; what has not ended is done again elsewhere. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#boss.stop({ graceful: true, timeout: 10_000 })
  }
}
