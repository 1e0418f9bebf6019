import type { System } from '../../system.ts'
import { conclude } from './conclude.ts'
import type { Answers } from '../engine/engine-messages.ts'
import type { Room } from './room.ts'

/** An end that could not be stored is tried again after this long, in milliseconds. */
const AGAIN = 5_000

interface Ending {
  readonly running: Promise<void>
  /** Waits for the one that runs: what came since is part of it. */
  readonly next?: Promise<void>
}

/** Ends conversations: each is inspected and stored, and once more with what comes late. */
export class Endings {
  readonly #system: System
  readonly #result: (room: Room) => Promise<Answers['conclude']>
  readonly #told: (room: Room) => void
  readonly #ending = new Map<string, Ending>()
  #closing = false

  /** @param result what following a conversation has come to · @param told that it has been stored */
  constructor(system: System, result: (room: Room) => Promise<Answers['conclude']>, told: (room: Room) => void) {
    this.#system = system
    this.#result = result
    this.#told = told
  }

  /** Resolves when all that has come until now is inspected and stored. What is asked while one end waits is one end. */
  end(room: Room): Promise<void> {
    const { running, next } = this.#ending.get(room.id) ?? {}
    if (!running && room.concludedAfter === room.log.length) return Promise.resolve()
    if (next) return next
    const ending = (running ?? Promise.resolve()).catch(() => undefined).then(() => this.#conclude(room))
    this.#ending.set(room.id, running ? { running, next: ending } : { running: ending })
    return ending
  }

  /** Ends it in the background; where that fails, it is tried again. */
  soon(room: Room): void {
    this.end(room).catch((error: unknown) => {
      this.#system.log.error({ error, live: room.key }, 'a conversation cannot be concluded yet')
      if (!this.#closing) setTimeout(() => this.soon(room), AGAIN).unref()
    })
  }

  async close(): Promise<void> {
    this.#closing = true
    await Promise.allSettled([...this.#ending.values()].map(({ running, next }) => next ?? running))
  }

  async #conclude(room: Room): Promise<void> {
    const { next } = this.#ending.get(room.id) ?? {}
    if (next) this.#ending.set(room.id, { running: next })
    try {
      await room.safe
      await conclude(this.#system, room, () => this.#result(room))
    } finally {
      if (!this.#ending.get(room.id)?.next) this.#ending.delete(room.id)
    }
    this.#told(room)
  }
}
