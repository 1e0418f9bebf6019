import { NormalText } from '../normalise.ts'
import type { Literal } from './literals.ts'

/**
 * How often characters and pairs of characters stand in typical turns, so that of a phrase's segments the rarest can be
 * looked for. It decides speed only, never what is found.
 */
export class Rarity {
  private readonly singles = new Map<number, number>()
  private readonly pairs = new Map<number, number>()

  constructor(typical: Iterable<string>) {
    const text = new NormalText()
    for (const turn of typical) {
      const { tolerantCodes, tolerantLength } = text.read(turn)
      for (let i = 0; i < tolerantLength; i++) {
        increase(this.singles, tolerantCodes[i])
        if (i > 0) increase(this.pairs, tolerantCodes[i - 1] * 65_536 + tolerantCodes[i])
      }
    }
  }

  /** Of some segments the one that is to be expected least often. */
  rarest(segments: readonly (readonly Literal[])[]): number {
    const expected = segments.map((literals) => literals.reduce((sum, literal) => sum + this.frequency(literal), 0))
    return expected.indexOf(Math.min(...expected))
  }

  /** Expected occurrences of a literal among the typical turns; never quite zero, and less the longer it is. */
  private frequency({ codes }: Literal): number {
    let least = this.singles.get(codes[0]) ?? 0
    for (let j = 1; j < codes.length; j++)
      least = Math.min(least, this.pairs.get(codes[j - 1] * 65_536 + codes[j]) ?? 0)
    return least + 1 / (codes.length * codes.length)
  }
}

function increase(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
