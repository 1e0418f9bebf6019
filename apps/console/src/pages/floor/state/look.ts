import type { LiveLine, ToFloor } from '@liangyan/contract'
import { NEW_TALK, type Talk, withEvent, withMark, withPartial, withSnapshot, withTurn } from '../../desk/state/talk.ts'

/** The conversation that a lead looks into. */
export interface Look {
  readonly id: string
  /** As it was last told: it stays readable when the conversation has left the floor. */
  readonly line: LiveLine
  readonly talk: Talk
  readonly isGone: boolean
  /** Why the server does not show it. */
  readonly refused?: string
}

/** What is told of a conversation that is looked into. */
export type Unfolded = Extract<ToFloor, { type: 'snapshot' | 'turn' | 'partial' | 'event' | 'mark' | 'view' }>

// whispers are the lead's own here: there is nothing to take note of
const UNREAD: Talk = { ...NEW_TALK, noted: Number.POSITIVE_INFINITY }

export const lookAt = (line: LiveLine): Look => ({ id: line.id, line, talk: UNREAD, isGone: false })

/** `at`: when it came, by the page's own steady clock in ms. */
export function unfolded(look: Look, message: Unfolded, at: number): Look {
  const { talk } = look
  switch (message.type) {
    case 'snapshot':
      return { id: look.id, line: message.snapshot.line, talk: withSnapshot(talk, message.snapshot, at), isGone: false }
    case 'turn':
      return { ...look, talk: withTurn(talk, message.turn) }
    case 'partial':
      return { ...look, talk: withPartial(talk, message.turn) }
    case 'event':
      return { ...look, talk: withEvent(talk, message.event) }
    case 'mark':
      return { ...look, talk: withMark(talk, message.mark) }
    case 'view':
      return { ...look, talk: { ...talk, seen: { view: message.view, at } } }
  }
}
