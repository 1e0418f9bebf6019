import { calibrate, logitOf, probabilitiesOf } from './calibration.ts'
import { confuse, macroF1 } from './confusion.ts'
import { gatherSentences, type ToneExample, type ToneSentences } from './examples.ts'
import { type Lesson, learn, prepareLesson } from './lesson.ts'
import { gated } from './gate.ts'
import { bestThreshold, measuresAt, precisionAtRecall } from './measures.ts'
import type { ToneFigures, ToneModel, ToneTraining, VoiceFigures } from './model.ts'
import { completeOptions, type ToneOptions } from './options.ts'
import { quantise } from './quantise.ts'
import { scoresOfUnseen } from './unseen.ts'
import { figuresOfVoices } from './voices.ts'

/** The label of the first decision. */
export const IMPROPER = 'improper'

/**
 * Learns the tones from examples and measures by cross-validation how well it does. The same examples, in any order,
 * and the same options always give the same model. Throws a RangeError when there are too few examples.
 */
export function trainTone(examples: readonly ToneExample[], options: Partial<ToneOptions> = {}): ToneModel {
  const settings = completeOptions(options)
  const gathered = gatherSentences(examples, settings.folds)
  const lesson = prepareLesson(gathered, settings)
  const unseen = scoresOfUnseen(lesson)
  const calibrations = unseen.read.map((scores, decision) => calibrate(scores, lesson.truths[decision]))
  const ungated = probabilitiesOf(unseen.read, calibrations)
  const read = gated(ungated, settings.leastLikely)
  const heard = gated(probabilitiesOf(unseen.heard, calibrations), settings.leastLikely)
  const figures = lesson.truths.map((_, decision) => figuresOf(lesson, read, heard, decision))
  const { scales, ...weights } = quantise(
    learn(lesson, () => true),
    calibrations,
    settings.bits,
  )
  const [improper, ...tones] = [IMPROPER, ...gathered.labels].map((label, decision) =>
    Object.assign({ label, figures: figures[decision] }, scales[decision]),
  )
  const confusion = confuse(gathered, read, figures[0].threshold)
  return {
    features: { bits: settings.bits, window: settings.window },
    improper,
    handicap: settings.handicap * calibrations[0].slope,
    least: settings.leastLikely,
    near: nearLogit(ungated[0], lesson.truths[0], figures[0].threshold),
    tones,
    confusion,
    macroF1: rounded(macroF1(confusion)),
    macroF1Heard: rounded(macroF1(confuse(gathered, heard, figures[0].threshold))),
    voices: figuresOfVoices(gathered, lesson, unseen.read).map(roundedVoice),
    training: trainingOf(gathered, settings),
    ...weights,
  }
}

function figuresOf(
  { truths, options }: Lesson,
  read: readonly Float64Array[],
  heard: readonly Float64Array[],
  decision: number,
): ToneFigures {
  const truth = truths[decision]
  const { threshold, precision, recall, f1 } = bestThreshold(read[decision], truth, options)
  const neutral = truths[0].map((flag) => 1 - flag)
  return {
    examples: truth.reduce((sum, flag) => sum + flag, 0),
    threshold: rounded(threshold),
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
    f1Heard: rounded(measuresAt(heard[decision], truth, threshold).f1),
    falseAlarms: rounded(measuresAt(read[decision], neutral, threshold).recall),
    precisionAtRecall80: rounded(precisionAtRecall(read[decision], truth, 0.8)),
  }
}

function roundedVoice({ voice, examples, improper, ...shares }: VoiceFigures): VoiceFigures {
  const { precision, recall, f1, averagePrecision, recallAtPrecision95, rightTone } = shares
  return {
    voice,
    examples,
    improper,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
    averagePrecision: rounded(averagePrecision),
    recallAtPrecision95: rounded(recallAtPrecision95),
    rightTone: rounded(rightTone),
  }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** The log-odds above which 98 of 100 improper sentences lie; but at least one below the threshold. */
function nearLogit(probabilities: Float64Array, improper: Uint8Array, threshold: number): number {
  const found = probabilities.filter((_, sentence) => improper[sentence] === 1).sort()
  const missedByFew = logitOf(found[Math.floor(found.length * 0.02)])
  return Math.min(missedByFew, logitOf(threshold) - 1)
}

function trainingOf({ sentences, hash }: ToneSentences, options: ToneOptions): ToneTraining {
  const { disturbance, bits: _bits, window: _window, ...settings } = options
  return {
    sentences: sentences.length,
    neutral: sentences.filter(({ tones }) => tones.length === 0).length,
    groups: new Set(sentences.map(({ group }) => group)).size,
    hash,
    settings: { ...settings, copies: disturbance?.copies ?? 0 },
  }
}
