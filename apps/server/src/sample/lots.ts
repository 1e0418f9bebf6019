import { randomNumbers } from '@liangyan/review'

/** Draws by lot that come out the same each time: the sample bank is always the same. */
export class Lots {
  readonly #drawn: (name: string) => number
  #count = 0

  constructor(seed: string) {
    this.#drawn = randomNumbers(seed)
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    return this.#drawn(String(this.#count++))
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]
  }

  /** One of the list, as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T {
    let rest = this.next() * list.reduce((sum, item) => sum + weightOf(item), 0)
    return list.find((item) => (rest -= weightOf(item)) < 0) ?? list[list.length - 1]
  }
}
