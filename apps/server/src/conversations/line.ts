import type { ConversationLine } from '@liangyan/contract'
import type { ListedConversation } from '@liangyan/store'

/** A conversation as the contract shows it in lists; its schema leaves the rest out of the answer. */
export function lineOf({ startedAt, ...line }: ListedConversation): ConversationLine {
  return { ...line, startedAt: startedAt.toISOString() }
}
