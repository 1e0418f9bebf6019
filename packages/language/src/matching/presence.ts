/**
 * Which sounds, and which pairs of neighbouring sounds, a turn holds: two small bit sets that tell without a search
 * that a segment cannot stand in it. Pairs are hashed, so a set bit may be chance; a clear one is certain.
 */
export class Presence {
  readonly single: Int32Array = new Int32Array(SINGLE_BITS >> 5)
  readonly pairs: Int32Array = new Int32Array(PAIR_BITS >> 5)

  clear(): void {
    this.single.fill(0)
    this.pairs.fill(0)
  }
}

export const SINGLE_BITS = 1024
export const PAIR_BITS = 2048

export const singleBit = (sound: number): number => sound & (SINGLE_BITS - 1)
export const pairBit = (a: number, b: number): number => (Math.imul(a, 37) ^ b) & (PAIR_BITS - 1)

/** Bits of which at least one must be set for a segment to stand in a turn. */
export class Need {
  private readonly words: Int32Array
  private readonly masks: Int32Array
  private readonly ofPairs: boolean

  /** @param sounds the sounds of each literal, in order */
  constructor(sounds: readonly (readonly number[])[]) {
    this.ofPairs = sounds.every((s) => s.length > 1)
    const masks = new Map<number, number>()
    for (const s of sounds) {
      const bit = this.ofPairs ? pairBit(s[0], s[1]) : singleBit(s[0])
      masks.set(bit >> 5, (masks.get(bit >> 5) ?? 0) | (1 << (bit & 31)))
    }
    this.words = Int32Array.from(masks.keys())
    this.masks = Int32Array.from(masks.values())
  }

  mayBeMet(presence: Presence): boolean {
    const { words, masks } = this
    const bits = this.ofPairs ? presence.pairs : presence.single
    for (let i = 0; i < words.length; i++) if ((bits[words[i]] & masks[i]) !== 0) return true
    return false
  }
}
