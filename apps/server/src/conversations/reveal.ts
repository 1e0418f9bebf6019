import type { RevealedTurn } from '@liangyan/contract'
import type { Turn } from '@liangyan/conversation'
import { redact } from '@liangyan/language'

/** A turn as it was said, with what is masked elsewhere: where it stands, and what stands there instead. */
export function revealedTurn(turn: Turn): RevealedTurn {
  const hidden = redact(turn.text).spans.map(({ start, end, mask }) => ({ start, end, mask }))
  return { ...turn, hidden }
}
