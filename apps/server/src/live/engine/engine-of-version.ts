import { Worker } from 'node:worker_threads'
import type { FastifyBaseLogger } from 'fastify'
import type { FromEngine, Question, ToEngine } from './engine-messages.ts'

const THREAD = new URL('engine-thread.ts', import.meta.url)

/**
 * What a turn leaves behind is gone with the next one: in a roomy nursery little of it is ever moved, and the pauses are
 * short.
 */
const LIMITS = { maxYoungGenerationSizeMb: 192, maxOldGenerationSizeMb: 4_096 }

export interface EngineListener {
  readonly heard: (message: Extract<FromEngine, { type: 'standing' }>) => void
  /** It is gone with all it knew. */
  readonly failed: () => void
  readonly log: FastifyBaseLogger
}

/** The thread ended before it answered; whoever takes its place may be asked. */
export class EngineEnded extends Error {
  constructor() {
    super('the live engine has ended')
  }
}

/** A thread that follows conversations by one version of the standard. */
export class EngineOfVersion {
  readonly #thread: Worker
  readonly #listener: EngineListener
  readonly #asked = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  #outgoing: ToEngine[] = []
  #count = 0
  #over = false

  constructor(texts: ReadonlyMap<string, string>, listener: EngineListener) {
    this.#listener = listener
    this.#thread = new Worker(THREAD, { execArgv: [], workerData: texts, resourceLimits: LIMITS })
    this.#thread.on('message', (messages: readonly FromEngine[]) => {
      for (const message of messages) this.#hear(message)
    })
    this.#thread.on('error', (error) => listener.log.error({ error }, 'the live engine has failed'))
    this.#thread.on('exit', () => this.#end(listener.failed))
  }

  /** What is told within one turn of the event loop goes over together. */
  tell(message: ToEngine): void {
    if (this.#outgoing.push(message) > 1) return
    setImmediate(() => {
      const messages = this.#outgoing
      this.#outgoing = []
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#thread.postMessage(messages)
    })
  }

  ask(question: Question): Promise<unknown> {
    if (this.#over) return Promise.reject(new EngineEnded())
    const ask = ++this.#count
    return new Promise((resolve, reject) => {
      this.#asked.set(ask, { resolve, reject })
      this.tell({ type: 'ask', ask, question })
    })
  }

  async close(): Promise<void> {
    this.#end(() => undefined)
    await this.#thread.terminate()
  }

  #end(then: () => void): void {
    if (this.#over) return
    this.#over = true
    for (const { reject } of this.#asked.values()) reject(new EngineEnded())
    this.#asked.clear()
    then()
  }

  #hear(message: FromEngine): void {
    if (message.type === 'standing') return this.#listener.heard(message)
    if (message.type === 'failed') {
      this.#listener.log.error(
        { what: message.what, place: placesIn(message.problem) },
        'the live engine cannot follow',
      )
      return
    }
    const waiting = this.#asked.get(message.ask)
    this.#asked.delete(message.ask)
    if ('problem' in message) waiting?.reject(new Error(message.problem))
    else waiting?.resolve(message.answer)
  }
}

/** Where it happened; what an error says may quote a conversation. */
const placesIn = (problem: string) => problem.split('\n').filter((line) => /^ +at /.test(line))
