import { sigmoid } from './calibration.ts'
import { NEUTRAL } from './examples.ts'
import { explainSum, type ToneExplanation } from './explain.ts'
import { codesOf, lengthClass, lengthFactor } from './features.ts'
import type { ToneModel } from './model.ts'
import { addRows, sumOfStretch, worstStretchEnd } from './weight-sums.ts'

/** Says which tone a turn has. Works in buffers of its own, so that judging a turn allocates nothing. */
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
  /** Where the second stage's weights of each bucket begin in `#rows`, one for each tone; at 0 all are zero. */
  readonly #rowOf: Int32Array
  readonly #rows: Int8Array
  /** For each length up to the window what multiplies the sum of the first stage, and what is added to it. */
  readonly #slopes: Float64Array
  readonly #offsets: Float64Array
  readonly #sums: Int32Array
  /** Room for the last positions of a long turn. */
  readonly #ring: Int32Array
  /** The last position of the stretch that was judged. */
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
    this.#rowOf = new Int32Array(2 ** bits)
    this.#rows = new Int8Array((model.buckets.length + 1) * tones)
    model.buckets.forEach((bucket, index) => {
      const [from, to] = [index * (tones + 1), (index + 1) * (tones + 1)]
      this.#improper[bucket] = model.weights[from]
      this.#rowOf[bucket] = (index + 1) * tones
      this.#rows.set(model.weights.subarray(from + 1, to), (index + 1) * tones)
    })
    const { slope, offsets } = model.improper
    this.#slopes = Float64Array.from({ length: window + 1 }, (_, length) => slope * lengthFactor(length))
    this.#offsets = Float64Array.from({ length: window + 1 }, (_, length) => offsets[lengthClass(length)])
    this.#sums = new Int32Array(tones)
    this.#ring = new Int32Array(window + 1)
  }

  /**
   * The probability that the turn in the first `length` codes is improper. `out` is filled with the probability of
   * each tone, or with zeros when the turn comes nowhere near being improper.
   */
  score(codes: Uint16Array, length: number, out: Float32Array): number {
    if (length === 0) {
      out.fill(0)
      return 0
    }
    const logit = this.#judge(codes, length)
    if (logit < this.model.near) out.fill(0)
    else this.#judgeTones(codes, length, out)
    return sigmoid(logit)
  }

  /** Which label the text has, and what speaks for it. For `neutral` that is what speaks against being improper. */
  explain(text: string): ToneExplanation {
    const codes = codesOf(text)
    if (text.length === 0) return { label: NEUTRAL, probability: 1, logit: Infinity, bias: Infinity, features: [] }
    const { bits } = this.model.features
    const proper = sigmoid(this.#judge(codes, text.length)) < this.threshold
    const to = this.#end
    const length = Math.min(text.length, this.#window)
    const stretch = { from: Math.max(0, to - this.#window), to, length }
    if (proper) {
      const against = (bucket: number) => -this.#improper[bucket]
      return explainSum(NEUTRAL, text, stretch, bits, against, this.model.improper.slope, -this.#offsets[length])
    }
    const probabilities = new Float32Array(this.labels.length)
    this.#judgeTones(codes, text.length, probabilities)
    const tone = probabilities.indexOf(Math.max(...probabilities))
    const { label, slope, offsets } = this.model.tones[tone]
    const weightOf = (bucket: number) => this.#rows[this.#rowOf[bucket] + tone]
    return explainSum(label, text, stretch, bits, weightOf, slope, offsets[lengthClass(length)])
  }

  /** The log-odds of being improper. */
  #judge(codes: Uint16Array, length: number): number {
    const window = this.#window
    if (length <= window) {
      this.#end = length
      const sum = sumOfStretch(this.#improper, this.#shift, codes, length, 0, length)
      return this.#slopes[length] * sum + this.#offsets[length]
    }
    const end = worstStretchEnd(this.#improper, this.#shift, codes, length, this.#ring)
    this.#end = end
    const sum = sumOfStretch(this.#improper, this.#shift, codes, length, end - window, end)
    return this.#slopes[window] * sum + this.#offsets[window]
  }

  /** Fills in the tones of the stretch that `#judge` found. */
  #judgeTones(codes: Uint16Array, length: number, out: Float32Array): void {
    const judged = Math.min(length, this.#window)
    addRows(this.#rows, this.#rowOf, this.#shift, codes, length, this.#end - judged, this.#end, this.#sums)
    const factor = lengthFactor(judged)
    const kind = lengthClass(judged)
    const { tones } = this.model
    for (let tone = 0; tone < tones.length; tone++) {
      const { slope, offsets } = tones[tone]
      out[tone] = sigmoid(slope * factor * this.#sums[tone] + offsets[kind])
    }
  }
}
