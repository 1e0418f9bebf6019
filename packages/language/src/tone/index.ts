export { ToneClassifier } from './classifier.ts'
export type { Confusion } from './confusion.ts'
export { type Disturbance, usualDisturbance } from './disturb.ts'
export { NEUTRAL, type ToneExample } from './examples.ts'
export type { ToneExplanation, ToneFeature } from './explain.ts'
export { parseTone, serialiseTone } from './file.ts'
export {
  describeTone,
  type ToneDecision,
  type ToneFigures,
  type ToneModel,
  type ToneRow,
  type VoiceFigures,
} from './model.ts'
export { type ToneOptions, usualToneOptions } from './options.ts'
export { IMPROPER, trainTone } from './train.ts'
