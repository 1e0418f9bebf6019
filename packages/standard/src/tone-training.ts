import { plainText, serialiseTone, type ToneExample, type ToneModel, trainTone } from '@liangyan/language'
import type { Standard } from './standard.ts'

const USUAL_PRECISION = 0.95

/** What the tone is trained from: the example sentences of the standard's tones, as the engine will see them. */
export function toneExamples(standard: Pick<Standard, 'tones'>): ToneExample[] {
  return standard.tones.flatMap(({ id, examples, voices }) =>
    examples.map((text, index) => ({ label: id, text: plainText(text), voice: voices[index] })),
  )
}

/** A learned reason speaks only where no condition does, so it had better be sure. */
const PRECISION_OF_REASONS = 0.97

/**
 * Trains the reasons of contact of a standard; the text goes into its `reason-model.json`.
 * @throws RangeError where the examples are too few
 */
export function trainStandardReasons(standard: Pick<Standard, 'reasons'>): { model: ToneModel; json: string } {
  const model = trainTone(toneExamples({ tones: standard.reasons }), { leastPrecision: PRECISION_OF_REASONS })
  return { model, json: serialiseTone(model) }
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
