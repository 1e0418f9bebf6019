import { plainText, serialiseTone, type ToneExample, type ToneModel, trainTone } from '@liangyan/language'
import type { Standard } from './standard.ts'

const USUAL_PRECISION = 0.95

/** What the tone is trained from: the example sentences of the standard's tones, as the engine will see them. */
export function toneExamples(standard: Pick<Standard, 'tones'>): ToneExample[] {
  return standard.tones.flatMap(({ id, examples }) => examples.map((text) => ({ label: id, text: plainText(text) })))
}

/**
 * Trains the tone of a standard; the text goes into its `tone-model.json`. Deterministic: the same examples give the same
 * bytes.
 * @throws RangeError where the examples are too few
 */
export function trainStandardTone(standard: Pick<Standard, 'tones' | 'head'>): { model: ToneModel; json: string } {
  const model = trainTone(toneExamples(standard), {
    leastPrecision: standard.head.tone?.least_precision ?? USUAL_PRECISION,
  })
  return { model, json: serialiseTone(model) }
}
