import type { Conversation, Event } from '@liangyan/conversation'
import type { LineState } from './view.ts'

/** How the line is at a moment of a conversation: the latest hold or mute that has not ended by then, or talk. */
export function lineState({ events }: Pick<Conversation, 'events'>, now: number): LineState {
  if (events.some(({ type }) => type === 'hangup')) return 'ended'
  const [latest] = events.filter(isQuiet).sort((a, b) => b.start - a.start)
  if (!latest || (latest.end !== undefined && latest.end <= now)) return 'talking'
  return latest.type === 'hold' ? 'held' : 'muted'
}

type Quiet = Extract<Event, { type: 'hold' | 'mute' }>

const isQuiet = (event: Event): event is Quiet => event.type === 'hold' || event.type === 'mute'
