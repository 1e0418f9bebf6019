import { existsSync } from 'node:fs'
import type { Conversation } from '@liangyan/conversation'
import { addTask, advanceTask, beginTask, type Database, readTask, uninspectedAmong } from '@liangyan/store'
import { type Item, itemsOf } from '../files/items.ts'
import { Spool } from '../files/spool.ts'
import { Unreadable } from '../files/unreadable.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { System } from '../system.ts'
import { problemIn } from './admissible.ts'
import { ImportTally } from './import-tally.ts'
import { DIFFERENT, receive } from './receive.ts'
import { Uninspected } from './uninspected.ts'

const BATCH = 100
/** No more than so many are stored ahead of their inspection: the queue stays short for what else arrives. */
const AHEAD = 1_000
/** So often a file may stop its import without coming further before it is given up. */
const MOST_STALLS = 5

type FileTold = Omit<Jobs['import'], 'task'>

/** Asks for the import of a file that is in its place: a task for people, a job for the workers. The task's number. */
export async function askImport(
  { queue }: Pick<System, 'queue'>,
  tx: Database,
  told: FileTold,
  startedBy: number | null,
): Promise<number> {
  const task = await addTask(tx, { kind: 'import', title: `导入 ${told.name}`, startedBy })
  await queue.ask('import', { task, ...told }, tx)
  return task
}

/**
 * Reads a file, stores what is in it batch by batch, and waits until all of it is inspected. Done again after a crash:
 * what is here already counts as known, and what this task stored before counts as added all the same.
 */
export async function importFile(
  system: System,
  told: Jobs['import'],
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const task = await readTask(system.db, told.task)
  if (!task || task.finishedAt !== null) return
  const tally = new ImportTally(task)
  const running = new Import(system, told.task, tally, signal)
  if (tally.stalls >= MOST_STALLS) {
    tally.refuse('导入多次中断，没有进展，已放弃：请拆分文件后再试，或联系管理员查看日志')
    return running.finish(true)
  }
  await beginTask(system.db, told.task, tally.resultSoFar)
  try {
    if (!existsSync(path)) throw new Unreadable('文件已不在原处，无法导入：请重新上传')
    await running.take(itemsOf(new Spool(system.settings), path, told.name, told.agent))
    await running.finish(tally.stored === 0)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    tally.refuseQuoted(error.message)
    await running.finish(true)
  }
}

class Import {
  readonly #system: System
  readonly #task: number
  readonly #tally: ImportTally
  readonly #signal: AbortSignal
  readonly #uninspected: Uninspected
  #batch: Conversation[] = []

  constructor(system: System, task: number, tally: ImportTally, signal: AbortSignal) {
    this.#system = system
    this.#task = task
    this.#tally = tally
    this.#signal = signal
    this.#uninspected = new Uninspected(system.db, (keys) => uninspectedAmong(system.db, keys))
  }

  async take(items: AsyncGenerator<Item>): Promise<void> {
    for await (const item of items) {
      if ('total' in item) await advanceTask(this.#system.db, this.#task, { total: item.total })
      else if ('note' in item) this.#tally.note(item.note)
      else if ('problem' in item) this.#tally.refuseQuoted(item.problem)
      else await this.#takeConversation(item.conversation)
    }
    await this.#store()
    this.#tally.read()
    await this.#wait(0)
  }

  async finish(failed: boolean): Promise<void> {
    const { handled, stored, refused, result } = this.#tally
    await advanceTask(this.#system.db, this.#task, {
      state: failed ? 'failed' : 'done',
      total: handled,
      done: stored,
      skipped: refused,
      problems: this.#tally.takeProblems(),
      result: { ...result, ...(this.#uninspected.count > 0 && { uninspected: this.#uninspected.count }) },
    })
  }

  async #takeConversation(conversation: Conversation): Promise<void> {
    const problem = problemIn(conversation)
    if (problem !== undefined) {
      this.#tally.refuseQuoted(`会话 ${conversation.id}：${problem}`)
      return
    }
    this.#batch.push(conversation)
    if (this.#batch.length < BATCH) return
    await this.#store()
    await this.#wait(AHEAD)
  }

  /** Stores a batch and asks for its inspection; in the same transaction the task says how far it is. */
  async #store(): Promise<void> {
    this.#signal.throwIfAborted()
    const batch = this.#batch
    this.#batch = []
    await this.#system.db.transaction(async (tx) => {
      const { outcomes, added, known } = await receive(this.#system, tx, batch, this.#system.now())
      const keys = [...added.values()]
      if (keys.length > 0) await this.#system.queue.ask('inspect', { keys }, tx)
      this.#uninspected.add(keys)
      this.#uninspected.add([...known.values()].flatMap(({ key, inspected }) => (inspected ? [] : key)))
      for (const outcome of outcomes) {
        if (outcome.outcome === 'different') this.#tally.refuse(`会话 ${outcome.id}：${DIFFERENT}`)
        else this.#tally.count(outcome)
      }
      await this.#advance(tx)
    })
  }

  async #wait(most: number): Promise<void> {
    await this.#uninspected.downTo(most, this.#signal, () => this.#advance(this.#system.db))
  }

  async #advance(db: Database): Promise<void> {
    const { stored, refused, resultSoFar } = this.#tally
    await advanceTask(db, this.#task, {
      done: stored - this.#uninspected.count,
      skipped: refused,
      problems: this.#tally.takeProblems(),
      result: resultSoFar,
    })
  }
}
