import type { LiveEvent, LiveHead } from '@liangyan/contract'
import { type Conversation, validate } from '@liangyan/conversation'
import { problemIn } from '../../ingest/admissible.ts'
import { LiveRefused } from './live-refused.ts'

/** Refuses what could not be part of a record: what is told live is held to what finished conversations are held to. */
export function refuseHead(id: string, head: LiveHead): void {
  refuse({ id, ...head, turns: [], events: [] })
}

export function refuseEvent(id: string, event: LiveEvent): void {
  if (event.type === 'turn') refuse({ id, turns: [event.turn], events: [] })
  else refuse({ id, turns: [], events: [event] })
}

function refuse(conversation: Conversation): void {
  const checked = validate(conversation)
  const problem = checked.ok ? problemIn(conversation) : checked.problem.message
  if (problem !== undefined) throw new LiveRefused('malformed', problem)
}
