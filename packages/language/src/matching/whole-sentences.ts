import { FLAGS, IS_DIGIT, isNegation } from '../characters.ts'
import type { NormalText } from '../normalise.ts'
import { codeOf } from './letters.ts'
import { type Literal, plainEnd } from './literals.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'

/** A wording must have so many letters that what is left of it without one is still told from others. */
const SHORTEST = 5

/** A phrase that can be said in more ways is left out: too many to be kept. */
const MOST = 512

const ANYWHERE = 0x7fffffff

/** Parts of a record: a wording that may be all that a sentence says. */
const LENGTH = 0
const PHRASE = 1
const AT_START = 2
const AT_END = 3
const LETTERS = 4

/**
 * Wordings of which the recogniser left one character out. In the middle of other words so little likeness proves nothing
 * and would find what nobody said; where the wording is all that a sentence says, it is plain. A negation or a digit is
 * never taken to be missing: the sentence would say something else.
 *
 * Of a wording with one letter missing either the first or the last half is left as it was; both halves of each are
 * indexed, so that a sentence is looked up twice, however many wordings there are. There are very many: they lie in
 * arrays of numbers, one after the other.
 */
export class WholeSentences {
  private readonly records: Int32Array
  private readonly byFirst: Chains
  private readonly byLast: Chains
  private readonly longest: number

  constructor(wordings: Wordings) {
    const records = Int32Array.from(wordings.records)
    const places = wordings.places
    this.records = records
    this.byFirst = new Chains(places, (record) => {
      const letters = record + LETTERS
      const length = records[record + LENGTH]
      return keyOf(records, letters, letters + (length >> 1), length)
    })
    this.byLast = new Chains(places, (record) => {
      const length = records[record + LENGTH]
      const end = record + LETTERS + length
      return keyOf(records, end - (length >> 1), end, length)
    })
    this.longest = places.reduce((longest, record) => Math.max(longest, records[record + LENGTH]), 0)
  }

  /**
   * Adds the hits in a turn that was heard.
   * @param first from there on stand the hits that this book has found already: what was found whole is not found again
   */
  find(text: NormalText, hits: PhraseHits, first: number): void {
    let from = 0
    for (let k = 0; k <= text.breakCount; k++) {
      const to = k === text.breakCount ? text.tolerantLength : text.tolerantIndex(text.breaks[k])
      if (to - from >= SHORTEST - 1 && to - from < this.longest) this.findIn(text, from, to, hits, first)
      from = to
    }
  }

  /** Looks for wordings that are one letter longer than the sentence between two tolerant positions. */
  private findIn(text: NormalText, from: number, to: number, hits: PhraseHits, first: number): void {
    const { byFirst, byLast } = this
    const letters = text.tolerantLetters
    const whole = to - from + 1
    const half = whole >> 1
    // a wording of the other half, or of another key that shares a place, leaves out something else
    for (let i = byFirst.firstOf(keyOf(letters, from, from + half, whole)); i >= 0; i = byFirst.next[i]) {
      const missing = this.missingIn(byFirst.records[i], letters, from, to)
      if (missing >= half) this.hit(byFirst.records[i], text, from, to, hits, first)
    }
    for (let i = byLast.firstOf(keyOf(letters, to - half, to, whole)); i >= 0; i = byLast.next[i]) {
      const missing = this.missingIn(byLast.records[i], letters, from, to)
      if (missing >= 0 && missing < half) this.hit(byLast.records[i], text, from, to, hits, first)
    }
  }

  private hit(record: number, text: NormalText, from: number, to: number, hits: PhraseHits, first: number): void {
    const { records } = this
    const phrase = records[record + PHRASE]
    if (from > records[record + AT_START] || text.tolerantLength - to > records[record + AT_END]) return
    const start = text.plainAt[from]
    const end = plainEnd(text, to, false)
    for (let h = first; h < hits.count; h++)
      if (hits.phrase[h] === phrase && hits.start[h] < end && hits.end[h] > start) return
    hits.add(phrase, start, end, 1)
  }

  /** Which letter of a wording the letters between two positions leave out, all else being the same; −1 where more differs. */
  private missingIn(record: number, letters: Int32Array, from: number, to: number): number {
    const { records } = this
    const length = records[record + LENGTH]
    if (to - from !== length - 1) return -1
    const wording = record + LETTERS
    let missing = 0
    while (missing < length - 1 && letters[from + missing] === records[wording + missing]) missing++
    for (let j = missing + 1; j < length; j++) if (letters[from + j - 1] !== records[wording + j]) return -1
    const code = codeOf(records[wording + missing])
    return isNegation(code) || (FLAGS[code] & IS_DIGIT) !== 0 ? -1 : missing
  }
}

/** Gathers the wordings of phrases. */
export class Wordings {
  readonly records: number[] = []
  /** Where each record begins. */
  readonly places: number[] = []
  private readonly letters: number[] = []

  /** Adds a phrase with the literals of its segments, those as they stand side by side where its gaps are closed. */
  add(phrase: number, { atStart, atEnd, gaps }: PhrasePattern, segments: readonly (readonly Literal[])[]): void {
    if (gaps.some(({ min }) => min > 0)) return
    const sound = segments.map((literals) => literals.filter((l) => l.mishearable >= 0 && l.doubled.length === 0))
    if (sound.reduce((product, literals) => product * literals.length, 1) > MOST) return
    this.join(sound, 0, 0, [phrase, atStart ?? ANYWHERE, atEnd ?? ANYWHERE])
  }

  /** Writes one literal of each segment after the other, in all ways; so many letters stand already. */
  private join(
    segments: readonly (readonly Literal[])[],
    segment: number,
    length: number,
    head: readonly number[],
  ): void {
    if (segment < segments.length) {
      for (const { letters } of segments[segment]) {
        for (let i = 0; i < letters.length; i++) this.letters[length + i] = letters[i]
        this.join(segments, segment + 1, length + letters.length, head)
      }
    } else if (length >= SHORTEST) {
      this.places.push(this.records.length)
      this.records.push(length, ...head)
      for (let i = 0; i < length; i++) this.records.push(this.letters[i])
    }
  }
}

/** Records by a key, those of one key in their order; others may share their place. */
class Chains {
  /** By entry: its record, and the entry that comes after it, or −1. */
  readonly records: Int32Array
  readonly next: Int32Array
  private readonly first: Int32Array

  constructor(records: readonly number[], key: (record: number) => number) {
    this.records = Int32Array.from(records)
    this.next = new Int32Array(records.length)
    this.first = new Int32Array(2 ** Math.ceil(Math.log2(2 * records.length + 1))).fill(-1)
    for (let i = records.length - 1; i >= 0; i--) {
      const place = this.placeOf(key(records[i]))
      this.next[i] = this.first[place]
      this.first[place] = i
    }
  }

  /** The first entry that may have a key; −1 where none has. */
  firstOf(key: number): number {
    return this.first[this.placeOf(key)]
  }

  private placeOf(key: number): number {
    return (key ^ (key >>> 15)) & (this.first.length - 1)
  }
}

/** A number for some letters of a wording of so many; others may have the same. */
function keyOf(letters: Int32Array, from: number, to: number, length: number): number {
  let key = length
  for (let i = from; i < to; i++) key = Math.imul(key ^ letters[i], 0x01000193)
  return key
}
