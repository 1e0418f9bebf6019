import { sigmoid } from './calibration.ts'
import { NEUTRAL } from './examples.ts'
import { explainSum, type ToneExplanation } from './explain.ts'
import { codesOf, lengthClass, lengthFactor } from './features.ts'
import { RankedBits } from '../matching/ranked-bits.ts'
import type { ToneModel } from './model.ts'
import type { JudgedStretch } from './stretch.ts'
import { addRows, endOfWorst, sumOfTurn } from './weight-sums.ts'

/** Says which tone a turn has. Works in buffers of its own, so that judging a turn allocates nothing
 * (but for the first turn that is longer than all before it). */
export class ToneClassifier {
  readonly model: ToneModel
  /** The tones, in the order in which `score` fills their probabilities. */
  readonly labels: readonly string[]
  /** The probability from which on a turn is improper, chosen in training. */
  readonly threshold: number
  /** For each tone the probability from which on a turn has it. */
  readonly thresholds: Float32Array

  readonly #window: number
  readonly #shift: number
  /** The first stage's weight of each bucket. */
  readonly #improper: Int8Array
  /** The buckets that have weights. */
  readonly #known: RankedBits
  /** From the sum of a whole turn to log-odds, and from that of a worst stretch. */
  readonly #slope: number
  readonly #offsets: Float64Array
  readonly #partSlope: number
  readonly #partOffset: number
  readonly #near: number
  readonly #tones: number
  readonly #toneSums: Int32Array
  readonly #probabilities: Float32Array
  /** Sums of the first stage up to each position of a turn. */
  #sums = new Int32Array(1024)
  /** What was judged: how many characters, up to which position. */
  #judged = 0
  #end = 0

  constructor(model: ToneModel) {
    const { bits, window } = model.features
    const tones = model.tones.length
    this.model = model
    this.labels = model.tones.map(({ label }) => label)
    this.threshold = model.improper.figures.threshold
    this.thresholds = Float32Array.from(model.tones, ({ figures }) => figures.threshold)
    this.#window = window
    this.#shift = 32 - bits
    this.#improper = new Int8Array(2 ** bits)
    this.#known = new RankedBits(model.buckets, 2 ** bits)
    const { buckets, weights } = model
    for (let at = 0; at < buckets.length; at++) this.#improper[buckets[at]] = weights[at * (tones + 1)]
    const { slope, offsets } = model.improper
    this.#slope = slope
    this.#offsets = Float64Array.from(offsets)
    this.#partSlope = slope * lengthFactor(window)
    this.#partOffset = offsets[lengthClass(window)] - model.handicap
    this.#near = model.near
    this.#tones = tones
    this.#toneSums = new Int32Array(tones)
    this.#probabilities = new Float32Array(tones)
  }

