import { setTimeout } from 'node:timers/promises'
import { addLiveEvents, type Database, isUnstorable, type JournalEntry } from '@liangyan/store'
import type { FastifyBaseLogger } from 'fastify'

/** What comes within this time is stored together, in milliseconds. */
const GATHER = 15
/** As many in one statement. */
const MOST = 2_000
/** A database that does not answer is tried again after this long. */
const AGAIN = 500

interface Waiting {
  readonly entry: JournalEntry
  readonly stored: () => void
  readonly refused: (error: unknown) => void
}

/** Keeps what happens: many events in one statement, each told when it is safe. */
export class Journal {
  readonly #db: Database
  readonly #log: FastifyBaseLogger
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined

  constructor(db: Database, log: FastifyBaseLogger) {
    this.#db = db
    this.#log = log
  }

  /** How many are not safe yet. */
  get depth(): number {
    return this.#waiting.length
  }

  /** Resolves when the event is in the store; rejects where the store can never hold it. */
  keep(entry: JournalEntry): Promise<void> {
    return new Promise((stored, refused) => {
      this.#waiting.push({ entry, stored, refused })
      this.#writing ??= this.#write()
    })
  }

  /** Resolves when all that was given is safe. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    await setTimeout(GATHER)
    while (this.#waiting.length > 0) {
      const some = this.#waiting.slice(0, MOST)
      this.#waiting = this.#waiting.slice(some.length)
      await this.#store(some)
    }
    this.#writing = undefined
  }

  async #store(some: readonly Waiting[]): Promise<void> {
    for (;;) {
      try {
        await addLiveEvents(
          this.#db,
          some.map(({ entry }) => entry),
        )
        for (const { stored } of some) stored()
        return
      } catch (error) {
        if (isUnstorable(error)) {
          if (some.length > 1) for (const one of some) await this.#store([one])
          else some[0].refused(error)
          return
        }
        this.#log.error({ error, events: some.length }, 'live events cannot be stored yet')
        await setTimeout(AGAIN)
      }
    }
  }
}
