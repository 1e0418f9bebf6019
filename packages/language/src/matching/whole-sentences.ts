import { FLAGS, IS_DIGIT, isNegation } from '../characters.ts'
import type { NormalText } from '../normalise.ts'
import { codeOf } from './letters.ts'
import { type Literal, plainEnd } from './literals.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'

/** A wording must have so many letters that what is left of it without one is still told from others. */
const SHORTEST = 5

/** A phrase that can be said in more ways is left out: too many to be kept. */
const MOST = 512

/** A wording that may be all that a sentence says. */
interface Wording {
  readonly letters: Int32Array
  readonly phrase: number
  readonly atStart: number
  readonly atEnd: number
}

/**
 * Wordings of which the recogniser left one character out. In the middle of other words so little likeness proves nothing
 * and would find what nobody said; where the wording is all that a sentence says, it is plain. A negation or a digit is
 * never taken to be missing: the sentence would say something else.
 *
 * Of a wording with one letter missing either the first or the last half is left as it was; both halves of each are
 * indexed, so that a sentence is looked up twice, however many wordings there are.
 */
export class WholeSentences {
  private readonly byFirst = new Map<number, Wording[]>()
  private readonly byLast = new Map<number, Wording[]>()
  private longest = 0

  /** Adds a phrase with the literals of its segments, those as they stand side by side where its gaps are closed. */
  add(phrase: number, { atStart, atEnd, gaps }: PhrasePattern, segments: readonly (readonly Literal[])[]): void {
    if (gaps.some(({ min }) => min > 0)) return
    const sound = segments.map((literals) => literals.filter((l) => l.mishearable >= 0 && l.doubled.length === 0))
    if (sound.reduce((product, literals) => product * literals.length, 1) > MOST) return
    const anywhere = Number.POSITIVE_INFINITY
    for (const letters of joined(sound))
      if (letters.length >= SHORTEST)
        this.index({ letters, phrase, atStart: atStart ?? anywhere, atEnd: atEnd ?? anywhere })
  }

  private index(wording: Wording): void {
    const { letters } = wording
    const { length } = letters
    const half = length >> 1
    file(this.byFirst, keyOf(letters, 0, half, length), wording)
    file(this.byLast, keyOf(letters, length - half, length, length), wording)
    this.longest = Math.max(this.longest, length)
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
    const letters = text.tolerantLetters
    const whole = to - from + 1
    const half = whole >> 1
    for (const wording of this.byFirst.get(keyOf(letters, from, from + half, whole)) ?? []) {
      const missing = missingIn(wording.letters, letters, from, to)
      if (missing >= half) this.hit(wording, text, from, to, hits, first)
    }
    for (const wording of this.byLast.get(keyOf(letters, to - half, to, whole)) ?? []) {
      const missing = missingIn(wording.letters, letters, from, to)
      if (missing >= 0 && missing < half) this.hit(wording, text, from, to, hits, first)
    }
  }

  private hit(wording: Wording, text: NormalText, from: number, to: number, hits: PhraseHits, first: number): void {
    const { phrase, atStart, atEnd } = wording
    if (from > atStart || text.tolerantLength - to > atEnd) return
    const start = text.plainAt[from]
    const end = plainEnd(text, to, false)
    for (let h = first; h < hits.count; h++)
      if (hits.phrase[h] === phrase && hits.start[h] < end && hits.end[h] > start) return
    hits.add(phrase, start, end, 1)
  }
}

/** The letters of one literal of each segment after the other, in all ways. */
function joined(segments: readonly (readonly Literal[])[]): Int32Array[] {
  return segments.reduce<Int32Array[]>(
    (before, literals) => before.flatMap((b) => literals.map(({ letters }) => Int32Array.of(...b, ...letters))),
    [new Int32Array(0)],
  )
}

function file(wordings: Map<number, Wording[]>, key: number, wording: Wording): void {
  const list = wordings.get(key)
  if (list) list.push(wording)
  else wordings.set(key, [wording])
}

/** A number for some letters of a wording of so many; others may have the same. */
function keyOf(letters: Int32Array, from: number, to: number, length: number): number {
  let key = length
  for (let i = from; i < to; i++) key = Math.imul(key ^ letters[i], 0x01000193)
  return key
}

/** Which letter of a wording the letters between two positions leave out, all else being the same; −1 where more differs. */
function missingIn(wording: Int32Array, letters: Int32Array, from: number, to: number): number {
  const { length } = wording
  if (to - from !== length - 1) return -1
  let missing = 0
  while (missing < length - 1 && letters[from + missing] === wording[missing]) missing++
  for (let j = missing + 1; j < length; j++) if (letters[from + j - 1] !== wording[j]) return -1
  const code = codeOf(wording[missing])
  return isNegation(code) || (FLAGS[code] & IS_DIGIT) !== 0 ? -1 : missing
}
