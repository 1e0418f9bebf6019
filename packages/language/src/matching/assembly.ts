import type { NormalText } from '../normalise.ts'
import { codeOf, misheardIn } from './letters.ts'
import { plainEnd, standsDoubled } from './literals.ts'
import type { PhrasePattern } from './phrase.ts'
import { bucketOf, DOUBLED, EXACT, LETTERS, LONGEST, MISHEARABLE, SIZE, type SegmentStore } from './segment-store.ts'

/** From so many segments on, places that lead nowhere are remembered, so that none is tried twice. */
const MANY_SEGMENTS = 4

/** A phrase as its segments are put together. */
export interface Outline {
  readonly gaps: PhrasePattern['gaps']
  /** Where each segment is stored; at the anchor it is not looked at. */
  readonly segments: readonly number[]
  readonly anchor: number
  readonly atStart: number
  readonly atEnd: number
}

/** The outline of a phrase; undefined where it is its anchor alone. */
export function outlineOf(pattern: PhrasePattern, segments: readonly number[], anchor: number): Outline | undefined {
  const { gaps, atStart, atEnd } = pattern
  if (segments.length === 1 && atStart === undefined && atEnd === undefined) return undefined
  const [first, last] = [atStart ?? Number.POSITIVE_INFINITY, atEnd ?? Number.POSITIVE_INFINITY]
  return { gaps, segments, anchor, atStart: first, atEnd: last }
}

/**
 * Puts phrases of several segments together around their anchor, the segment that is rarest: on either side the nearest
 * places of the other segments (to the left by their beginnings) that leave room for the rest. Gaps are counted in the
 * tolerant stream, so particles and stutters take no room in them. The work is bounded by segments × gap × literals.
 */
export class Assembler {
  private readonly store: SegmentStore
  private readonly words: Int32Array
  private readonly failed = new Set<number>()
  private remembers = false
  private phrase!: Outline
  private text!: NormalText
  private letters!: Int32Array
  private hearing = false
  /** The phrase that was put together last: plain positions, and characters matched by their sound. */
  start = 0
  end = 0
  misheard = 0

  /** @param store closed */
  constructor(store: SegmentStore) {
    this.store = store
    this.words = store.words
  }

  /** Takes up the next turn. */
  begin(text: NormalText, hearing: boolean): void {
    this.text = text
    this.letters = text.tolerantLetters
    this.hearing = hearing
  }

  /**
   * Looks for the rest of a phrase around its anchor; where it is found, `start`, `end` and `misheard` tell of it.
   * @param from, to tolerant positions of the anchor, `start` and `end` its plain ones
   */
  around(phrase: Outline, from: number, to: number, start: number, end: number, misheard: number): boolean {
    const { segments, anchor } = phrase
    this.phrase = phrase
    this.misheard = misheard
    this.remembers = segments.length >= MANY_SEGMENTS
    if (this.remembers) this.failed.clear()
    return this.left(anchor, from, start) && this.right(anchor, to, end)
  }

  /** Looks left of segment `k`, which begins at a tolerant and a plain position. */
  private left(k: number, edge: number, plainEdge: number): boolean {
    const { text, letters, words, phrase } = this
    if (k === 0) {
      this.start = plainEdge
      return edge <= phrase.atStart
    }
    const key = edge * 64 + k
    if (this.remembers && this.failed.has(key)) return false
    const segment = phrase.segments[k - 1]
    const { min, max } = phrase.gaps[k - 1]
    const latest = edge - min
    const lowest = Math.max(0, edge - max - words[segment + LONGEST])
    for (let t = latest - 1; t >= lowest; t--) {
      const bucket = bucketOf(words, segment, letters[t])
      if (bucket === 0) continue
      let literal = bucket + 1
      for (let more = words[bucket]; more > 0; more--) {
        const end = t + words[literal + SIZE]
        const wrong = end > latest || edge - end > max ? -1 : this.compare(literal, t)
        if (wrong >= 0 && this.endsBefore(literal, end, k - 1, plainEdge) && this.left(k - 1, t, text.plainAt[t])) {
          this.misheard += wrong
          return true
        }
        literal += LETTERS + words[literal + SIZE]
      }
    }
    if (words[segment + EXACT] !== 0 && this.leftExact(segment, k, edge, plainEdge)) return true
    if (this.remembers) this.failed.add(key)
    return false
  }

