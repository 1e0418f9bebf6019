import type { Answers, Question, ToEngine } from './engine-messages.ts'
import { type EngineListener, EngineOfVersion } from './engine-of-version.ts'

type Beginning = Extract<ToEngine, { type: 'begin' }>

export interface EnginesListener extends Pick<EngineListener, 'heard' | 'log'> {
  /** A thread is gone with all it knew; whether it was the last. */
  readonly failed: (engine: EngineOfVersion, isLast: boolean) => void
}

/** How conversations are shared out among threads. */
export interface Sharing {
  /** Where each thread follows so many conversations, another is started. */
  readonly enough: number
  /** Threads of one version at most. */
  readonly most: number
}

/**
 * The threads that follow conversations by one version of the standard: one, and further ones as soon as it has enough
 * to do. The less a thread remembers, the shorter it pauses to clear its memory up.
 */
export class EnginesOfVersion {
  readonly #texts: ReadonlyMap<string, string>
  readonly #listener: EnginesListener
  readonly #sharing: Sharing
  /** Those that conversations are given to, with how many each follows. */
  readonly #following = new Map<EngineOfVersion, number>()
  /** One that still reads the standard; nobody is to wait for it. */
  #starting: EngineOfVersion | undefined
  #announced: Extract<ToEngine, { type: 'announce' }> | undefined

  constructor(texts: ReadonlyMap<string, string>, listener: EnginesListener, sharing: Sharing) {
    this.#texts = texts
    this.#listener = listener
    this.#sharing = sharing
    this.#following.set(this.#thread(), 0)
  }

  /** Follows a conversation from now on; the thread that does so. */
  begin(message: Beginning): EngineOfVersion {
    const [[engine, number]] = [...this.#following].sort(([, a], [, b]) => a - b)
    this.#following.set(engine, number + 1)
    engine.tell(message)
    if (number + 1 >= this.#sharing.enough) this.#startAnother()
    return engine
  }

  /** A conversation is followed no longer by this thread. */
  ended(engine: EngineOfVersion): void {
    const number = this.#following.get(engine)
    if (number === undefined) return
    this.#following.set(engine, number - 1)
    if (number > 1 || this.#following.size === 1) return
    this.#following.delete(engine)
    void engine.close()
  }

  announce(message: Extract<ToEngine, { type: 'announce' }>): void {
    this.#announced = message
    for (const engine of this.#all()) engine.tell(message)
  }

  /** Asks about the version itself, which all threads know alike. */
  async ask<Q extends Exclude<Question, { key: number }>>(question: Q): Promise<Answers[Q['what']]> {
    const [engine] = this.#following.keys()
    return (await engine.ask(question)) as Answers[Q['what']]
  }

  async close(): Promise<void> {
    await Promise.all(this.#all().map((engine) => engine.close()))
  }

  #all = () => [...this.#following.keys(), ...(this.#starting ? [this.#starting] : [])]

  #startAnother(): void {
    if (this.#starting || this.#following.size >= this.#sharing.most) return
    const engine = this.#thread()
    this.#starting = engine
    if (this.#announced) engine.tell(this.#announced)
    // who answers has read the standard
    engine.ask({ what: 'moments' }).then(
      () => {
        this.#starting = undefined
        this.#following.set(engine, 0)
      },
      () => (this.#starting = undefined),
    )
  }

  #thread(): EngineOfVersion {
    const { heard, log } = this.#listener
    const engine: EngineOfVersion = new EngineOfVersion(this.#texts, { heard, log, failed: () => this.#failed(engine) })
    return engine
  }

  #failed(engine: EngineOfVersion): void {
    if (this.#following.delete(engine)) this.#listener.failed(engine, this.#following.size === 0)
  }
}
