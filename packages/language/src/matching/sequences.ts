import type { NormalText } from '../normalise.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'

const NONE = 0xffffffff

/**
 * Puts the literals found into phrases. A phrase of one segment is hit at once; one of several segments when each
 * segment is found within its gap after the one before. Linear in the number of literals found times the segments.
 */
export class Sequences {
  /** Segments are numbered through all phrases: phrase `p` has `firstSegment[p]` … */
  private readonly firstSegment: Uint32Array
  private readonly phraseOf: Uint32Array
  private readonly simple: Uint8Array
  private text!: NormalText
  private hits!: PhraseHits

  /** Occurrences of segments in this turn, as linked lists in order of arrival, one list a segment. */
  private readonly head: Uint32Array
  private readonly tail: Uint32Array
  private nextAt: number[] = []
  private starts: number[] = []
  private ends: number[] = []
  private wrongs: number[] = []
  private touched: number[] = []
  private readonly patterns: readonly PhrasePattern[]

  constructor(patterns: readonly PhrasePattern[]) {
    this.patterns = patterns
    this.firstSegment = new Uint32Array(patterns.length + 1)
    patterns.forEach((p, i) => (this.firstSegment[i + 1] = this.firstSegment[i] + p.segments.length))
    const segments = this.firstSegment[patterns.length]
    this.phraseOf = new Uint32Array(segments)
    patterns.forEach((p, i) => this.phraseOf.fill(i, this.firstSegment[i], this.firstSegment[i] + p.segments.length))
    this.simple = Uint8Array.from(patterns, (p) =>
      p.segments.length === 1 && p.atStart === undefined && p.atEnd === undefined ? 1 : 0,
    )
    this.head = new Uint32Array(segments).fill(NONE)
    this.tail = new Uint32Array(segments)
  }

  segmentId(phrase: number, k: number): number {
    return this.firstSegment[phrase] + k
  }

  begin(text: NormalText, hits: PhraseHits): void {
    this.text = text
    this.hits = hits
    this.nextAt.length = this.starts.length = this.ends.length = this.wrongs.length = this.touched.length = 0
  }

  /** A literal of this segment stands at these plain positions. */
  hit(segment: number, start: number, end: number, misheard: number): void {
    const phrase = this.phraseOf[segment]
    if (this.simple[phrase] === 1) {
      this.hits.add(phrase, start, end, misheard)
      return
    }
    const at = this.starts.push(start) - 1
    this.ends.push(end)
    this.wrongs.push(misheard)
    this.nextAt.push(NONE)
    if (this.head[segment] === NONE) {
      this.head[segment] = at
      this.touched.push(segment)
    } else this.nextAt[this.tail[segment]] = at
    this.tail[segment] = at
  }

  finish(): void {
    for (const segment of this.touched) {
      const phrase = this.phraseOf[segment]
      if (segment === this.firstSegment[phrase + 1] - 1) this.assemble(phrase)
    }
    for (const segment of this.touched) this.head[segment] = NONE
  }

  private assemble(phrase: number): void {
    const first = this.firstSegment[phrase]
    const last = this.firstSegment[phrase + 1] - 1
    for (let s = first; s < last; s++) if (this.head[s] === NONE) return
    const pattern = this.patterns[phrase]
    let chains = this.list(first).filter(
      (c) => pattern.atStart === undefined || this.opensTurn(c.start, pattern.atStart),
    )
    for (let k = 1; chains.length > 0 && first + k <= last; k++) chains = this.extend(chains, first + k, pattern, k - 1)
    for (const c of chains)
      if (pattern.atEnd === undefined || this.closesTurn(c.end, pattern.atEnd))
        this.hits.add(phrase, c.start, c.end, c.misheard)
  }

  /**
   * Every occurrence of a segment that some chain reaches through the gap, each with the latest such chain. Both lists
   * are in order of their ends, so the window of chains that end within reach only moves forward.
   */
  private extend(chains: Chain[], segment: number, pattern: PhrasePattern, gapIndex: number): Chain[] {
    const gap = pattern.gaps[gapIndex]
    const byStart = this.list(segment).sort((a, b) => a.start - b.start || a.end - b.end)
    const sorted = chains.sort((a, b) => a.end - b.end || a.start - b.start)
    const out: Chain[] = []
    let reach = 0
    for (const here of byStart) {
      while (reach < sorted.length && sorted[reach].end + gap.min <= here.start) reach++
      const before = reach > 0 ? sorted[reach - 1] : undefined
      if (!before || here.start - before.end > gap.max) continue
      if (!gap.crossesSentences && !this.sameSentence(before.end - 1, here.start)) continue
      out.push({ start: before.start, end: here.end, misheard: Math.min(255, before.misheard + here.misheard) })
    }
    return out
  }

  private sameSentence(a: number, b: number): boolean {
    return this.text.sentences[a] === this.text.sentences[b]
  }

  private list(segment: number): Chain[] {
    const out: Chain[] = []
    for (let at = this.head[segment]; at !== NONE; at = this.nextAt[at])
      out.push({ start: this.starts[at], end: this.ends[at], misheard: this.wrongs[at] })
    return out
  }

  /** At most `slack` characters of the tolerant stream lie before. */
  private opensTurn(start: number, slack: number): boolean {
    const { tolerantLength, plainAt } = this.text
    return tolerantLength <= slack || start <= plainAt[slack]
  }

  private closesTurn(end: number, slack: number): boolean {
    const { tolerantLength, plainAt } = this.text
    return tolerantLength <= slack || end > plainAt[tolerantLength - 1 - slack]
  }
}

interface Chain {
  readonly start: number
  readonly end: number
  readonly misheard: number
}
