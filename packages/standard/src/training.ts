import { plainText, serialiseTone, type ToneExample, type ToneModel, trainTone } from '@liangyan/language'
import type { StandardHead } from './schema/files.ts'
import type { Learner, Standard, ToneExamples } from './standard.ts'

const USUAL_PRECISION = 0.95

/** What was learned, and the text of its file. */
interface Trained {
  readonly model: ToneModel
  readonly json: string
}

/** What the tone is trained from: the example sentences of the standard's tones, as the engine will see them. */
export function toneExamples(standard: Pick<Standard, 'tones'>): ToneExample[] {
  return standard.tones.flatMap(({ id, examples, voices }) =>
    examples.map((text, index) => ({ label: id, text: plainText(text), voice: voices[index] })),
  )
}

/**
 * Trains the reasons of contact of a standard; the text goes into its `reason-model.json`.
 * @throws RangeError where the examples are too few
 */
export function trainStandardReasons({ reasons, head }: Pick<Standard, 'reasons' | 'head'>): Trained {
  return trained(reasons, head.reasons)
}

/**
 * Trains the acts of one speaker; the text goes into the standard's `agent-act-model.json` or `customer-act-model.json`.
 * @throws RangeError where the examples are too few
 */
export function trainStandardActs({ learned, head }: Pick<Standard, 'learned' | 'head'>, who: Learner): Trained {
  return trained(learned[who], head.acts)
}

/**
 * Trains the tone of a standard; the text goes into its `tone-model.json`. Deterministic: the same examples give the same
 * bytes.
 * @throws RangeError where the examples are too few
 */
export function trainStandardTone({ tones, head }: Pick<Standard, 'tones' | 'head'>): Trained {
  return trained(tones, head.tone)
}

function trained(tones: readonly ToneExamples[], wanted: StandardHead['tone']): Trained {
  const model = trainTone(toneExamples({ tones }), {
    leastPrecision: wanted?.least_precision ?? USUAL_PRECISION,
    mostFalseAlarms: wanted?.most_false_alarms ?? 1,
    leastLikely: wanted?.least_likely ?? 0,
  })
  return { model, json: serialiseTone(model) }
}
