import { Worker } from 'node:worker_threads'
import { UnusableStandard } from './unusable-standard.ts'
import type * as works from './works.ts'

type Works = typeof works
/** What can be asked for, and by what name. */
export type WorkName = 'diagnose' | 'read' | 'tryOut' | 'check' | 'compare'
type Told<N extends WorkName> = Parameters<Works[N]>[0]
type Answer<N extends WorkName> = ReturnType<Works[N]>

/** What the thread sends back. */
export type Message = { readonly id: number } & (
  | { readonly answer: unknown }
  | { readonly progress: readonly [done: number, total: number] }
  | { readonly problem: string; readonly unusable: boolean }
)

interface Waiting {
  readonly told: { readonly id: number; readonly name: WorkName; readonly told: unknown }
  readonly resolve: (answer: never) => void
  readonly reject: (problem: Error) => void
  readonly progress: works.Progress | undefined
  readonly timer: NodeJS.Timeout
}

/** Work was not finished in time: the texts are too much for it. */
export class WorkTooLong extends Error {}

const THREAD = new URL('workshop-thread.ts', import.meta.url)
/** Longer nothing may take, in milliseconds; `check` runs thousands of examples. */
const PATIENCE: Readonly<Record<WorkName, number>> = {
  diagnose: 60_000,
  read: 60_000,
  tryOut: 120_000,
  compare: 60_000,
  check: 900_000,
}

/**
 * Does what takes long with a standard in a thread of its own, one piece after the other, so that whoever asks the server
 * for something else need not wait. The thread starts when there is work, and is given up where work does not end.
 */
export class Workshop {
  #thread: Worker | undefined
  #last = 0
  readonly #waiting = new Map<number, Waiting>()

  ask<N extends WorkName>(name: N, told: Told<N>, progress?: works.Progress): Promise<Answer<N>> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#abandon(id), PATIENCE[name])
      this.#waiting.set(id, { told: { id, name, told }, resolve, reject, progress, timer })
      this.#send(id)
    })
  }

  /** Ends the thread; what it was doing is given up. */
  close(): void {
    this.#giveUp(new Error('the workshop is closed'))
  }

  #send(id: number): void {
    const thread = (this.#thread ??= this.#start())
    thread.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.postMessage(this.#waiting.get(id)?.told)
  }

  /** Work that does not end takes the thread with it; what waited behind it is begun anew in another. */
  #abandon(id: number): void {
    const stuck = this.#waiting.get(id)
    this.#waiting.delete(id)
    void this.#thread?.terminate()
    this.#thread = undefined
    for (const other of this.#waiting.keys()) this.#send(other)
    stuck?.reject(new WorkTooLong('规范过大或过于复杂，无法在限定时间内处理；请检查最近的改动'))
  }

  #start(): Worker {
    const thread = new Worker(THREAD, { execArgv: [] })
    thread.on('message', (message: Message) => this.#hear(message))
    thread.on('error', (error) => this.#giveUp(error))
    return thread
  }

  #hear(message: Message): void {
    const waiting = this.#waiting.get(message.id)
    if (!waiting) return
    if ('progress' in message) {
      waiting.progress?.(...message.progress)
      return
    }
    clearTimeout(waiting.timer)
    this.#waiting.delete(message.id)
    // an idle thread keeps nobody from ending
    if (this.#waiting.size === 0) this.#thread?.unref()
    if ('answer' in message) waiting.resolve(message.answer as never)
    else waiting.reject(message.unusable ? new UnusableStandard(message.problem) : new Error(message.problem))
  }

  #giveUp(problem: Error): void {
    const thread = this.#thread
    this.#thread = undefined
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(problem)
    }
    this.#waiting.clear()
    void thread?.terminate()
  }
}
