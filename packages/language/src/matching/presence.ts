/**
 * Which sounds, and which pairs of neighbouring sounds, the turn at hand holds. Pairs are hashed, so one that is noted may
 * be chance; one that is not noted is certainly absent. Notes carry the number of the turn, so nothing is ever cleared.
 */
export class Presence {
  private readonly singles: Uint32Array
  private readonly pairs: Uint32Array = new Uint32Array(PAIRS)
  private turn = 0

  constructor(sounds: number) {
    this.singles = new Uint32Array(sounds)
  }

  /** Notes the sounds of the first `length` codes. */
  note(codes: Uint16Array, length: number, soundOf: Uint16Array): void {
    const { singles, pairs } = this
    if (++this.turn === 0xffffffff) this.startOver()
    const turn = this.turn
    let before = 0
    for (let i = 0; i < length; i++) {
      const sound = soundOf[codes[i]]
      singles[sound] = turn
      pairs[pairOf(before, sound)] = turn
      before = sound
    }
  }

  /** Whether any of some needs may be met: sounds, or hashed pairs of sounds. */
  holdsAny(needs: Uint16Array, arePairs: boolean): boolean {
    const notes = arePairs ? this.pairs : this.singles
    for (let i = 0; i < needs.length; i++) if (notes[needs[i]] === this.turn) return true
    return false
  }

  private startOver(): void {
    this.singles.fill(0)
    this.pairs.fill(0)
    this.turn = 1
  }
}

const PAIRS = 4096

/** Where a pair of sounds is noted. */
export const pairOf = (a: number, b: number): number => (Math.imul(a, 37) + b) & (PAIRS - 1)
