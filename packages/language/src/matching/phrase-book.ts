import { FOLDED, soundClasses } from '../characters.ts'
import { NormalText } from '../normalise.ts'
import { Assembly } from './assembly.ts'
import { Automaton } from './automaton.ts'
import { type Literal, literalsOf, plainEnd, standsDoubled } from './literals.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'
import { pairBit, Presence, singleBit } from './presence.ts'
import { Rarity } from './rarity.ts'
import { Segment } from './segment.ts'

/** A literal that the automaton looks for, and the phrase whose anchor it belongs to. */
interface Anchor {
  readonly literal: Literal
  readonly phrase: number
}

/**
 * All phrases of a standard, found together in one pass over a turn.
 *
 * Of each phrase one segment, its anchor, is looked for everywhere by an automaton; the others only around an anchor
 * that was found. A hit is reported for each place of the anchor, with the nearest places of the other segments.
 */
export class PhraseBook {
  private readonly tolerant: AnchorSet
  private readonly exact: AnchorSet
  /** What surrounds the anchor of each phrase; undefined for a phrase that is its anchor alone. */
  private readonly assemblies: readonly (Assembly | undefined)[]
  private readonly soundOf: Uint16Array
  private readonly presence = new Presence()
  private present = false
  private text!: NormalText
  private hits!: PhraseHits
  private hearing = false

  /**
   * @param options.confusable also take zh/z ch/c sh/s n/l eng/en ing/in for each other (default yes)
   * @param options.typical turns as they usually are, to choose anchors that are rare in them; what is found does not
   *   depend on them, only which places of a repeated segment a hit is reported for
   */
  constructor(patterns: readonly PhrasePattern[], options: { confusable?: boolean; typical?: Iterable<string> } = {}) {
    const { classOf, count } = soundsOfBook(patterns, options.confusable ?? true)
    this.soundOf = classOf
    const scratch = new NormalText()
    const rarity = new Rarity(options.typical ?? [])
    const anchors: Anchor[] = []
    this.assemblies = patterns.map((pattern, phrase) => {
      const segments = pattern.segments.map((segment) => literalsOf(segment, pattern, scratch))
      if (segments.some((literals) => literals.length === 0)) return undefined
      const anchor = rarity.rarest(segments)
      for (const literal of segments[anchor]) anchors.push({ literal, phrase })
      const alone = segments.length === 1 && pattern.atStart === undefined && pattern.atEnd === undefined
      const others = segments.map((literals, k) => (k === anchor ? undefined : new Segment(literals, classOf, count)))
      return alone ? undefined : new Assembly(pattern, others, anchor)
    })
    this.tolerant = new AnchorSet(
      anchors.filter((a) => a.literal.mishearable >= 0),
      (code) => classOf[code],
    )
    this.exact = new AnchorSet(
      anchors.filter((a) => a.literal.mishearable < 0),
      (code) => code,
    )
  }

  /** How large the compiled tables are, for `liangyan check` and the benchmark. */
  get size(): { literals: number; states: number } {
    return {
      literals: this.tolerant.count + this.exact.count,
      states: this.tolerant.automaton.states + this.exact.automaton.states,
    }
  }

  /**
   * Finds every phrase in a normalised turn.
   * @param hearing whether characters may be mis-heard (speech) or must be as written (chat)
   */
  scan(text: NormalText, hearing: boolean, hits: PhraseHits): void {
    hits.count = 0
    this.text = text
    this.hits = hits
    this.hearing = hearing
    this.present = false
    if (this.tolerant.count > 0) this.scanTolerant()
    if (this.exact.count > 0) this.scanExact()
  }

  private scanTolerant(): void {
    const { next, width, columnOf, firstOutput, outputs } = this.tolerant.automaton
    const { tolerantCodes, tolerantLength } = this.text
    let state = 0
    for (let i = 0; i < tolerantLength; i++) {
      state = next[state * width + columnOf[tolerantCodes[i]]]
      const last = firstOutput[state + 1]
      for (let o = firstOutput[state]; o < last; o++) this.verify(outputs[o], i + 1)
    }
  }

