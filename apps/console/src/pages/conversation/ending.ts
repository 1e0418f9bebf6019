import type { ConversationEvent } from '@liangyan/contract'
import type { TFunction } from 'i18next'

/** Who or what ended a conversation: 客户挂机 on the phone; a chat has nothing to hang up: 客户离开. */
export function endingOf(t: TFunction, channel: string, by: ConversationEvent['by'] = 'line'): string {
  return t(`conversation.event.${channel === 'chat' ? 'leftBy' : 'hangupBy'}.${by}`)
}

/** The end as a kind of event: 挂机, 会话结束. */
export function endOf(t: TFunction, channel: string): string {
  return t(channel === 'chat' ? 'conversation.event.end' : 'conversation.event.hangup')
}
