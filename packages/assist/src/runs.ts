const NONE = -1
const SMALLEST = 1024

/**
 * Runs of one to three characters in some place, numbered from 0 in the order in which they are added: a hash table in
 * arrays of numbers, as a turn has hundreds of runs and no strings are to be made for them.
 */
export class Runs {
  size = 0
  /** The first two characters, and the place with the third. */
  private heads: Uint32Array = new Uint32Array(SMALLEST)
  private tails: Uint32Array = new Uint32Array(SMALLEST)
  private numbers: Int32Array = new Int32Array(SMALLEST).fill(NONE)

  /** The number of a run of one to three characters, by their codes, 0 for none; −1 where it was never added. */
  find(first: number, second: number, third: number, place: number): number {
    return this.numbers[this.slotOf(pair(first, second), pair(place, third))]
  }

  /** The same, added where it is new. */
  add(first: number, second: number, third: number, place: number): number {
    if (2 * (this.size + 1) > this.numbers.length) this.grow()
    const head = pair(first, second)
    const tail = pair(place, third)
    const slot = this.slotOf(head, tail)
    if (this.numbers[slot] === NONE) this.put(slot, head, tail, this.size++)
    return this.numbers[slot]
  }

  private put(slot: number, head: number, tail: number, number: number): void {
    this.heads[slot] = head
    this.tails[slot] = tail
    this.numbers[slot] = number
  }

  /** Where a run is, or would be. */
  private slotOf(head: number, tail: number): number {
    const last = this.numbers.length - 1
    const hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)
    let slot = (hash ^ (hash >>> 15)) & last
    while (this.numbers[slot] !== NONE && (this.heads[slot] !== head || this.tails[slot] !== tail))
      slot = (slot + 1) & last
    return slot
  }

  private grow(): void {
    const { heads, tails, numbers } = this
    this.heads = new Uint32Array(2 * numbers.length)
    this.tails = new Uint32Array(2 * numbers.length)
    this.numbers = new Int32Array(2 * numbers.length).fill(NONE)
    for (let i = 0; i < numbers.length; i++)
      if (numbers[i] !== NONE) this.put(this.slotOf(heads[i], tails[i]), heads[i], tails[i], numbers[i])
  }
}

const pair = (high: number, low: number) => ((high << 16) | low) >>> 0
