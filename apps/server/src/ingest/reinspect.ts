import type { ConversationFilter } from '@liangyan/contract'
import {
  addTask,
  advanceTask,
  beginTask,
  type Database,
  extentOf,
  keysMatching,
  notInspectedSince,
  readTask,
  type TaskRow,
} from '@liangyan/store'
import { filterFor } from '../conversations/filter.ts'
import type { Again, Jobs } from '../jobs/queue.ts'
import type { System } from '../system.ts'
import { Uninspected } from './uninspected.ts'

const BATCH = 100
/** No more than so many are asked for ahead: what arrives meanwhile is inspected soon too. */
const AHEAD = 1_000

/** How far a re-inspection is; kept in its task, so that whoever goes on after a crash knows it. */
interface Progress extends Again {
  /** All conversations up to this key are through, or passed over. */
  readonly after: number
  readonly last: number
  readonly done: number
  readonly skipped: number
}

/**
 * Asks for the inspection of conversations, as the list filters them, by the version that is in force when it begins.
 * In the transaction of what asks for it, where `tx` is given. The number of the task.
 */
export async function askReinspection(
  { queue, db }: Pick<System, 'queue' | 'db'>,
  filter: ConversationFilter,
  title: string,
  by: number | null,
  tx: Database = db,
): Promise<number> {
  return tx.transaction(async (inner) => {
    const task = await addTask(inner, { kind: 'reinspect', title, startedBy: by })
    await queue.ask('reinspect', { task, filter }, inner)
    return task
  })
}

/**
 * Has the conversations inspected again by whatever workers are free. Done again after a crash: those that this task has
 * had inspected before are not inspected once more.
 */
export async function reinspect(system: System, told: Jobs['reinspect'], signal: AbortSignal): Promise<void> {
  const task = await readTask(system.db, told.task)
  if (!task || task.finishedAt !== null) return
  await new Reinspection(system, told, signal, await begun(system, told, task)).run()
}

async function begun(system: System, { filter }: Jobs['reinspect'], task: TaskRow): Promise<Progress> {
  if (task.result !== null) return task.result as Progress
  const { db, standards } = system
  const { total, last } = await extentOf(db, await filterFor(system, filter))
  // published a moment ago, perhaps by another process
  standards.changed()
  const { id: version } = await standards.inForce()
  const progress = { version, since: task.createdAt.toISOString(), after: 0, last, done: 0, skipped: 0 }
  await beginTask(db, task.id, progress)
  await advanceTask(db, task.id, { total })
  return progress
}

class Reinspection {
  readonly #system: System
  readonly #told: Jobs['reinspect']
  readonly #signal: AbortSignal
  readonly #progress: Progress
  readonly #waiting: Uninspected
  #after: number
  #asked: number
  #skipped: number

  constructor(system: System, told: Jobs['reinspect'], signal: AbortSignal, progress: Progress) {
    this.#system = system
    this.#told = told
    this.#signal = signal
    this.#progress = progress
    this.#after = progress.after
    this.#asked = progress.done + progress.skipped
    this.#skipped = progress.skipped
    const { version, since } = progress
    this.#waiting = new Uninspected(system.db, (keys) => notInspectedSince(system.db, keys, version, new Date(since)))
  }

  async run(): Promise<void> {
    const { db } = this.#system
    const filter = await filterFor(this.#system, this.#told.filter)
    const { last } = this.#progress
    for (;;) {
      this.#signal.throwIfAborted()
      const keys = await keysMatching(db, filter, { after: this.#after, last, limit: BATCH })
      if (keys.length === 0) break
      await this.#ask(keys)
      await this.#wait(AHEAD)
    }
    await this.#wait(0)
    await this.#finish()
  }

  async #ask(keys: number[]): Promise<void> {
    const { version, since } = this.#progress
    await this.#system.queue.ask('inspect', { keys, again: { version, since } })
    this.#waiting.add(keys)
    this.#asked += keys.length
    this.#after = keys.at(-1)!
  }

  /** Those that nobody can inspect are passed over. */
  async #wait(most: number): Promise<void> {
    await this.#waiting.downTo(most, this.#signal, () => this.#advance())
    if (this.#waiting.count > most) this.#skipped += this.#waiting.giveUp()
    await this.#advance()
  }

  async #advance(): Promise<void> {
    const { first, count } = this.#waiting
    const { version, since, last } = this.#progress
    const [done, skipped] = [this.#asked - count - this.#skipped, this.#skipped]
    const after = first === undefined ? this.#after : first - 1
    await advanceTask(this.#system.db, this.#told.task, {
      done,
      skipped,
      result: { version, since, last, after, done, skipped } satisfies Progress,
    })
  }

  async #finish(): Promise<void> {
    const { db, standards } = this.#system
    const { number: standardVersion } = await standards.version(this.#progress.version)
    const [inspected, skipped] = [this.#asked - this.#skipped, this.#skipped]
    await advanceTask(db, this.#told.task, {
      state: 'done',
      total: this.#asked,
      done: inspected,
      skipped,
      problems: skipped > 0 ? [`${skipped} 通未能重新质检：原始记录已按保留期限删除，或无法读取`] : [],
      result: { standardVersion, inspected, skipped },
    })
  }
}
