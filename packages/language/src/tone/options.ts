import type { Disturbance } from './disturb.ts'

/** How to train. What is left out is taken from `usualToneOptions`. */
export interface ToneOptions {
  /** There are 2^bits buckets for features (8 … 20). */
  readonly bits: number
  /** Turns longer than this are also judged by their worst stretch of this many characters. */
  readonly window: number
  /** By how much the worst stretch must score above the whole turn to count; 1 is the learner's margin. */
  readonly handicap: number
  /** What a sentence in company of a neutral one counts for in training, against 1 for itself; 0 for none of these. */
  readonly company: number
  /** At most this many buckets are kept, those that decide most. */
  readonly rows: number
  /** Features in fewer sentences are left out. */
  readonly minimum: number
  /** How much a misjudged sentence costs against large weights. */
  readonly cost: number
  /** How much features are stretched by the log-ratio of their frequency in the two classes (0 … 1). */
  readonly ratio: number
  /** At most this many passes over the sentences. */
  readonly passes: number
  readonly folds: number
  readonly seed: number
  /** Thresholds are the best by F1 among those with at least this precision (0 … 1). */
  readonly leastPrecision: number
  /** … and at most this share of the others called what they are not (0 … 1). */
  readonly mostFalseAlarms: number
  /** A sentence is improper only where one of the tones is as probable as this (0 … 1). */
  readonly leastLikely: number
  /** How to copy sentences with recognisers' mistakes; null for no copies. */
  readonly disturbance: Disturbance | null
}

/** What was found best for writers whose sentences were not learnt. */
export const usualToneOptions: ToneOptions = {
  bits: 18,
  window: 15,
  handicap: 1,
  company: 0.05,
  rows: 26_000,
  minimum: 2,
  cost: 0.4,
  ratio: 0.5,
  passes: 20,
  folds: 5,
  seed: 1,
  leastPrecision: 0,
  mostFalseAlarms: 1,
  leastLikely: 0,
  disturbance: null,
}

/** Fills in what is left out. Throws a RangeError on what makes no sense. */
export function completeOptions(given: Partial<ToneOptions>): ToneOptions {
  const options = { ...usualToneOptions, ...given }
  const whole: readonly [keyof ToneOptions, number, number][] = [
    ['bits', 8, 20],
    ['window', 4, 1000],
    ['rows', 1, 2 ** 20],
    ['minimum', 1, 1000],
    ['passes', 1, 1000],
    ['folds', 2, 50],
    ['seed', 0, 2 ** 32 - 1],
  ]
  for (const [name, least, most] of whole) {
    const value = options[name]
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`训练选项 ${name} 应为 ${least} 到 ${most} 的整数，不能是 ${JSON.stringify(value)}`)
    }
  }
  if (!(options.cost > 0 && options.cost < 1e6)) throw new RangeError('训练选项 cost 应大于 0')
  if (!(options.handicap >= 0 && options.handicap < 1e6)) throw new RangeError('训练选项 handicap 不能小于 0')
  for (const name of ['company', 'ratio', 'leastPrecision', 'mostFalseAlarms', 'leastLikely'] as const)
    if (!(options[name] >= 0 && options[name] <= 1)) throw new RangeError(`训练选项 ${name} 应在 0 到 1 之间`)
  return options
}
