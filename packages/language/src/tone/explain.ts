import { sigmoid } from './calibration.ts'
import { codesOf, lengthFactor, visitFeatures } from './features.ts'
import type { JudgedStretch } from './stretch.ts'

/** A run of characters that speaks for a label, or against it. */
export interface ToneFeature {
  /** The characters, with what stands between two that have a gap; empty for the mark of the end by itself. */
  readonly ngram: string
  /** What it adds to the log-odds of the label. */
  readonly weight: number
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
}

/** Why a text was given its label. */
export interface ToneExplanation {
  /** `neutral`, or the most probable tone. */
  readonly label: string
  readonly probability: number
  /** The log-odds of the label: `bias` and the weights of all features add up to it. */
  readonly logit: number
  readonly bias: number
  /** All that counted, the strongest first. Features on the same characters are added together. */
  readonly features: readonly ToneFeature[]
  /**
   * The most probable tone of a text that would be improper but that no tone is probable enough for; it is `neutral` for
   * that reason alone, and its own `probability` says nothing of it.
   */
  readonly unlikely?: { readonly label: string; readonly probability: number }
}

/** Lays open the weighted sum over a stretch of a text. */
export function explainSum(
  label: string,
  text: string,
  stretch: JudgedStretch,
  bits: number,
  weightOf: (bucket: number) => number,
  slope: number,
  bias: number,
): ToneExplanation {
  const bySpan = new Map<string, ToneFeature>()
  const scale = slope * lengthFactor(stretch.length)
  const add = (bucket: number, start: number, end: number) => {
    const added = weightOf(bucket) * scale
    if (added === 0) return
    const key = `${start}-${end}`
    const weight = added + (bySpan.get(key)?.weight ?? 0)
    bySpan.set(key, { ngram: text.slice(start, end), weight, start, end })
  }
  visitFeatures(codesOf(text), text.length, bits, add, stretch.from, stretch.to)
  const features = [...bySpan.values()].sort(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start || a.end - b.end,
  )
  const logit = features.reduce((sum, { weight }) => sum + weight, bias)
  return { label, probability: sigmoid(logit), logit, bias, features }
}
