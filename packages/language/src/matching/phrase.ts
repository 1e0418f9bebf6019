/** How far the next segment of a phrase may lie from the one before, in characters of the tolerant stream. */
export interface Gap {
  readonly min: number
  readonly max: number
  /** Whether the gap may run over the end of a sentence. */
  readonly crossesSentences: boolean
}

/** A phrase in the form that the matcher needs: segments of alternative literals with gaps between them. */
export interface PhrasePattern {
  readonly segments: readonly (readonly string[])[]
  /** One fewer than segments. */
  readonly gaps: readonly Gap[]
  /** The phrase stands at the start or the end of the turn, at most so many characters (particles apart) from it. */
  readonly atStart?: number
  readonly atEnd?: number
  /** Letter by letter: no particles, stutters, politeness variants or mis-heard characters. */
  readonly exact?: boolean
  /** All of its characters must have been heard, even where it is a whole sentence. */
  readonly complete?: boolean
}

/** Hits of one scan, in no particular order; the arrays are used again by the next scan. */
export class PhraseHits {
  count = 0
  phrase: Uint32Array = new Uint32Array(256)
  /** Plain positions, `end` exclusive. */
  start: Uint32Array = new Uint32Array(256)
  end: Uint32Array = new Uint32Array(256)
  /** Characters that were matched by their sound only. */
  misheard: Uint8Array = new Uint8Array(256)

  add(phrase: number, start: number, end: number, misheard: number): void {
    if (this.count === this.phrase.length) this.grow()
    const i = this.count++
    this.phrase[i] = phrase
    this.start[i] = start
    this.end[i] = end
    this.misheard[i] = misheard
  }

  private grow(): void {
    const wider = <T extends Uint32Array | Uint8Array>(from: T, to: T): T => (to.set(from), to)
    const size = this.count * 2
    this.phrase = wider(this.phrase, new Uint32Array(size))
    this.start = wider(this.start, new Uint32Array(size))
    this.end = wider(this.end, new Uint32Array(size))
    this.misheard = wider(this.misheard, new Uint8Array(size))
  }
}
