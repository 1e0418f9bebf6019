import { Type, type Static } from 'typebox'
import { Maybe } from '../shapes/basics.ts'
import { LiveEvent, LiveId, LiveTurn, LONGEST_TURN } from './happening.ts'
import { Ping, Pong } from './heartbeat.ts'
import { Concluded, LiveProblem } from './source.ts'
import { GuardReason, LiveLine, LiveMark, LiveSnapshot, LiveView } from './view.ts'

/** Chosen by the sender; the answer names it again. The same ref again is the same request. */
export const Ref = Type.String({ minLength: 1, maxLength: 64 })
const Words = Type.String({ minLength: 1, maxLength: LONGEST_TURN })

/** Who is to go on with a chat: a colleague by staff number, or a queue by its title. */
export const HandOverTo = Type.Union([Type.Object({ agent: Type.String() }), Type.Object({ queue: Type.String() })])
export type HandOverTo = Static<typeof HandOverTo>

/** 示闲、小休、示忙: only who is ready is given chats. */
export const Presence = Type.Enum(['ready', 'break', 'away'])
export type Presence = Static<typeof Presence>

/** What the agent's desk sends. */
export const FromDesk = Type.Union([
  Type.Object({ type: Type.Literal('presence'), presence: Presence }),
  /** Wants all of one conversation, and what comes from now on. */
  Type.Object({ type: Type.Literal('attach'), id: LiveId }),
  Type.Object({ type: Type.Literal('detach'), id: LiveId }),
  /** What stands in the input now; answered by `checked`. Not kept. */
  Type.Object({ type: Type.Literal('draft'), id: LiveId, ref: Ref, text: Type.String({ maxLength: LONGEST_TURN }) }),
  /** To send to the customer. `anyway`: although the guard held it back; recorded. */
  Type.Object({ type: Type.Literal('say'), id: LiveId, ref: Ref, text: Words, anyway: Type.Optional(Type.Boolean()) }),
  Type.Object({ type: Type.Literal('help'), id: LiveId, wanted: Type.Boolean(), text: Type.Optional(Words) }),
  Type.Object({ type: Type.Literal('note'), id: LiveId, ref: Ref, text: Words }),
  /** Asks the customer whether somebody else may go on with the chat; on consent it goes to this agent or queue. */
  Type.Object({
    type: Type.Literal('hand-over'),
    id: LiveId,
    ref: Ref,
    to: HandOverTo,
    reason: Type.Optional(Words),
  }),
  /** Ends the chat. */
  Type.Object({ type: Type.Literal('end'), id: LiveId }),
  /** Wrap-up done: summary as the agent leaves it. */
  Type.Object({ type: Type.Literal('finish'), id: LiveId, ref: Ref, summary: Type.String({ maxLength: 4_000 }) }),
  Ping,
])
export type FromDesk = Static<typeof FromDesk>

/** What everybody is to be told: a system fault, say. With `moment` its wording leads the cards: emergency mode. */
export const Announcement = Type.Object({
  id: Type.Integer(),
  text: Type.String(),
  moment: Maybe(Type.String()),
  by: Type.String(),
  since: Type.String(),
})
export type Announcement = Static<typeof Announcement>

/** Somebody else who is ready to take chats. */
export const Colleague = Type.Object({
  agent: Type.String({ description: 'Staff number' }),
  name: Type.String(),
})
export type Colleague = Static<typeof Colleague>

/** A wrap-up drawn from the dialogue. */
export const WrapUp = Type.Object({
  summary: Type.String(),
  matter: Type.String(),
  done: Type.Array(Type.String()),
  promises: Type.Array(Type.Object({ what: Type.String(), due: Maybe(Type.String()) })),
  numbers: Type.Array(Type.Object({ kind: Type.String(), value: Type.String() })),
})
export type WrapUp = Static<typeof WrapUp>

/** Whose words a summary is in: as drawn up, as a language model put them, or changed by the agent. */
export const SummaryBy = Type.Enum(['rules', 'model', 'agent'])
export type SummaryBy = Static<typeof SummaryBy>

const About = { id: LiveId }
/** What a desk, or a lead who looks in, is told of a conversation it is attached to. */
export const Unfolding = [
  Type.Object({ type: Type.Literal('snapshot'), ...About, snapshot: LiveSnapshot }),
  Type.Object({ type: Type.Literal('turn'), ...About, turn: LiveTurn, ref: Type.Optional(Ref) }),
  /** What is being said or typed just now; null: no longer. */
  Type.Object({ type: Type.Literal('partial'), ...About, turn: Maybe(LiveTurn) }),
  Type.Object({ type: Type.Literal('event'), ...About, event: LiveEvent }),
  Type.Object({ type: Type.Literal('mark'), ...About, mark: LiveMark }),
  Type.Object({ type: Type.Literal('view'), ...About, view: LiveView }),
] as const

/** What the server tells the agent's desk. */
export const ToDesk = Type.Union([
  /** All there is for this agent; after signing on and after a reconnect. `now`: the server's clock. */
  Type.Object({
    type: Type.Literal('desk'),
    now: Type.String(),
    presence: Presence,
    lines: Type.Array(LiveLine),
    announcements: Type.Array(Announcement),
  }),
  Type.Object({ type: Type.Literal('presence'), presence: Presence }),
  /** Who else is ready, the own team first, at most 100: to whom a chat can be handed over. Told whenever it changes. */
  Type.Object({ type: Type.Literal('colleagues'), colleagues: Type.Array(Colleague) }),
  /** A conversation is new at this desk or has changed. */
  Type.Object({ type: Type.Literal('line'), line: LiveLine }),
  /** A conversation has left this desk. */
  Type.Object({ type: Type.Literal('gone'), ...About, why: Type.Enum(['finished', 'handed-over', 'taken-over']) }),
  ...Unfolding,
  Type.Object({ type: Type.Literal('checked'), ...About, ref: Ref, reasons: Type.Array(GuardReason) }),
  /** Not sent. */
  Type.Object({
    type: Type.Literal('held'),
    ...About,
    ref: Ref,
    text: Type.String(),
    reasons: Type.Array(GuardReason),
  }),
  Type.Object({ type: Type.Literal('done'), ...About, ref: Ref }),
  Type.Object({ type: Type.Literal('whisper'), ...About, from: Type.String(), text: Type.String() }),
  Type.Object({ type: Type.Literal('announcements'), announcements: Type.Array(Announcement) }),
  /** The customer answers whether somebody else may go on. */
  Type.Object({ type: Type.Literal('consent'), ...About, given: Type.Boolean() }),
  /** The conversation is over: what to put on record, and what the inspection found. */
  Type.Object({ type: Type.Literal('wrap-up'), ...About, wrapUp: WrapUp, result: Maybe(Concluded) }),
  /** The summary of the last `wrap-up` in a language model's words, where one is configured: to choose instead. */
  Type.Object({ type: Type.Literal('rewritten'), ...About, summary: Type.String() }),
  LiveProblem,
  Pong,
])
export type ToDesk = Static<typeof ToDesk>
