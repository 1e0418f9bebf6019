import { Type, type Static } from 'typebox'

/** The source's own id of a conversation, unique for good. */
export const LiveId = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]+$' })
/** Number of an event within its conversation: 1, 2, 3 … in the order in which the source sends them. */
export const Seq = Type.Integer({ minimum: 1, maximum: 1_000_000 })
/** Milliseconds from the start of the conversation. */
export const Milliseconds = Type.Number({ minimum: 0, maximum: 86_400_000 })

/** The longest text of one turn, in UTF-16 units. */
export const LONGEST_TURN = 4_000
const Said = Type.String({ maxLength: LONGEST_TURN })

/**
 * A turn. `index` counts the turns of the conversation from 0; the same index again is a correction. A partial
 * transcript has the index that its final one will have.
 */
export const LiveTurn = Type.Object({
  index: Type.Integer({ minimum: 0, maximum: 100_000 }),
  speaker: Type.Enum(['agent', 'customer', 'system']),
  text: Said,
  start: Type.Optional(Milliseconds),
  end: Type.Optional(Milliseconds),
})
export type LiveTurn = Static<typeof LiveTurn>

const Span = { start: Milliseconds, end: Type.Optional(Milliseconds) }

/**
 * What happens in a conversation and is kept. Hold, mute and silence are told when they begin (no `end`) and again, with
 * the same `start`, when they end.
 */
export const LiveEvent = Type.Union([
  Type.Object({ type: Type.Literal('turn'), turn: LiveTurn }),
  Type.Object({ type: Type.Literal('hold'), ...Span }),
  Type.Object({ type: Type.Literal('mute'), ...Span }),
  Type.Object({ type: Type.Literal('silence'), ...Span }),
  Type.Object({ type: Type.Literal('transfer'), at: Milliseconds, to: Type.Optional(Type.String({ maxLength: 200 })) }),
  Type.Object({ type: Type.Literal('ticket'), at: Milliseconds, text: Type.Optional(Said) }),
  Type.Object({ type: Type.Literal('hangup'), at: Milliseconds, by: Type.Enum(['agent', 'customer', 'line']) }),
])
export type LiveEvent = Static<typeof LiveEvent>

const Name = Type.String({ maxLength: 200 })

/** What is known of a conversation when it begins. `startedAt` is the source's clock: ISO 8601 with offset. */
export const LiveHead = Type.Object({
  channel: Type.Optional(Name),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound'])),
  service: Type.Optional(Name),
  queue: Type.Optional(Name),
  /** Staff number: whose desk shows it. */
  agent: Type.Optional(Name),
  startedAt: Type.Optional(
    Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)$' }),
  ),
  attributes: Type.Optional(
    Type.Record(Type.String({ maxLength: 100 }), Type.Union([Said, Type.Number(), Type.Boolean()])),
  ),
})
export type LiveHead = Static<typeof LiveHead>

/** Numbers of events, as closed ranges in rising order: `[[1, 17], [19, 19]]`. */
export const SeqRanges = Type.Array(Type.Tuple([Seq, Seq]))
export type SeqRanges = Static<typeof SeqRanges>
