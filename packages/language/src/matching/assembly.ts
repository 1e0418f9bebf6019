import type { NormalText } from '../normalise.ts'
import { codeOf, misheardIn } from './letters.ts'
import { endsDoubled, type Literal, plainEnd, standsDoubled } from './literals.ts'
import type { PhrasePattern } from './phrase.ts'
import type { Segment } from './segment.ts'

/** From so many segments on, places that lead nowhere are remembered, so that none is tried twice. */
const MANY_SEGMENTS = 4

/**
 * Puts a phrase of several segments together around its anchor, the segment that is rarest: on either side the nearest
 * places of the other segments (to the left by their beginnings) that leave room for the rest. Gaps are counted in the
 * tolerant stream, so particles and stutters take no room in them. The work is bounded by segments × gap × literals.
 */
export class Assembly {
  private readonly pattern: PhrasePattern
  /** The other segments; undefined at the anchor. */
  private readonly segments: readonly (Segment | undefined)[]
  private readonly anchor: number
  private readonly failed: Set<number> | undefined
  private text!: NormalText
  private letters!: Int32Array
  private hearing = false
  /** The phrase that was put together last: plain positions, and characters matched by their sound. */
  start = 0
  end = 0
  misheard = 0

  constructor(pattern: PhrasePattern, segments: readonly (Segment | undefined)[], anchor: number) {
    this.pattern = pattern
    this.segments = segments
    this.anchor = anchor
    this.failed = segments.length >= MANY_SEGMENTS ? new Set() : undefined
  }

  /**
   * Looks for the rest of the phrase around an anchor; where it is found, `start`, `end` and `misheard` tell of it.
   * @param letters of the tolerant stream
   * @param from, to tolerant positions of the anchor, `start` and `end` its plain ones
   */
  around(
    text: NormalText,
    letters: Int32Array,
    hearing: boolean,
    from: number,
    to: number,
    start: number,
    end: number,
    misheard: number,
  ): boolean {
    this.text = text
    this.letters = letters
    this.hearing = hearing
    this.failed?.clear()
    this.misheard = misheard
    return this.left(this.anchor, from, start) && this.right(this.anchor, to, end)
  }

  /** Looks left of segment `k`, which begins at a tolerant and a plain position. */
  private left(k: number, edge: number, plainEdge: number): boolean {
    const { text, letters, pattern } = this
    if (k === 0) {
      this.start = plainEdge
      return pattern.atStart === undefined || edge <= pattern.atStart
    }
    if (this.hasFailed(edge * 64 + k)) return false
    const segment = this.segments[k - 1] as Segment
    const { min, max } = pattern.gaps[k - 1]
    const lowest = Math.max(0, edge - max - segment.longest)
    for (
      let t = segment.previous(letters, edge - min - 1, lowest);
      t >= lowest;
      t = segment.previous(letters, t - 1, lowest)
    ) {
      for (const literal of segment.beginningWith(letters[t])) {
        const end = t + literal.letters.length
        if (end > edge - min || edge - end > max) continue
        const wrong = this.compare(literal, t)
        if (wrong < 0 || !this.endsBefore(literal, end, k - 1, plainEdge)) continue
        if (this.left(k - 1, t, text.plainAt[t])) {
          this.misheard += wrong
          return true
        }
      }
    }
    if (segment.exact.size > 0 && this.leftExact(segment, k, edge, plainEdge)) return true
    this.failed?.add(edge * 64 + k)
    return false
  }

  private leftExact(segment: Segment, k: number, edge: number, plainEdge: number): boolean {
    const { text } = this
    const { min, max } = this.pattern.gaps[k - 1]
    for (let at = plainEdge - 1; at >= 0 && edge - text.tolerantIndex(at) <= max + segment.longest; at--) {
      for (const { letters } of segment.exact.get(text.codes[at]) ?? []) {
        const end = at + letters.length
        const distance = edge - text.tolerantIndex(end)
        if (end > plainEdge || distance < min || distance > max || !this.mayCross(k - 1, end - 1, plainEdge)) continue
        if (standsExactly(letters, text, at) && this.left(k - 1, text.tolerantIndex(at), at)) return true
      }
    }
    return false
  }

  /** Looks right of segment `k`, which ends before a tolerant and a plain position. */
  private right(k: number, edge: number, plainEdge: number): boolean {
    const { text, letters, pattern, segments } = this
    if (k === segments.length - 1) {
      this.end = plainEdge
      return pattern.atEnd === undefined || text.tolerantLength - edge <= pattern.atEnd
    }
    if (this.hasFailed(edge * 64 + 32 + k)) return false
    const segment = segments[k + 1] as Segment
    const { min, max } = pattern.gaps[k]
    const highest = Math.min(text.tolerantLength - 1, edge + max)
    for (let t = segment.next(letters, edge + min, highest); t <= highest; t = segment.next(letters, t + 1, highest)) {
      if (!this.mayCross(k, plainEdge - 1, text.plainAt[t])) break
      for (const literal of segment.beginningWith(letters[t])) {
        const wrong = this.compare(literal, t)
        if (wrong < 0) continue
        const end = t + literal.letters.length
        if (this.right(k + 1, end, plainEnd(text, end, endsDoubled(literal)))) {
          this.misheard += wrong
          return true
        }
      }
    }
    if (segment.exact.size > 0 && this.rightExact(segment, k, edge, plainEdge)) return true
    this.failed?.add(edge * 64 + 32 + k)
    return false
  }

  private rightExact(segment: Segment, k: number, edge: number, plainEdge: number): boolean {
    const { text } = this
    const { min, max } = this.pattern.gaps[k]
    for (let at = plainEdge; at < text.length; at++) {
      const distance = text.tolerantIndex(at) - edge
      if (distance > max || !this.mayCross(k, plainEdge - 1, at)) return false
      if (distance < min) continue
      for (const { letters } of segment.exact.get(text.codes[at]) ?? []) {
        const end = at + letters.length
        if (standsExactly(letters, text, at) && this.right(k + 1, text.tolerantIndex(end), end)) return true
      }
    }
    return false
  }

  /** Characters of the text that only sound like the literal's; −1 where it does not stand at a tolerant position. */
  private compare({ letters, mishearable, doubled }: Literal, start: number): number {
    const { text, hearing } = this
    const size = letters.length
    if (start + size > text.tolerantLength) return -1
    const wrong = misheardIn(this.letters, start, letters, 0, size, hearing ? mishearable : 0)
    return doubled.length === 0 || standsDoubled(doubled, text, start) ? wrong : -1
  }

  /** Whether a literal that ends at a tolerant position ends before a plain one, in the same sentence where it must. */
  private endsBefore(literal: Literal, end: number, gap: number, plainEdge: number): boolean {
    const plain = plainEnd(this.text, end, endsDoubled(literal))
    return plain <= plainEdge && this.mayCross(gap, plain - 1, plainEdge)
  }

  private mayCross(gap: number, a: number, b: number): boolean {
    return this.pattern.gaps[gap].crossesSentences || this.text.sameSentence(a, b)
  }

  private hasFailed(key: number): boolean {
    return this.failed !== undefined && this.failed.has(key)
  }
}

function standsExactly(letters: Int32Array, text: NormalText, at: number): boolean {
  if (at + letters.length > text.length) return false
  for (let j = 0; j < letters.length; j++) if (codeOf(letters[j]) !== text.codes[at + j]) return false
  return true
}
