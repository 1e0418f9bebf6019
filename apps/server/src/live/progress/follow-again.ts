import { setTimeout } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { EngineEnded } from '../engine/engine-of-version.ts'
import type { Room } from './room.ts'

/** A thread that died so soon after the one before may die of the same again: then it is waited for a while, in ms. */
const SOON = 10_000
const PAUSE = 2_000
/** A question that one thread after the other dies of is refused. */
const TRIES = 2

/** Goes on with conversations whose thread of the engine has died: each is told anew, and asked of once it is followed. */
export class FollowAgain {
  readonly #log: FastifyBaseLogger
  readonly #introduce: (room: Room) => Promise<void>
  readonly #isHere: (room: Room) => boolean
  /** Settles when the conversation is followed again, or needs to be no longer. */
  readonly #waiting = new Map<number, Promise<void>>()
  readonly #died = new Map<number, number>()
  #closed = false

  /** @param introduce tells the engine of a conversation · @param isHere whether it is in progress still */
  constructor(log: FastifyBaseLogger, introduce: (room: Room) => Promise<void>, isHere: (room: Room) => boolean) {
    this.#log = log
    this.#introduce = introduce
    this.#isHere = isHere
  }

  /** The thread of a version has died with all it knew of these. */
  again(version: number, rooms: readonly Room[]): void {
    const now = performance.now()
    const pause = now - (this.#died.get(version) ?? Number.NEGATIVE_INFINITY) < SOON ? PAUSE : 0
    this.#died.set(version, now)
    for (const room of rooms) {
      const following = this.#follow(room, pause).finally(() => {
        if (this.#waiting.get(room.key) === following) this.#waiting.delete(room.key)
      })
      this.#waiting.set(room.key, following)
    }
  }

  /** Asks about a conversation; once more where the thread that was asked has died. */
  async asked<T>(key: number, ask: () => Promise<T>): Promise<T> {
    for (let time = 1; ; time++) {
      await this.#waiting.get(key)
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof EngineEnded) || time === TRIES) throw error
      }
    }
  }

  close(): void {
    this.#closed = true
  }

  async #follow(room: Room, before: number): Promise<void> {
    for (let pause = before; ; pause = PAUSE) {
      if (pause > 0) await setTimeout(pause)
      if (this.#closed || !this.#isHere(room)) return
      try {
        return await this.#introduce(room)
      } catch (error) {
        this.#log.error({ error, live: room.key }, 'a conversation cannot be followed yet')
      }
    }
  }
}
