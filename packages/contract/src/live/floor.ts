import { Type, type Static } from 'typebox'
import { Announcement, Presence, Ref, Unfolding } from './desk.ts'
import { LiveId, LONGEST_TURN } from './happening.ts'
import { Ping, Pong } from './heartbeat.ts'
import { LiveProblem } from './source.ts'
import { LiveLine } from './view.ts'

const Words = Type.String({ minLength: 1, maxLength: LONGEST_TURN })

/** What the team lead's floor sends. */
export const FromFloor = Type.Union([
  /** Looks into a conversation, personal data masked; recorded. */
  Type.Object({ type: Type.Literal('look-in'), id: LiveId }),
  Type.Object({ type: Type.Literal('leave'), id: LiveId }),
  /** To the agent alone. */
  Type.Object({ type: Type.Literal('whisper'), id: LiveId, ref: Ref, text: Words }),
  /** A chat goes on at the lead's own desk; of a call the lead is noted as having taken over. */
  Type.Object({ type: Type.Literal('take-over'), id: LiveId, ref: Ref }),
  Ping,
])
export type FromFloor = Static<typeof FromFloor>

/** How the queues stand now. */
export const QueueFigures = Type.Object({
  waiting: Type.Integer(),
  /** Since when the one has waited who waits longest. */
  waitingSince: Type.Union([Type.String(), Type.Null()]),
  /** Of the chats that began today: how many were answered at all, and how many within 20 s. */
  answered: Type.Integer(),
  inTime: Type.Integer(),
  /** Left the queue before anybody answered. */
  abandoned: Type.Integer(),
  /** Seconds within which an answer counts as in time. */
  within: Type.Integer(),
})
export type QueueFigures = Static<typeof QueueFigures>

export const FloorAgent = Type.Object({
  agent: Type.String(),
  name: Type.String(),
  presence: Type.Union([Presence, Type.Literal('offline')]),
  conversations: Type.Integer(),
})
export type FloorAgent = Static<typeof FloorAgent>

/** What the server tells the floor. Changes are gathered: at most one message a second, however much goes on. */
export const ToFloor = Type.Union([
  Type.Object({
    type: Type.Literal('floor'),
    now: Type.String(),
    lines: Type.Array(LiveLine),
    agents: Type.Array(FloorAgent),
    queue: QueueFigures,
    announcements: Type.Array(Announcement),
  }),
  Type.Object({
    type: Type.Literal('changes'),
    now: Type.String(),
    lines: Type.Array(LiveLine),
    gone: Type.Array(LiveId),
    agents: Type.Optional(Type.Array(FloorAgent)),
    queue: Type.Optional(QueueFigures),
  }),
  Type.Object({ type: Type.Literal('announcements'), announcements: Type.Array(Announcement) }),
  ...Unfolding,
  Type.Object({ type: Type.Literal('done'), id: LiveId, ref: Ref }),
  LiveProblem,
  Pong,
])
export type ToFloor = Static<typeof ToFloor>
