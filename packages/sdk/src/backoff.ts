/** Milliseconds that rule when a line is taken for dead and when another is tried. */
export interface Timing {
  /** Wait before the first new attempt, at most; it doubles with each further one. */
  readonly firstRetry: number
  /** The longest wait between two attempts. */
  readonly longestRetry: number
  /** A line that has held so long was a good one: after it the waits begin anew. */
  readonly steady: number
  /** How long an attempt may take. */
  readonly connecting: number
  /** Nothing came for so long: the other side is asked whether it is there. */
  readonly quiet: number
  /** So long it may take with the answer. */
  readonly answer: number
  /** Events that are not acknowledged for so long on a line that is alive are asked about. */
  readonly acknowledged: number
}

export const USUAL_TIMING: Timing = {
  firstRetry: 200,
  longestRetry: 10_000,
  steady: 5_000,
  connecting: 10_000,
  quiet: 5_000,
  answer: 4_000,
  acknowledged: 5_000,
}

/**
 * The wait before the next attempt, after so many that failed. It doubles up to the longest; half of it is left to
 * chance (`random` in 0 … 1), so that a thousand clients of a server that restarts do not come back at once.
 */
export function retryAfter(failed: number, { firstRetry, longestRetry }: Timing, random: number): number {
  const most = Math.min(longestRetry, firstRetry * 2 ** Math.min(failed, 30))
  return most * (0.5 + random / 2)
}
