/** A set of whole numbers, kept as ranges: what has come of a sequence, and what is missing. */
export class Numbers {
  /** Closed, in rising order, never touching. */
  readonly #ranges: [number, number][] = []

  constructor(numbers: Iterable<number> = []) {
    for (const number of numbers) this.add(number)
  }

  get ranges(): [number, number][] {
    return this.#ranges.map(([from, to]) => [from, to])
  }

  /** The highest; 0 where there is none. */
  get last(): number {
    return this.#ranges.at(-1)?.[1] ?? 0
  }

  has(number: number): boolean {
    return this.#ranges.some(([from, to]) => from <= number && number <= to)
  }

  add(number: number): void {
    // nearly always the next one
    let at = this.#ranges.length
    while (at > 0 && this.#ranges[at - 1][0] > number) at--
    const before = this.#ranges[at - 1]
    const after = this.#ranges[at]
    if (before && number <= before[1]) return
    const joinsBefore = before !== undefined && before[1] === number - 1
    const joinsAfter = after !== undefined && after[0] === number + 1
    if (joinsBefore && joinsAfter) {
      before[1] = after[1]
      this.#ranges.splice(at, 1)
    } else if (joinsBefore) before[1] = number
    else if (joinsAfter) after[0] = number
    else this.#ranges.splice(at, 0, [number, number])
  }
}
