/**
 * A set of small whole numbers that tells of each member how many come before it: as little memory as there can be, so
 * that all of it stays in the fastest there is.
 */
export class RankedBits {
  /** A bit for each number. */
  readonly bits: Int32Array
  /** How many members come before those of each word of `bits`. */
  private readonly before: Int32Array

  /** @param size more than any member */
  constructor(members: Iterable<number>, size: number) {
    this.bits = new Int32Array((size + 31) >>> 5)
    this.before = new Int32Array(this.bits.length)
    for (const member of members) this.bits[member >>> 5] |= 1 << (member & 31)
    for (let word = 1; word < this.bits.length; word++)
      this.before[word] = this.before[word - 1] + ones(this.bits[word - 1])
  }

  has(number: number): boolean {
    return (this.bits[number >>> 5] & (1 << (number & 31))) !== 0
  }

  /** How many members are smaller than this one. */
  rank(member: number): number {
    const word = member >>> 5
    return this.before[word] + ones(this.bits[word] & ((1 << (member & 31)) - 1))
  }
}

/** How many bits are set. */
export function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
