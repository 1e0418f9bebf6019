import { Type, type Static } from 'typebox'
import { LiveEvent, LiveHead, LiveId, LiveTurn, Seq, SeqRanges } from './happening.ts'
import { Ping, Pong } from './heartbeat.ts'
import { LiveView } from './view.ts'

/** What a source sends over its socket: any number of conversations, told apart by `id`. */
export const FromSource = Type.Union([
  /** Begins a conversation, or goes on with one after a reconnect; `watch`: the view is wanted whenever it changes. */
  Type.Object({ type: Type.Literal('open'), id: LiveId, head: LiveHead, watch: Type.Optional(Type.Boolean()) }),
  /** Kept, acknowledged; the same number again is the same event. */
  Type.Object({ type: Type.Literal('event'), id: LiveId, seq: Seq, event: LiveEvent }),
  /** What is being said just now; not kept, not acknowledged. */
  Type.Object({ type: Type.Literal('partial'), id: LiveId, turn: LiveTurn }),
  /** Nothing more comes: the conversation is closed and inspected. A hang-up does so too. */
  Type.Object({ type: Type.Literal('end'), id: LiveId }),
  Ping,
])
export type FromSource = Static<typeof FromSource>

/** What comes of the inspection at the end. */
export const Concluded = Type.Object({
  type: Type.Literal('concluded'),
  id: LiveId,
  score: Type.Number(),
  outOf: Type.Number(),
  grade: Type.String(),
  fatal: Type.Boolean(),
  broken: Type.Integer(),
  undecided: Type.Integer(),
})
export type Concluded = Static<typeof Concluded>

/** What is wrong with a message, in one Chinese sentence with the way out. What was acknowledged stands. */
export const LiveProblem = Type.Object({
  type: Type.Literal('problem'),
  id: Type.Optional(LiveId),
  seq: Type.Optional(Seq),
  ref: Type.Optional(Type.String()),
  code: Type.Enum(['malformed', 'unknown', 'different', 'ended', 'too-many', 'forbidden', 'internal']),
  message: Type.String(),
  place: Type.Optional(Type.String()),
})
export type LiveProblem = Static<typeof LiveProblem>

/** What the server answers a source. */
export const ToSource = Type.Union([
  /** `have`: what is in the store already; everything else is to be sent (again). */
  Type.Object({ type: Type.Literal('opened'), id: LiveId, have: SeqRanges, ended: Type.Boolean() }),
  /** These are in the store. */
  Type.Object({ type: Type.Literal('ack'), id: LiveId, seqs: SeqRanges }),
  /** `seq`: the last event that it goes by; absent before the first. */
  Type.Object({ type: Type.Literal('view'), id: LiveId, seq: Type.Optional(Seq), view: LiveView }),
  Concluded,
  LiveProblem,
  Pong,
])
export type ToSource = Static<typeof ToSource>
