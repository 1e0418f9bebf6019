import { Type, type Static } from 'typebox'

/** Who speaks a turn: the bank's agent, the customer, or a machine (announcement, status line). */
export const Speaker = Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('system')])
export type Speaker = Static<typeof Speaker>

/** Milliseconds from the start of the conversation. A day is the longest conversation anybody has recorded. */
const Milliseconds = Type.Number({ minimum: 0, maximum: 86_400_000 })

/**
 * One turn 话轮: what one speaker says until another speaks or a pause ends it.
 * `start` and `end` are absent where the source has no times; in a chat both are the moment of sending.
 */
export const Turn = Type.Object({
  index: Type.Integer({ minimum: 0 }),
  speaker: Speaker,
  text: Type.String(),
  start: Type.Optional(Milliseconds),
  end: Type.Optional(Milliseconds),
})
export type Turn = Static<typeof Turn>

/** Hold 等候: the customer hears music. `end` is absent while the hold goes on. */
export const HoldEvent = Type.Object({
  type: Type.Literal('hold'),
  start: Milliseconds,
  end: Type.Optional(Milliseconds),
})
/** Mute 静音: the customer hears nothing, the agent hears the customer. */
export const MuteEvent = Type.Object({
  type: Type.Literal('mute'),
  start: Milliseconds,
  end: Type.Optional(Milliseconds),
})
/** Silence of the whole line, as the telephony platform measured it. */
export const SilenceEvent = Type.Object({
  type: Type.Literal('silence'),
  start: Milliseconds,
  end: Type.Optional(Milliseconds),
})
export const TransferEvent = Type.Object({
  type: Type.Literal('transfer'),
  at: Milliseconds,
  to: Type.Optional(Type.String()),
})
export const TicketEvent = Type.Object({
  type: Type.Literal('ticket'),
  at: Milliseconds,
  text: Type.Optional(Type.String()),
})
export const HangupEvent = Type.Object({
  type: Type.Literal('hangup'),
  at: Milliseconds,
  by: Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('line')]),
})
export const Event = Type.Union([HoldEvent, MuteEvent, SilenceEvent, TransferEvent, TicketEvent, HangupEvent])
export type Event = Static<typeof Event>
export type EventType = Event['type']

/**
 * One conversation 会话 between an agent and a customer, finished or in progress.
 * Fields beyond these are kept; `attributes` is what clauses may ask about (data of the record).
 */
export const Conversation = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  channel: Type.Optional(Type.String()),
  direction: Type.Optional(Type.Union([Type.Literal('inbound'), Type.Literal('outbound')])),
  service: Type.Optional(Type.String()),
  queue: Type.Optional(Type.String()),
  agent: Type.Optional(Type.String()),
  startedAt: Type.Optional(Type.String({ description: 'ISO 8601 with offset, e.g. 2026-03-05T10:02:00+08:00' })),
  attributes: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
  turns: Type.Array(Turn),
  events: Type.Array(Event),
})
export type Conversation = Static<typeof Conversation>
