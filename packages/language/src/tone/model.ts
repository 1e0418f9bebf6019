import { type Confusion, mostMistakenFor } from './confusion.ts'
import type { FeatureSettings } from './features.ts'
import type { Measures, ThresholdChoice } from './measures.ts'

/** What cross-validation says of one decision. The threshold is a probability. */
export interface ToneFigures extends ThresholdChoice {
  /** F1 at the same threshold when the sentences are disturbed as a speech recogniser would. */
  readonly f1Heard: number
  /** Share of the neutral sentences that are called so. */
  readonly falseAlarms: number
  /** Sentences that have the tone. */
  readonly examples: number
  /** The best precision at a threshold that finds at least four fifths. */
  readonly precisionAtRecall80: number
}

/** What to expect of a writer whose sentences were not learnt: of telling improper sentences from neutral ones. */
export interface VoiceFigures extends Measures {
  /** '' for the sentences of which nobody knows who wrote them. */
  readonly voice: string
  readonly examples: number
  /** How many of these are improper. */
  readonly improper: number
  /** The area under precision by recall. */
  readonly averagePrecision: number
  readonly recallAtPrecision95: number
  /** Of the improper sentences, the share whose most probable tone is the right one. */
  readonly rightTone: number
}

/** One decision: a turn is improper or not, or has one tone or not. */
export interface ToneDecision {
  readonly label: string
  /** log-odds = slope × length factor × sum of weights + the offset for the turn's class of length. */
  readonly slope: number
  readonly offsets: readonly number[]
  readonly figures: ToneFigures
}

/** What a model was trained with. */
export interface ToneTraining {
  readonly sentences: number
  readonly neutral: number
  readonly groups: number
  /** Fingerprint of the training data. */
  readonly hash: string
  readonly settings: Readonly<Record<string, number>>
}

/** A trained model of tone. */
export interface ToneModel {
  readonly features: FeatureSettings
  /** The first stage: improper or neutral. */
  readonly improper: ToneDecision
  /** What is taken off the log-odds of the first stage where only the worst stretch of a turn is judged. */
  readonly handicap: number
  /** A turn is improper only where one of the tones is as probable as this. */
  readonly least: number
  /** Log-odds of the first stage below which the second is not asked. */
  readonly near: number
  /** The second stage: one decision for each tone, sorted by label. */
  readonly tones: readonly ToneDecision[]
  readonly confusion: Confusion
  /** Mean F1 of the tones when each sentence is called by its most probable one. */
  readonly macroF1: number
  /** The same when the sentences are disturbed as a speech recogniser would. */
  readonly macroF1Heard: number
  /** What to expect of unseen writers, each voice being held out in turn; empty where there is but one. */
  readonly voices: readonly VoiceFigures[]
  readonly training: ToneTraining
  /** Buckets that have weights, ascending. */
  readonly buckets: Int32Array
  /** For each of these buckets one weight for each decision: improper first, then the tones. */
  readonly weights: Int8Array
}

/** One line of a model's description. */
export interface ToneRow extends ToneFigures {
  readonly label: string
  /** What its sentences were taken for most often when they were mistaken. */
  readonly mistakenFor: string | null
}

/** The figures of a model as rows: first `improper` against neutral, then each tone. */
export function describeTone(model: ToneModel): ToneRow[] {
  return [model.improper, ...model.tones].map(({ label, figures }) =>
    Object.assign({ label, mistakenFor: mostMistakenFor(label, model.confusion) }, figures),
  )
}
