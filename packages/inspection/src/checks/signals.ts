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
  /** A turn of improper tone, of whatever kind; the kinds follow it. */
  improper: 15,
} as const
/** Signal of a learned tone, by the number of its label. */
export const FIRST_TONE_SIGNAL = 16
export const MAX_TONES = 48
export const FIRST_WORD_SIGNAL = FIRST_TONE_SIGNAL + MAX_TONES

/** Silences shorter than this, in ms, fire no signal of their own. */
export const SHORTEST_GAP = 3000

const FREQUENT: Record<number, number> = { [SIGNAL.agentTurn]: 60, [SIGNAL.customerTurn]: 60 }

/** Roughly how often a wake list fires; used to choose the rarest of those that must all fire. */
export function wakeCost(wake: readonly number[] | null): number {
  return wake === null ? Number.POSITIVE_INFINITY : wake.reduce((sum, signal) => sum + (FREQUENT[signal] ?? 1), 0)
}