  private leftExact(segment: number, k: number, edge: number, plainEdge: number): boolean {
    const { text, words } = this
    const { min, max } = this.phrase.gaps[k - 1]
    const exact = this.store.exact[words[segment + EXACT] - 1]
    const farthest = max + words[segment + LONGEST]
    for (let at = plainEdge - 1; at >= 0 && edge - text.tolerantIndex(at) <= farthest; at--) {
      for (const letters of exact.get(text.codes[at]) ?? []) {
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
    const { text, letters, words, phrase } = this
    if (k === phrase.segments.length - 1) {
      this.end = plainEdge
      return text.tolerantLength - edge <= phrase.atEnd
    }
    const key = edge * 64 + 32 + k
    if (this.remembers && this.failed.has(key)) return false
    const segment = phrase.segments[k + 1]
    const { min, max } = phrase.gaps[k]
    const highest = Math.min(text.tolerantLength - 1, edge + max)
    for (let t = edge + min; t <= highest; t++) {
      const bucket = bucketOf(words, segment, letters[t])
      if (bucket === 0) continue
      if (!this.mayCross(k, plainEdge - 1, text.plainAt[t])) break
      let literal = bucket + 1
      for (let more = words[bucket]; more > 0; more--) {
        const end = t + words[literal + SIZE]
        const wrong = this.compare(literal, t)
        if (wrong >= 0 && this.right(k + 1, end, plainEnd(text, end, this.endsDoubled(literal)))) {
          this.misheard += wrong
          return true
        }
        literal += LETTERS + words[literal + SIZE]
      }
    }
    if (words[segment + EXACT] !== 0 && this.rightExact(segment, k, edge, plainEdge)) return true
    if (this.remembers) this.failed.add(key)
    return false
  }

  private rightExact(segment: number, k: number, edge: number, plainEdge: number): boolean {
    const { text } = this
    const { min, max } = this.phrase.gaps[k]
    const exact = this.store.exact[this.words[segment + EXACT] - 1]
    for (let at = plainEdge; at < text.length; at++) {
      const distance = text.tolerantIndex(at) - edge
      if (distance > max || !this.mayCross(k, plainEdge - 1, at)) return false
      if (distance < min) continue
      for (const letters of exact.get(text.codes[at]) ?? []) {
        const end = at + letters.length
        if (standsExactly(letters, text, at) && this.right(k + 1, text.tolerantIndex(end), end)) return true
      }
    }
    return false
  }

  /** Characters of the text that only sound like the literal's; −1 where it does not stand at a tolerant position. */
  private compare(literal: number, start: number): number {
    const { text, words, hearing } = this
    const from = literal + LETTERS
    const size = words[literal + SIZE]
    if (start + size > text.tolerantLength) return -1
    const wrong = misheardIn(this.letters, start, words, from, from + size, hearing ? words[literal + MISHEARABLE] : 0)
    const doubled = words[literal + DOUBLED]
    return doubled === 0 || standsDoubled(this.store.doubled[doubled - 1], text, start) ? wrong : -1
  }

  /** Whether the last character of a literal must stand twice. */
  private endsDoubled(literal: number): boolean {
    const doubled = this.words[literal + DOUBLED]
    return doubled !== 0 && this.store.doubled[doubled - 1].at(-1) === this.words[literal + SIZE] - 1
  }

  /** Whether a literal that ends at a tolerant position ends before a plain one, in the same sentence where it must. */
  private endsBefore(literal: number, end: number, gap: number, plainEdge: number): boolean {
    const plain = plainEnd(this.text, end, this.endsDoubled(literal))
    return plain <= plainEdge && this.mayCross(gap, plain - 1, plainEdge)
  }

  private mayCross(gap: number, a: number, b: number): boolean {
    return this.phrase.gaps[gap].crossesSentences || this.text.sameSentence(a, b)
  }
}

function standsExactly(letters: Int32Array, text: NormalText, at: number): boolean {
  if (at + letters.length > text.length) return false
  for (let j = 0; j < letters.length; j++) if (codeOf(letters[j]) !== text.codes[at + j]) return false
  return true
}
