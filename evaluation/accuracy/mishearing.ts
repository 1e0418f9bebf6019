import type { Conversation } from '@liangyan/conversation'
import { TextDisturber } from '@liangyan/language'

const SLIPS = ['misheard', 'dropped', 'added'] as const
const disturber = new TextDisturber()

/**
 * A telephone conversation as a speech recogniser would write it, for sets that bring no such copy: in each turn one kind
 * of slip (5 to 8 % of the characters) and few marks. Chats stay as they were typed. Always the same.
 */
export function misheard(conversation: Conversation): Conversation {
  if (conversation.channel === 'chat') return conversation
  const turns = conversation.turns.map((turn, at) => {
    if (turn.speaker === 'system') return turn
    const text = disturber.disturb(SLIPS[at % SLIPS.length], turn.text, at)
    return { ...turn, text: disturber.disturb('unpunctuated', text, at) }
  })
  return { ...conversation, turns }
}
