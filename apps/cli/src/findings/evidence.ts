import type { Turn } from '@liangyan/conversation'
import type { Evidence } from '@liangyan/inspection'

/** Evidence that is no single word but all that was said: what is missing, or the tone of the whole. */
export function isWholeTurn({ start, end }: Evidence, { text }: Turn): boolean {
  return start === 0 && end >= text.length
}

/** The words of a turn that prove something, in order, where it is not the turn as a whole that does. */
export function wordsIn(turn: Turn, evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter((e) => e.turn === turn.index && e.end > e.start && !isWholeTurn(e, turn))
}
