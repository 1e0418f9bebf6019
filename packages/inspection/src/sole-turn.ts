import type { Conversation } from '@liangyan/conversation'

/** What examples that are no dialogues are taken to be said in: an ordinary call on a working day. */
export const EXAMPLE_RECORD = {
  id: 'example',
  channel: 'phone',
  direction: 'inbound' as const,
  startedAt: '2026-03-05T10:00:00+08:00',
  events: [],
}

/** A conversation in which an agent says just this. */
export function soleTurn(text: string): Conversation {
  return { ...EXAMPLE_RECORD, turns: [{ index: 0, speaker: 'agent', start: 500, end: 500 + text.length * 220, text }] }
}
