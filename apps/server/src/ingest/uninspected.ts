import { setTimeout } from 'node:timers/promises'
import { type Database, jobDepths, uninspectedAmong } from '@liangyan/store'

const PAUSE = 200

/** Conversations that were stored and wait for their inspection by whatever worker is free. */
export class Uninspected {
  readonly #db: Database
  #keys: number[] = []

  constructor(db: Database) {
    this.#db = db
  }

  get count(): number {
    return this.#keys.length
  }

  add(keys: readonly number[]): void {
    this.#keys.push(...keys)
  }

  /**
   * Waits until at most so many are left; `advanced` is told whenever there are fewer. Gives up, without a word, on
   * those that nobody is asked to inspect any longer. Throws where the signal is aborted.
   */
  async downTo(most: number, signal: AbortSignal, advanced: () => Promise<void>): Promise<void> {
    while (this.#keys.length > most) {
      const asked = (await jobDepths(this.#db)).has('inspect')
      const left = await uninspectedAmong(this.#db, this.#keys)
      if (left.length < this.#keys.length) {
        this.#keys = left
        await advanced()
      } else if (asked) {
        await setTimeout(PAUSE, undefined, { signal })
      } else {
        return
      }
    }
  }
}