  /**
   * The probability that the turn in the `length` codes from `from` on is improper: the first stage alone.
   */
  impropriety(codes: Uint16Array, length: number, from = 0): number {
    return length === 0 ? 0 : sigmoid(this.#judge(codes, from, length))
  }

  /**
   * The same, and `out` is filled with the probability of each tone, or with zeros when the turn comes nowhere near being
   * improper. Where the ends of sentences are known, it is more telling to score each sentence than the whole turn.
   */
  score(codes: Uint16Array, length: number, out: Float32Array, from = 0): number {
    if (length === 0) {
      out.fill(0)
      return 0
    }
    const logit = this.#judge(codes, from, length)
    if (logit < this.#near) for (let tone = 0; tone < this.#tones; tone++) out[tone] = 0
    else this.#judgeTones(codes, from, length, out)
    return sigmoid(logit)
  }

  /**
   * The number of the label that the turn has: of those it may have the most probable one; −1 where it is not improper, or
   * not even that label is probable enough.
   */
  likeliest(codes: Uint16Array, length: number): number {
    if (length === 0 || sigmoid(this.#judge(codes, 0, length)) < this.threshold) return -1
    const best = this.#mostProbable(codes, length)
    return this.#probabilities[best] < this.model.least ? -1 : best
  }

  /** The most probable label of what `#judge` judged, however improbable; fills in all their probabilities. */
  #mostProbable(codes: Uint16Array, length: number): number {
    const probabilities = this.#probabilities
    this.#judgeTones(codes, 0, length, probabilities)
    let best = 0
    for (let tone = 1; tone < this.#tones; tone++) if (probabilities[tone] > probabilities[best]) best = tone
    return best
  }

  /** Which label the text has, and what speaks for it. For `neutral` that is what speaks against being improper. */
  explain(text: string): ToneExplanation {
    const codes = codesOf(text)
    if (text.length === 0) return { label: NEUTRAL, probability: 1, logit: Infinity, bias: Infinity, features: [] }
    if (sigmoid(this.#judge(codes, 0, text.length)) < this.threshold) return this.#explainNeutral(text)
    const best = this.#mostProbable(codes, text.length)
    const probability = this.#probabilities[best]
    if (probability >= this.model.least) return this.#explainTone(text, best)
    return { ...this.#explainNeutral(text), unlikely: { label: this.labels[best], probability } }
  }

  #explainNeutral(text: string): ToneExplanation {
    const stretch = this.#stretchOf(text)
    const { improper, features, handicap } = this.model
    const against = (bucket: number) => -this.#improper[bucket]
    const bias = (stretch.partial ? handicap : 0) - improper.offsets[lengthClass(stretch.length)]
    return explainSum(NEUTRAL, text, stretch, features.bits, against, improper.slope, bias)
  }

  #explainTone(text: string, tone: number): ToneExplanation {
    const stretch = this.#stretchOf(text)
    const { tones, features, weights } = this.model
    const { label, slope, offsets } = tones[tone]
    const at = (bucket: number) => this.#known.rank(bucket) * (this.#tones + 1) + 1 + tone
    const weightOf = (bucket: number) => (this.#known.has(bucket) ? weights[at(bucket)] : 0)
    return explainSum(label, text, stretch, features.bits, weightOf, slope, offsets[lengthClass(stretch.length)])
  }

  /** The part of a text that `#judge` judged. */
  #stretchOf(text: string): JudgedStretch {
    const length = this.#judged
    return { from: this.#end - length, to: this.#end, length, partial: length < text.length }
  }

  /** The log-odds of being improper: of the whole turn, or of its worst stretch when that is worse. */
  #judge(codes: Uint16Array, base: number, length: number): number {
    const window = this.#window
    if (length + 2 > this.#sums.length) this.#sums = new Int32Array(length * 2)
    const sum = sumOfTurn(this.#improper, this.#shift, codes, base, length, this.#sums)
    const whole = this.#slope * lengthFactor(length) * sum + this.#offsets[lengthClass(length)]
    this.#judged = length
    this.#end = length
    if (length <= window) return whole
    const end = endOfWorst(this.#sums, length, window)
    const part = this.#partSlope * (this.#sums[end + 1] - this.#sums[end - window]) + this.#partOffset
    if (part <= whole) return whole
    this.#judged = window
    this.#end = end
    return part
  }

  /** Fills in the tones of what `#judge` judged. */
  #judgeTones(codes: Uint16Array, base: number, length: number, out: Float32Array): void {
    const judged = this.#judged
    addRows(
      this.model.weights,
      this.#known,
      this.#shift,
      codes,
      base,
      length,
      this.#end - judged,
      this.#end,
      this.#toneSums,
    )
    const factor = lengthFactor(judged)
    const kind = lengthClass(judged)
    const { tones } = this.model
    for (let tone = 0; tone < tones.length; tone++) {
      const { slope, offsets } = tones[tone]
      out[tone] = sigmoid(slope * factor * this.#toneSums[tone] + offsets[kind])
    }
  }
}