  /** A literal of the right sounds ends at a tolerant position: are enough of its characters the right ones? */
  private verify(anchor: number, end: number): void {
    const { text } = this
    const { firstCode, codes, mishearable, doubled } = this.tolerant
    const from = firstCode[anchor]
    const size = firstCode[anchor + 1] - from
    const start = end - size
    let wrong = 0
    for (let j = 0; j < size; j++) if (codes[from + j] !== text.tolerantCodes[start + j]) wrong++
    if (wrong > 0 && (!this.hearing || wrong > mishearable[anchor])) return
    const twice = doubled[anchor]
    if (twice && !standsDoubled(twice, text, start)) return
    this.found(
      this.tolerant.phraseOf[anchor],
      text.plainAt[start],
      plainEnd(text, end, twice?.at(-1) === size - 1),
      wrong,
    )
  }

  private scanExact(): void {
    const { automaton, firstCode, phraseOf } = this.exact
    const { next, width, columnOf, firstOutput, outputs } = automaton
    const { codes, length } = this.text
    let state = 0
    for (let i = 0; i < length; i++) {
      state = next[state * width + columnOf[codes[i]]]
      const last = firstOutput[state + 1]
      for (let o = firstOutput[state]; o < last; o++) {
        const anchor = outputs[o]
        this.found(phraseOf[anchor], i + 1 - (firstCode[anchor + 1] - firstCode[anchor]), i + 1, 0)
      }
    }
  }

  /** What sounds the turn holds: worked out when the first anchor asks. */
  private readonly presenceOfTurn = (): Presence => {
    const { presence, soundOf } = this
    if (this.present) return presence
    this.present = true
    presence.clear()
    const { tolerantCodes, tolerantLength } = this.text
    let before = 0
    for (let i = 0; i < tolerantLength; i++) {
      const sound = soundOf[tolerantCodes[i]]
      const single = singleBit(sound)
      const pair = pairBit(before, sound)
      presence.single[single >> 5] |= 1 << (single & 31)
      presence.pairs[pair >> 5] |= 1 << (pair & 31)
      before = sound
    }
    return presence
  }

  private found(phrase: number, start: number, end: number, misheard: number): void {
    const assembly = this.assemblies[phrase]
    if (!assembly) {
      this.hits.add(phrase, start, end, misheard)
      return
    }
    if (!assembly.mayStand(this.text, start, end, this.presenceOfTurn)) return
    const whole = assembly.around(this.text, start, end, misheard, this.hearing)
    if (whole) this.hits.add(phrase, whole.start, whole.end, whole.misheard)
  }
}

/** Sound classes, with one of its own for every character of the phrases that has no known sound. */
function soundsOfBook(
  patterns: readonly PhrasePattern[],
  confusable: boolean,
): { classOf: Uint16Array; count: number } {
  const { classOf, count } = soundClasses(confusable)
  let next = count
  for (const { segments } of patterns)
    for (const text of segments.flat())
      for (let i = 0; i < text.length; i++) {
        const code = FOLDED[text.charCodeAt(i)]
        if (classOf[code] === 0) classOf[code] = next++
      }
  return { classOf, count: next }
}

/** The anchors of one stream, laid out in arrays, with their automaton. */
class AnchorSet {
  readonly automaton: Automaton
  readonly count: number
  readonly firstCode: Uint32Array
  readonly codes: Uint16Array
  readonly mishearable: Int8Array
  readonly phraseOf: Uint32Array
  readonly doubled: readonly (readonly number[] | undefined)[]

  constructor(anchors: readonly Anchor[], classOf: (code: number) => number) {
    this.count = anchors.length
    this.firstCode = new Uint32Array(anchors.length + 1)
    anchors.forEach(({ literal }, i) => (this.firstCode[i + 1] = this.firstCode[i] + literal.codes.length))
    this.codes = Uint16Array.from(anchors.flatMap(({ literal }) => literal.codes))
    this.mishearable = Int8Array.from(anchors, ({ literal }) => literal.mishearable)
    this.phraseOf = Uint32Array.from(anchors, ({ phrase }) => phrase)
    this.doubled = anchors.map(({ literal }) => (literal.doubled.length > 0 ? literal.doubled : undefined))
    this.automaton = new Automaton(
      anchors.map(({ literal }) => literal.codes.map(classOf)),
      classOf,
    )
  }
}
