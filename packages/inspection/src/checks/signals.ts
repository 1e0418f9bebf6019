import { MOST_ACTS } from '@liangyan/standard'

/** Signals of a step, by number: its kind and speaker come first, then those that the compiler allots to words. */
export const SIGNAL = {
  agentTurn: 0,
  customerTurn: 1,
  systemTurn: 2,
  start: 3,
  hold: 4,
  resume: 5,
  mute: 6,
  unmute: 7,
  silence: 8,
  transfer: 9,
  ticket: 10,
  hangup: 11,
  end: 12,
  /** A turn that begins after a silence, or while another still speaks. */
  gap: 13,
  overlap: 14,
  /** A step before which, or at which, agent or customer has spoken no more than `EARLY_TURNS` times. */
  early: 15,
  /** Words of at least 3, 6, 11 digits, of which 4, 11, 13 are read out as one number. */
  threeDigits: 16,
  sixDigits: 17,
  elevenDigits: 18,
  /** A turn of improper tone, of whatever kind. */
  improper: 19,
  /** Words of a digit at least. */
  digit: 20,
} as const
/** Signals of the marks that texts with entities have, by the number of the bit. */
export const FIRST_MARK_SIGNAL = 21
export const MAX_MARKS = 16
/** Signal of a learned tone, by the number of its label. */
export const FIRST_TONE_SIGNAL: number = FIRST_MARK_SIGNAL + MAX_MARKS
export const MAX_TONES = 48
/** Signals of learned acts, by the number of their label: those of agents, then those of customers. */
export const FIRST_LEARNED_SIGNAL: number = FIRST_TONE_SIGNAL + MAX_TONES
export const FIRST_WORD_SIGNAL: number = FIRST_LEARNED_SIGNAL + 2 * MOST_ACTS

export const learnedSignal = (who: 'agent' | 'customer', label: number): number =>
  FIRST_LEARNED_SIGNAL + (who === 'agent' ? 0 : MOST_ACTS) + label

export const LEARNED_SIGNALS: readonly number[] = Array.from(
  { length: 2 * MOST_ACTS },
  (_, i) => FIRST_LEARNED_SIGNAL + i,
)

/** Silences shorter than this, in ms, fire no signal of their own. */
export const SHORTEST_GAP = 3000

/** Positions among the first so many turns of a speaker fire a signal of their own. */
export const EARLY_TURNS = 4

/** How many digits a turn must hold for a signal, and how many of them in one number; most first. */
export const DIGIT_SIGNALS = [
  { digits: 11, dictated: 13, signal: SIGNAL.elevenDigits },
  { digits: 6, dictated: 11, signal: SIGNAL.sixDigits },
  { digits: 3, dictated: 4, signal: SIGNAL.threeDigits },
] as const

export const FEWEST_DIGITS = 3

/** Whether a signal is the end or the beginning of an event, not something about a turn. */
export const isEventSignal = (signal: number): boolean => signal >= SIGNAL.start && signal <= SIGNAL.end

const FREQUENT: Record<number, number> = {
  [SIGNAL.agentTurn]: 60,
  [SIGNAL.customerTurn]: 60,
  [SIGNAL.early]: 8,
  [SIGNAL.digit]: 40,
  [SIGNAL.threeDigits]: 6,
  [SIGNAL.sixDigits]: 2,
}

/** The signals of some marks. */
export function markSignals(marks: number): number[] {
  const signals: number[] = []
  for (let bit = 0; bit < MAX_MARKS; bit++) if ((marks & (1 << bit)) !== 0) signals.push(FIRST_MARK_SIGNAL + bit)
  return signals
}

const OF_MARK = 10

function frequencyOf(signal: number): number {
  if (signal >= FIRST_MARK_SIGNAL && signal < FIRST_TONE_SIGNAL) return OF_MARK
  return FREQUENT[signal] ?? 1
}

/** Roughly how often a wake list fires; used to choose the rarest of those that must all fire. */
export function wakeCost(wake: readonly number[] | null): number {
  return wake === null ? Number.POSITIVE_INFINITY : wake.reduce((sum, signal) => sum + frequencyOf(signal), 0)
}
