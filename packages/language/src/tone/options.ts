import type { Disturbance } from './disturb.ts'

/** How to train. What is left out is taken from `usualToneOptions`. */
export interface ToneOptions {
  /** There are 2^bits buckets for features (8 … 20). */
  readonly bits: number
  /** Turns longer than this are also judged by their worst stretch of this many characters. */
  readonly window: number
  /** By how much the worst stretch must score above the whole turn to count; 1 is the learner's margin. */
  readonly handicap: number
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
  /** How to copy sentences with recognisers' mistakes; null for no copies. */
  readonly disturbance: Disturbance | null
}

/** What was found best by cross-validation. */
export const usualToneOptions: ToneOptions = {
  bits: 16,
  window: 15,
  handicap: 0.35,
  minimum: 2,
  cost: 0.2,
  ratio: 0.3,
  passes: 20,
  folds: 5,
  seed: 1,
  leastPrecision: 0,
  disturbance: null,
}

/** Fills in what is left out. Throws a RangeError on what makes no sense. */
export function completeOptions(given: Partial<ToneOptions>): ToneOptions {
  const options = { ...usualToneOptions, ...given }
  const whole: readonly [keyof ToneOptions, number, number][] = [
    ['bits', 8, 20],
    ['window', 4, 1000],
    ['minimum', 1, 1000],
    ['passes', 1, 1000],
    ['folds', 2, 50],
    ['seed', 0, 2 ** 32 - 1],
  ]
  for (const [name, least, most] of whole) {
    const value = options[name]
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(
        `tone option ${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(value)}`,
      )
    }
  }
  if (!(options.cost > 0 && options.cost < 1e6)) throw new RangeError('tone option cost must be above 0')
  if (!(options.ratio >= 0 && options.ratio <= 1)) throw new RangeError('tone option ratio must be from 0 to 1')
  if (!(options.handicap >= 0 && options.handicap < 1e6)) throw new RangeError('tone option handicap must be from 0 up')
  if (!(options.leastPrecision >= 0 && options.leastPrecision <= 1)) {
    throw new RangeError('tone option leastPrecision must be from 0 to 1')
  }
  return options
}
