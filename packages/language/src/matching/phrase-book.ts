import { NormalText } from '../normalise.ts'
import type { Anchor } from './anchor-keys.ts'
import { AnchorSet } from './anchor-set.ts'
import { Assembly } from './assembly.ts'
import { Gates } from './gates.ts'
import { Alphabet, codeOf } from './letters.ts'
import { literalsOf, plainEnd, standsDoubled } from './literals.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'
import { Rarity } from './rarity.ts'
import { Segment } from './segment.ts'

/**
 * All phrases of a standard, found together in one pass over a turn.
 *
 * Of each phrase one segment, its anchor, is looked for everywhere by its rarest pair of sounds; the others only around
 * an anchor that was found. A hit is reported for each place of the anchor, with the nearest places of the other segments.
 */
export class PhraseBook {
  private readonly tolerant: AnchorSet
  private readonly exact: AnchorSet
  /** What surrounds the anchor of each phrase; undefined for a phrase that is its anchor alone. */
  private readonly assemblies: readonly (Assembly | undefined)[]
  private readonly gates: Gates
  private text!: NormalText
  private hits!: PhraseHits
  private hearing = false

  /**
   * @param options.confusable also take zh/z ch/c sh/s n/l eng/en ing/in for each other (default yes)
   * @param options.typical turns as they usually are, to choose anchors that are rare in them; what is found does not
   *   depend on them, only which places of a repeated segment a hit is reported for
   */
  constructor(patterns: readonly PhrasePattern[], options: { confusable?: boolean; typical?: Iterable<string> } = {}) {
    const alphabet = Alphabet.ofSounds(options.confusable ?? true)
    const scratch = new NormalText()
    const rarity = new Rarity(options.typical ?? [], alphabet)
    const anchors: Anchor[] = []
    this.gates = new Gates(patterns.length, alphabet.kinds)
    this.assemblies = patterns.map((pattern, phrase) => {
      const segments = pattern.segments.map((segment) => literalsOf(segment, pattern, alphabet, scratch))
      if (segments.some((literals) => literals.length === 0)) return undefined
      const anchor = rarity.rarest(segments)
      for (const literal of segments[anchor]) anchors.push({ literal, phrase })
      const alone = segments.length === 1 && pattern.atStart === undefined && pattern.atEnd === undefined
      const others = segments.map((literals, k) => (k === anchor ? undefined : new Segment(literals, alphabet.kinds)))
      this.gates.set(phrase, pattern, others, anchor)
      return alone ? undefined : new Assembly(pattern, others, anchor)
    })
    const isExact = ({ literal }: Anchor) => literal.mishearable < 0
    this.tolerant = new AnchorSet(
      anchors.filter((a) => !isExact(a)),
      alphabet,
      rarity,
    )
    this.exact = exactSet(anchors.filter(isExact), rarity)
  }

  /** How large the compiled tables are, for `liangyan check` and the benchmark. */
  get size(): { literals: number } {
    return { literals: this.tolerant.count + this.exact.count }
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
    this.scanTolerant()
    if (this.exact.count > 0) this.scanExact()
  }

  private scanTolerant(): void {
    const { text, tolerant } = this
    tolerant.find(text.tolerantCodes, text.tolerantLength, this.hearing)
    for (let i = 0; i < tolerant.found; i++) {
      const from = tolerant.start[i]
      const to = from + tolerant.lengthOf(i)
      const doubled = tolerant.doubledOf(i)
      if (doubled && !standsDoubled(doubled, text, from)) continue
      const endsDoubled = doubled !== undefined && doubled[doubled.length - 1] === to - from - 1
      const end = plainEnd(text, to, endsDoubled)
      for (let p = tolerant.phraseCount(i) - 1; p >= 0; p--)
        this.found(tolerant.phraseOf(i, p), from, to, text.plainAt[from], end, tolerant.misheard[i])
    }
  }

  private scanExact(): void {
    const { text, exact } = this
    exact.find(text.codes, text.length, false)
    for (let i = 0; i < exact.found; i++) {
      const start = exact.start[i]
      const end = start + exact.lengthOf(i)
      for (let p = exact.phraseCount(i) - 1; p >= 0; p--) {
        const phrase = exact.phraseOf(i, p)
        if (!this.assemblies[phrase]) this.hits.add(phrase, start, end, 0)
        else this.found(phrase, text.tolerantIndex(start), text.tolerantIndex(end), start, end, 0)
      }
    }
  }

  /** The anchor of a phrase stands at tolerant positions `from` to `to`, which are the plain ones `start` to `end`. */
  private found(phrase: number, from: number, to: number, start: number, end: number, misheard: number): void {
    const { text, hearing } = this
    const { letters } = this.tolerant
    if (!this.gates.mayPass(phrase, letters, text.tolerantLength, from, to)) return
    const assembly = this.assemblies[phrase]
    if (!assembly) this.hits.add(phrase, start, end, misheard)
    else if (assembly.around(text, letters, hearing, from, to, start, end, misheard))
      this.hits.add(phrase, assembly.start, assembly.end, Math.min(255, assembly.misheard))
  }
}

/** Where characters are to be as written, how they sound says nothing. */
function exactSet(anchors: readonly Anchor[], rarity: Rarity): AnchorSet {
  const codesOf = ({ literal }: Anchor) => Uint16Array.from(literal.letters, codeOf)
  const alphabet = Alphabet.ofCharacters(anchors.flatMap((a) => [...codesOf(a)]))
  const inAlphabet = anchors.map((a) => ({ ...a, literal: { ...a.literal, letters: alphabet.lettersOf(codesOf(a)) } }))
  return new AnchorSet(inAlphabet, alphabet, rarity)
}
