import { setTimeout } from 'node:timers/promises'
import { type Database, jobDepths } from '@liangyan/store'

const PAUSE = 200

/** Conversations that wait for their inspection by whatever worker is free. */
export class Uninspected {
  readonly #db: Database
  readonly #leftAmong: (keys: readonly number[]) => Promise<number[]>
  #keys: number[] = []

  /** @param leftAmong which of these conversations still wait */
  constructor(db: Database, leftAmong: (keys: readonly number[]) => Promise<number[]>) {
    this.#db = db
    this.#leftAmong = leftAmong
  }

  get count(): number {
    return this.#keys.length
  }

  /** The least of their keys; undefined where none waits. */
  get first(): number | undefined {
    return this.#keys.length === 0 ? undefined : Math.min(...this.#keys)
  }

  add(keys: readonly number[]): void {
    this.#keys.push(...keys)
  }

  /** Waits for none of them any longer; how many there were. */
  giveUp(): number {
    return this.#keys.splice(0).length
  }

  /**
   * Waits until at most so many are left; `advanced` is told whenever there are fewer. Gives up, without a word, on
   * those that nobody is asked to inspect any longer. Throws where the signal is aborted.
   */
  async downTo(most: number, signal: AbortSignal, advanced: () => Promise<void>): Promise<void> {
    while (this.#keys.length > most) {
      const asked = (await jobDepths(this.#db)).has('inspect')
      const left = await this.#leftAmong(this.#keys)
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
