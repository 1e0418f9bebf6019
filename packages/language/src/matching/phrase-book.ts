import { FOLD, IS_PARTICLE, soundClasses } from '../characters.ts'
import { NormalText } from '../normalise.ts'
import { Automaton } from './automaton.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'
import { Sequences } from './sequences.ts'

interface Literal {
  /** Folded codes for the tolerant stream, plain codes for the exact one. */
  readonly codes: number[]
  /** Positions where the character must stand twice (谢谢). */
  readonly doubled: number[]
  /** How many characters may be matched by sound only. */
  readonly mishearable: number
  readonly segment: number
}

const MAX_GAP_MISHEARD = 255

/**
 * All phrases of a standard, found together in one pass over a turn.
 *
 * A literal of three characters or more may have up to half of its characters mis-heard (same sound, other character),
 * one of two characters only inside a phrase with several segments. Literals that hold a particle or are a single
 * character are matched exactly, on the plain stream.
 */
export class PhraseBook {
  private readonly tolerant: LiteralSet
  private readonly exact: LiteralSet
  private readonly sequences: Sequences

  constructor(patterns: readonly PhrasePattern[], options: { confusable?: boolean } = {}) {
    const tolerant: Literal[] = []
    const exact: Literal[] = []
    const scratch = new NormalText()
    this.sequences = new Sequences(patterns)
    patterns.forEach((pattern, phrase) => {
      pattern.segments.forEach((alternatives, k) => {
        const segment = this.sequences.segmentId(phrase, k)
        for (const text of new Set(alternatives)) {
          const literal = literalOf(text, segment, pattern, scratch)
          if (literal.codes.length > 0) (literal.mishearable < 0 ? exact : tolerant).push(literal)
        }
      })
    })
    const { classOf } = soundClasses(options.confusable ?? true)
    this.tolerant = new LiteralSet(tolerant, (code) => classOf[code] || 0x10000 + code)
    this.exact = new LiteralSet(exact, (code) => code)
  }

  /** How large the compiled tables are, for `liangyan check` and the benchmark. */
  get size(): { literals: number; states: number } {
    return {
      literals: this.tolerant.literals + this.exact.literals,
      states: this.tolerant.automaton.states + this.exact.automaton.states,
    }
  }

  /**
   * Finds every phrase in a normalised turn.
   * @param hearing whether characters may be mis-heard (speech) or must be as written (chat)
   */
  scan(text: NormalText, hearing: boolean, hits: PhraseHits): void {
    hits.count = 0
    this.sequences.begin(text, hits)
    if (this.tolerant.literals > 0) this.scanTolerant(text, hearing)
    if (this.exact.literals > 0) this.scanExact(text)
    this.sequences.finish()
  }

  private scanTolerant(text: NormalText, hearing: boolean): void {
    const { next, width, columnOf, firstOutput, outputs } = this.tolerant.automaton
    const { tolerantCodes, tolerantLength } = text
    let state = 0
    for (let i = 0; i < tolerantLength; i++) {
      state = next[state * width + columnOf[tolerantCodes[i]]]
      const last = firstOutput[state + 1]
      for (let o = firstOutput[state]; o < last; o++) this.verify(outputs[o], i + 1, text, hearing)
    }
  }

  private verify(literal: number, end: number, text: NormalText, hearing: boolean): void {
    const { firstCode, codes, mishearable, segmentOf, doubled } = this.tolerant
    const from = firstCode[literal]
    const size = firstCode[literal + 1] - from
    const start = end - size
    let wrong = 0
    for (let j = 0; j < size; j++) if (codes[from + j] !== text.tolerantCodes[start + j]) wrong++
    if (wrong > 0 && (!hearing || wrong > mishearable[literal])) return
    const twice = doubled[literal]
    if (twice) for (const j of twice) if (text.doubled[start + j] === 0) return
    this.sequences.hit(
      segmentOf[literal],
      text.plainAt[start],
      plainEnd(text, end, twice?.at(-1) === size - 1),
      Math.min(wrong, MAX_GAP_MISHEARD),
    )
  }

  private scanExact(text: NormalText): void {
    const { automaton, firstCode, segmentOf } = this.exact
    const { next, width, columnOf, firstOutput, outputs } = automaton
    const { codes, length } = text
    let state = 0
    for (let i = 0; i < length; i++) {
      state = next[state * width + columnOf[codes[i]]]
      const last = firstOutput[state + 1]
      for (let o = firstOutput[state]; o < last; o++) {
        const literal = outputs[o]
        const size = firstCode[literal + 1] - firstCode[literal]
        this.sequences.hit(segmentOf[literal], i + 1 - size, i + 1, 0)
      }
    }
  }
}

/** Plain position after a tolerant hit; one whose last character stands twice ends after the second. */
function plainEnd(text: NormalText, end: number, endsDoubled: boolean): number {
  const last = text.tolerantCodes[end - 1]
  let at = text.plainAt[end - 1] + 1
  if (!endsDoubled) return at
  while (FOLD[text.codes[at]] !== last) at++
  return at + 1
}

/** The literals of one stream, laid out in arrays, with their automaton. */
class LiteralSet {
  readonly automaton: Automaton
  readonly literals: number
  readonly firstCode: Uint32Array
  readonly codes: Uint16Array
  readonly mishearable: Int8Array
  readonly segmentOf: Uint32Array
  readonly doubled: readonly (readonly number[] | undefined)[]

  constructor(literals: readonly Literal[], classOf: (code: number) => number) {
    this.literals = literals.length
    this.firstCode = new Uint32Array(literals.length + 1)
    literals.forEach((l, i) => (this.firstCode[i + 1] = this.firstCode[i] + l.codes.length))
    this.codes = Uint16Array.from(literals.flatMap((l) => l.codes))
    this.mishearable = Int8Array.from(literals, (l) => l.mishearable)
    this.segmentOf = Uint32Array.from(literals, (l) => l.segment)
    this.doubled = literals.map((l) => (l.doubled.length > 0 ? l.doubled : undefined))
    this.automaton = new Automaton(
      literals.map((l) => l.codes.map(classOf)),
      classOf,
    )
  }
}

/** `mishearable` −1 means: to be matched exactly, on the plain stream. */
function literalOf(text: string, segment: number, pattern: PhrasePattern, scratch: NormalText): Literal {
  scratch.read(text)
  const plain = Array.from(scratch.codes.subarray(0, scratch.length))
  const exact = pattern.exact || scratch.tolerantLength < 2 || plain.some((code) => IS_PARTICLE[code] === 1)
  if (exact) return { codes: plain, doubled: [], mishearable: -1, segment }
  const size = scratch.tolerantLength
  const codes = Array.from(scratch.tolerantCodes.subarray(0, size), (code) => FOLD[code])
  const doubled = codes.map((_, j) => j).filter((j) => scratch.doubled[j] === 1)
  const mishearable = size > 2 || pattern.segments.length > 1 ? Math.min(size >> 1, 100) : 0
  return { codes, doubled, mishearable, segment }
}
