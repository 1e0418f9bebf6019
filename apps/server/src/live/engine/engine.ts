import { availableParallelism } from 'node:os'
import { type Database, standardTextsOf } from '@liangyan/store'
import type { Announcement } from '@liangyan/live'
import type { FastifyBaseLogger } from 'fastify'
import type { Answers, Question, ToEngine } from './engine-messages.ts'
import { EngineEnded, type EngineListener, type EngineOfVersion } from './engine-of-version.ts'
import { EnginesOfVersion, type Sharing } from './engines-of-version.ts'

type AboutOne = Extract<ToEngine, { key: number }>

/** Conversations that one thread follows with time to spare, whoever else needs the processors. */
const ENOUGH = 400

/** Who follows a conversation. */
interface Following {
  readonly version: number
  readonly engines: EnginesOfVersion
  readonly engine: EngineOfVersion
}

/** The threads that follow conversations in progress: some for each version of the standard that some began with. */
export class LiveEngine {
  readonly #db: Database
  readonly #log: FastifyBaseLogger
  readonly #heard: EngineListener['heard']
  readonly #failed: (version: number, keys: readonly number[]) => void
  readonly #sharing: Sharing
  readonly #engines = new Map<number, Promise<EnginesOfVersion>>()
  readonly #following = new Map<number, Following>()
  /** For how many the threads of a version are waited for just now. */
  readonly #awaited = new Map<number, number>()
  #announced: Announcement | undefined
  #closed = false

  /** @param failed a thread is gone with all it knew of these conversations: they have to be told anew */
  constructor(
    db: Database,
    log: FastifyBaseLogger,
    heard: EngineListener['heard'],
    failed: (version: number, keys: readonly number[]) => void,
    sharing: Sharing = { enough: ENOUGH, most: Math.max(1, availableParallelism() - 1) },
  ) {
    this.#db = db
    this.#log = log
    this.#heard = heard
    this.#failed = failed
    this.#sharing = sharing
  }

  /** The threads of a version; those that nobody needs any longer end. */
  async ready(version: number): Promise<EnginesOfVersion> {
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
    await this.#with(version, (engines) => {
      const { key } = message
      const following = this.#following.get(key)
      if (following) following.engine.tell(message)
      else this.#following.set(key, { version, engines, engine: engines.begin(message) })
    })
  }

  /** Of a conversation that is followed. */
  tell(message: Exclude<AboutOne, { type: 'begin' }>): void {
    const following = this.#following.get(message.key)
    if (!following) return
    following.engine.tell(message)
    if (message.type !== 'forget') return
    this.#following.delete(message.key)
    following.engines.ended(following.engine)
  }

  announce(announcement: Announcement | undefined): void {
    this.#announced = announcement
    for (const starting of this.#engines.values())
      starting.then((engines) => engines.announce({ type: 'announce', announcement })).catch(() => undefined)
  }

  /** Asks about a conversation that is followed. Throws `EngineEnded` where its thread ends before it has answered. */
  async ask<Q extends Extract<Question, { key: number }>>(question: Q): Promise<Answers[Q['what']]> {
    const following = this.#following.get(question.key)
    if (!following) throw new EngineEnded()
    return (await following.engine.ask(question)) as Answers[Q['what']]
  }

  /** Asks about a version of the standard. */
  async askOf<Q extends Exclude<Question, { key: number }>>(version: number, question: Q): Promise<Answers[Q['what']]> {
    return this.#with(version, (engines) => engines.ask(question))
  }

  async close(): Promise<void> {
    this.#closed = true
    const engines = await Promise.allSettled(this.#engines.values())
    await Promise.all(engines.flatMap((one) => (one.status === 'fulfilled' ? [one.value.close()] : [])))
  }

  async #start(version: number): Promise<EnginesOfVersion> {
    const texts = await standardTextsOf(this.#db, version)
    const failed = (engine: EngineOfVersion, isLast: boolean) => this.#end(version, engine, isLast)
    const engines = new EnginesOfVersion(texts, { heard: this.#heard, failed, log: this.#log }, this.#sharing)
    if (this.#announced) engines.announce({ type: 'announce', announcement: this.#announced })
    return engines
  }

  /** Does something with the threads of a version, which are not idle meanwhile. */
  async #with<T>(version: number, work: (engines: EnginesOfVersion) => T | Promise<T>): Promise<T> {
    this.#awaited.set(version, (this.#awaited.get(version) ?? 0) + 1)
    try {
      return await work(await this.ready(version))
    } finally {
      const others = this.#awaited.get(version)! - 1
      if (others > 0) this.#awaited.set(version, others)
      else this.#awaited.delete(version)
    }
  }

  #end(version: number, ended: EngineOfVersion, isLast: boolean): void {
    if (isLast) this.#engines.delete(version)
    const keys = [...this.#following].filter(([, { engine }]) => engine === ended).map(([key]) => key)
    for (const key of keys) this.#following.delete(key)
    if (!this.#closed) this.#failed(version, keys)
  }

  /** Ends the threads of versions that no conversation is followed by, but for the one that is new. */
  #endIdle(needed: number): void {
    const used = new Set(this.#awaited.keys())
    for (const { version } of this.#following.values()) used.add(version)
    for (const [version, starting] of this.#engines) {
      if (version === needed || used.has(version)) continue
      this.#engines.delete(version)
      starting.then((engines) => engines.close()).catch(() => undefined)
    }
  }
}
