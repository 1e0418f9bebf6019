import { plainText, serialiseTone, type ToneExample, type ToneModel, trainTone } from '@liangyan/language'
import type { Learner, Standard } from './standard.ts'

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

/** An act that was learned counts beside the words that were listed; it had better be right. */
const PRECISION_OF_ACTS = 0.92

/**
 * Trains the acts of one speaker; the text goes into the standard's `agent-act-model.json` or `customer-act-model.json`.
 * @throws RangeError where the examples are too few
 */
export function trainStandardActs(
  standard: Pick<Standard, 'learned'>,
  who: Learner,
): { model: ToneModel; json: string } {
  const model = trainTone(toneExamples({ tones: standard.learned[who] }), { leastPrecision: PRECISION_OF_ACTS })
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
