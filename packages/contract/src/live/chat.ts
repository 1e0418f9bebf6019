import { Type, type Static } from 'typebox'
import { Maybe } from '../shapes/basics.ts'
import { HandOverTo, Ref } from './desk.ts'
import { Ping, Pong } from './heartbeat.ts'
import { LONGEST_MESSAGE } from './limits.ts'
import { LiveProblem } from './source.ts'

/** What the customer's page sends, after it has been admitted with the token of its chat. */
export const FromCustomer = Type.Union([
  Type.Object({
    type: Type.Literal('say'),
    ref: Ref,
    text: Type.String({ minLength: 1, maxLength: LONGEST_MESSAGE, pattern: '\\S' }),
  }),
  /** That something is being written; not what. */
  Type.Object({ type: Type.Literal('typing'), typing: Type.Boolean() }),
  /** Whether somebody else may go on with the chat. */
  Type.Object({ type: Type.Literal('consent'), given: Type.Boolean() }),
  /** Whether the customer wants the transcript. */
  Type.Object({ type: Type.Literal('transcript') }),
  /** One to five; once. */
  Type.Object({ type: Type.Literal('rate'), score: Type.Integer({ minimum: 1, maximum: 5 }) }),
  Type.Object({ type: Type.Literal('end') }),
  Ping,
])
export type FromCustomer = Static<typeof FromCustomer>

/** A message as the customer sees it; `n` counts them from 0. */
export const ChatMessage = Type.Object({
  n: Type.Integer(),
  from: Type.Enum(['customer', 'agent', 'bank']),
  text: Type.String(),
  at: Type.String({ description: 'ISO 8601, the server’s clock' }),
  ref: Type.Optional(Ref),
})
export type ChatMessage = Static<typeof ChatMessage>

export const ChatState = Type.Object({
  stage: Type.Enum(['waiting', 'open', 'ended']),
  /** Place in the queue from 1, and the wait to be expected in seconds, where it can be told. */
  position: Maybe(Type.Integer()),
  wait: Maybe(Type.Integer()),
  /** Staff number of who answers. */
  agent: Maybe(Type.String()),
  /** Somebody else is to go on: the customer is asked. */
  asked: Maybe(Type.Object({ to: HandOverTo })),
  rating: Maybe(Type.Integer()),
  mayRate: Type.Boolean(),
})
export type ChatState = Static<typeof ChatState>

/** What the server tells the customer's page. */
export const ToCustomer = Type.Union([
  /** All messages from the one asked for; after a reconnect nothing is lost and nothing doubled. */
  Type.Object({ type: Type.Literal('chat'), state: ChatState, messages: Type.Array(ChatMessage) }),
  Type.Object({ type: Type.Literal('state'), state: ChatState }),
  Type.Object({ type: Type.Literal('message'), message: ChatMessage }),
  Type.Object({ type: Type.Literal('typing'), typing: Type.Boolean() }),
  Type.Object({ type: Type.Literal('transcript'), text: Type.String() }),
  LiveProblem,
  Pong,
])
export type ToCustomer = Static<typeof ToCustomer>
