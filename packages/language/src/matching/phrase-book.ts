import { NormalText } from '../normalise.ts'
import type { Anchor } from './anchor-keys.ts'
import { AnchorSet } from './anchor-set.ts'
import { Assembler, type Outline, outlineOf } from './assembly.ts'
import { Gates } from './gates.ts'
import type { Alphabet } from './letters.ts'
import { literalsOf, plainEnd, standsDoubled } from './literals.ts'
import type { PhraseHits, PhrasePattern } from './phrase.ts'
import { Rarity } from './rarity.ts'
import { SegmentStore } from './segment-store.ts'
import { WholeSentences, Wordings } from './whole-sentences.ts'

/**
 * All phrases of a standard, found together in one pass over a turn.
 *
 * Of each phrase one segment, its anchor, is looked for everywhere by its rarest pair of sounds; the others only around
 * an anchor that was found. A hit is reported for each place of the anchor, with the nearest places of the other segments.
 */
export class PhraseBook {
  private readonly alphabet: Alphabet
  private readonly tolerant: AnchorSet
  private readonly exact: AnchorSet
  /** What surrounds the anchor of each phrase; undefined for a phrase that is its anchor alone. */
  private readonly outlines: readonly (Outline | undefined)[]
  private readonly gates: Gates
  private readonly assembler: Assembler
  private readonly sentences: WholeSentences
  private text!: NormalText
  private hits!: PhraseHits
  private hearing = false

  /**
   * @param options.confusable also take zh/z ch/c sh/s n/l eng/en ing/in for each other (default yes)
   * @param options.typical turns as they usually are, to choose anchors that are rare in them; what is found does not
   *   depend on them, only which places of a repeated segment a hit is reported for; a `Rarity` where several books
   *   share it
   */
  constructor(
    patterns: readonly PhrasePattern[],
    options: { confusable?: boolean; typical?: Iterable<string> } | Rarity = {},
  ) {
    const rarity =
      options instanceof Rarity ? options : Rarity.ofSounds(options.typical ?? [], options.confusable ?? true)
    const { alphabet } = rarity
    this.alphabet = alphabet
    const scratch = new NormalText()
    const anchors: Anchor[] = []
    const store = new SegmentStore(alphabet.kinds)
    const wordings = new Wordings()
    const shapes = patterns.map((pattern, phrase) => {
      const segments = pattern.segments.map((segment) => literalsOf(segment, pattern, alphabet, scratch))
      if (segments.some((literals) => literals.length === 0)) return undefined
      const anchor = rarity.rarest(segments)
      for (const literal of segments[anchor]) anchors.push({ literal, phrase })
      if (!pattern.complete) wordings.add(phrase, pattern, segments)
      return { anchor, stored: segments.map((literals, k) => (k === anchor ? 0 : store.add(literals))) }
    })
    store.close()
    this.sentences = new WholeSentences(wordings)
    this.gates = new Gates(patterns.length, store)
    this.assembler = new Assembler(store)
    this.outlines = patterns.map((pattern, phrase) => {
      const shape = shapes[phrase]
      if (!shape) return undefined
      this.gates.set(phrase, pattern, shape.stored, shape.anchor)
      return outlineOf(pattern, shape.stored, shape.anchor)
    })
    const isExact = ({ literal }: Anchor) => literal.mishearable < 0
    this.tolerant = new AnchorSet(
      anchors.filter((a) => !isExact(a)),
      alphabet.kinds,
      (a, b) => rarity.ofPair(a, b),
    )
    this.exact = new AnchorSet(anchors.filter(isExact), alphabet.kinds, (a, b) => rarity.ofPlainPair(a, b))
  }

  /** How large the compiled tables are, for `liangyan check` and the benchmark. */
  get size(): { literals: number } {
    return { literals: this.tolerant.count + this.exact.count }
  }

  /**
   * Finds every phrase in a normalised turn.
   * @param hearing whether characters may be mis-heard (speech) or must be as written (chat)
   * @param known so many hits were there before and stay
   */
  scan(text: NormalText, hearing: boolean, hits: PhraseHits, known = 0): void {
    hits.count = known
    text.spell(this.alphabet)
    this.text = text
    this.hits = hits
    this.hearing = hearing
    this.scanTolerant()
    if (this.exact.count > 0) this.scanExact()
    if (hearing) this.sentences.find(text, hits, known)
  }

  private scanTolerant(): void {
    const { text, tolerant } = this
    tolerant.find(text.tolerantLetters, text.tolerantLength, this.hearing)
    this.assembler.begin(text, this.hearing)
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
    exact.find(text.letters, text.length, false)
    for (let i = 0; i < exact.found; i++) {
      const start = exact.start[i]
      const end = start + exact.lengthOf(i)
      for (let p = exact.phraseCount(i) - 1; p >= 0; p--) {
        const phrase = exact.phraseOf(i, p)
        if (!this.outlines[phrase]) this.hits.add(phrase, start, end, 0)
        else this.found(phrase, text.tolerantIndex(start), text.tolerantIndex(end), start, end, 0)
      }
    }
  }

  /** The anchor of a phrase stands at tolerant positions `from` to `to`, which are the plain ones `start` to `end`. */
  private found(phrase: number, from: number, to: number, start: number, end: number, misheard: number): void {
    const { assembler, hits, text } = this
    if (!this.gates.mayPass(phrase, text.tolerantLetters, text.tolerantLength, from, to)) return
    const outline = this.outlines[phrase]
    if (!outline) hits.add(phrase, start, end, misheard)
    else if (assembler.around(outline, from, to, start, end, misheard))
      hits.add(phrase, assembler.start, assembler.end, Math.min(255, assembler.misheard))
  }
}
