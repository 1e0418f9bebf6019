import { FOLDED, soundClasses } from '../characters.ts'
import { NormalText } from '../normalise.ts'
import { Assembly } from './assembly.ts'
import { Automaton } from './automaton.ts'
import { type Literal, literalsOf, plainEnd, standsDoubled } from './literals.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'
import { Presence } from './presence.ts'
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
  private readonly presence: Presence
  /** Whether the presence tells of the turn at hand. */
  private noted = false
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
    this.presence = new Presence(count)
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
      return alone ? undefined : new Assembly(pattern, others, anchor, classOf)
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
    this.noted = false
    if (this.tolerant.count > 0) this.scanTolerant()
    if (this.exact.count > 0) this.scanExact()
  }

  /** A literal whose sounds are all there is looked at character by character: are enough of them the right ones? */
  private scanTolerant(): void {
    const { text, hearing } = this
    const { automaton, firstCode, codes, mishearable, doubled, phraseOf } = this.tolerant
    const { next, width, columnOf, firstOutput, outputs } = automaton
    const { tolerantCodes, tolerantLength } = text
    let state = 0
    for (let i = 0; i < tolerantLength; i++) {
      state = next[state * width + columnOf[tolerantCodes[i]]]
      const last = firstOutput[state + 1]
      for (let o = firstOutput[state]; o < last; o++) {
        const anchor = outputs[o]
        const from = firstCode[anchor]
        const size = firstCode[anchor + 1] - from
        const start = i + 1 - size
        const allowed = hearing ? mishearable[anchor] : 0
        let wrong = 0
        for (let j = 0; j < size; j++) if (codes[from + j] !== tolerantCodes[start + j]) wrong++
        if (wrong <= allowed) this.standing(phraseOf[anchor], doubled[anchor], start, i + 1, wrong)
      }
    }
  }

  /** An anchor stands at tolerant positions, if what must be doubled is. */
  private standing(
    phrase: number,
    twice: readonly number[] | undefined,
    from: number,
    to: number,
    misheard: number,
  ): void {
    const { text } = this
    const assembly = this.assemblies[phrase]
    if (assembly && !this.worthwhile(assembly, from, to)) return
    if (twice && !standsDoubled(twice, text, from)) return
    const endsDoubled = twice !== undefined && twice[twice.length - 1] === to - from - 1
    this.found(phrase, from, to, text.plainAt[from], plainEnd(text, to, endsDoubled), misheard)
  }

  /** What is cheap to ask of an anchor: is it where the phrase wants it, can the other segments be there at all? */
  private worthwhile(assembly: Assembly, from: number, to: number): boolean {
    const { text } = this
    if (!assembly.fitsTurn(text, from, to)) return false
    if (assembly.isAnchorOnly) return true
    if (!this.noted) {
      this.noted = true
      this.presence.note(text.tolerantCodes, text.tolerantLength, this.soundOf)
    }
    return assembly.mayStand(this.presence)
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
        this.standingExactly(phraseOf[anchor], i + 1 - (firstCode[anchor + 1] - firstCode[anchor]), i + 1)
      }
    }
  }

  private standingExactly(phrase: number, start: number, end: number): void {
    const { text } = this
    const assembly = this.assemblies[phrase]
    const from = assembly ? text.tolerantIndex(start) : 0
    const to = assembly ? text.tolerantIndex(end) : 0
    if (!assembly || this.worthwhile(assembly, from, to)) this.found(phrase, from, to, start, end, 0)
  }

  private found(phrase: number, from: number, to: number, start: number, end: number, misheard: number): void {
    const assembly = this.assemblies[phrase]
    if (!assembly) this.hits.add(phrase, start, end, misheard)
    else if (assembly.around(this.text, this.hearing, from, to, start, end, misheard))
      this.hits.add(phrase, assembly.start, assembly.end, Math.min(255, assembly.misheard))
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
