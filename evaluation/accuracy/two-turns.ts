import type { Conversation, Speaker } from '@liangyan/conversation'

/** The turn that a case is about, and the one before it. */
export const TURN = 1
/** What was said before, where nothing is known of it. */
const NOTHING = '嗯'

/** A phone call of two turns, the second of them the case: `speaker` says `text`, the other side `before`. */
export function twoTurns(id: string, speaker: Speaker, before: string, text: string): Conversation {
  const other = speaker === 'agent' ? 'customer' : 'agent'
  return {
    id,
    channel: 'phone',
    direction: 'inbound',
    turns: [
      { index: 0, speaker: other, start: 0, end: 4000, text: before || NOTHING },
      { index: TURN, speaker, start: 5000, end: 9000, text },
    ],
    events: [],
  }
}
