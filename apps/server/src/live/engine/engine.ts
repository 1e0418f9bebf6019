import { type Database, standardTextsOf } from '@liangyan/store'
import type { Announcement } from '@liangyan/live'
import type { FastifyBaseLogger } from 'fastify'
import type { Answers, Question, ToEngine } from './engine-messages.ts'
import { EngineEnded, type EngineListener, EngineOfVersion } from './engine-of-version.ts'

type AboutOne = Extract<ToEngine, { key: number }>

/** The threads that follow conversations in progress: one for each version of the standard that some began with. */
export class LiveEngine {
  readonly #db: Database
  readonly #log: FastifyBaseLogger
  readonly #heard: EngineListener['heard']
  readonly #failed: (version: number) => void
  readonly #engines = new Map<number, Promise<EngineOfVersion>>()
  /** Of each conversation the thread that follows it. */
  readonly #following = new Map<number, { readonly version: number; readonly engine: EngineOfVersion }>()
  /** For how many the thread of a version is waited for just now. */
  readonly #awaited = new Map<number, number>()
  #announced: Announcement | undefined
  #closed = false

  /** @param failed the thread of a version is gone with all it knew: it has to be told anew */
  constructor(db: Database, log: FastifyBaseLogger, heard: EngineListener['heard'], failed: (version: number) => void) {
    this.#db = db
    this.#log = log
    this.#heard = heard
    this.#failed = failed
  }

  /** A thread for a version; those that nobody needs any longer end. */
  async ready(version: number): Promise<EngineOfVersion> {
    const known = this.#engines.get(version)
    if (known) return known
    const starting = this.#start(version)
    this.#engines.set(version, starting)
    starting.catch(() => this.#engines.delete(version))
    this.#endIdle(version)
    return starting
  }

  /** Follows a conversation from now on; whatever was known of it before is forgotten. */
  async begin(message: Extract<ToEngine, { type: 'begin' }>, version: number): Promise<void> {
    await this.#with(version, (engine) => {
      this.#following.set(message.key, { version, engine })
      engine.tell(message)
    })
  }

  /** Of a conversation that is followed. */
  tell(message: Exclude<AboutOne, { type: 'begin' }>): void {
    this.#following.get(message.key)?.engine.tell(message)
    if (message.type === 'forget') this.#following.delete(message.key)
  }

  announce(announcement: Announcement | undefined): void {
    this.#announced = announcement
    for (const starting of this.#engines.values())
      starting.then((engine) => engine.tell({ type: 'announce', announcement })).catch(() => undefined)
  }

  /** Asks about a conversation that is followed. Throws `EngineEnded` where its thread ends before it has answered. */
  async ask<Q extends Extract<Question, { key: number }>>(question: Q): Promise<Answers[Q['what']]> {
    const following = this.#following.get(question.key)
    if (!following) throw new EngineEnded()
    return (await following.engine.ask(question)) as Answers[Q['what']]
  }

  /** Asks about a version of the standard. */
  async askOf<Q extends Exclude<Question, { key: number }>>(version: number, question: Q): Promise<Answers[Q['what']]> {
    return this.#with(version, async (engine) => (await engine.ask(question)) as Answers[Q['what']])
  }

  async close(): Promise<void> {
    this.#closed = true
    const engines = await Promise.allSettled(this.#engines.values())
    await Promise.all(engines.flatMap((one) => (one.status === 'fulfilled' ? [one.value.close()] : [])))
  }

  async #start(version: number): Promise<EngineOfVersion> {
    const texts = await standardTextsOf(this.#db, version)
    const engine = new EngineOfVersion(texts, { heard: this.#heard, failed: () => this.#end(version), log: this.#log })
    if (this.#announced) engine.tell({ type: 'announce', announcement: this.#announced })
    return engine
  }

  /** Does something with the thread of a version, which is not idle meanwhile. */
  async #with<T>(version: number, work: (engine: EngineOfVersion) => T | Promise<T>): Promise<T> {
    this.#awaited.set(version, (this.#awaited.get(version) ?? 0) + 1)
    try {
      return await work(await this.ready(version))
    } finally {
      const others = this.#awaited.get(version)! - 1
      if (others > 0) this.#awaited.set(version, others)
      else this.#awaited.delete(version)
    }
  }

  #end(version: number): void {
    this.#engines.delete(version)
    for (const [key, following] of this.#following) if (following.version === version) this.#following.delete(key)
    if (!this.#closed) this.#failed(version)
  }

  /** Ends the threads of versions that no conversation is followed by, but for the one that is new. */
  #endIdle(needed: number): void {
    const used = new Set(this.#awaited.keys())
    for (const { version } of this.#following.values()) used.add(version)
    for (const [version, starting] of this.#engines) {
      if (version === needed || used.has(version)) continue
      this.#engines.delete(version)
      starting.then((engine) => engine.close()).catch(() => undefined)
    }
  }
}
