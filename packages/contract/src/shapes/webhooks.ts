import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'

/** What webhooks can be told of. What is told holds ids and figures, no words of customers, no personal data. */
export const EVENTS = [
  'conversation.inspected',
  'finding.fatal',
  'commitment.made',
  'review.done',
  'appeal.filed',
  'appeal.settled',
  'standard.published',
] as const
export type WebhookEvent = (typeof EVENTS)[number]
export const EventName = Type.Enum(EVENTS)

/** Where messages go: http or https, without a user name and password in it. */
export const WEBHOOK_URL = /^https?:\/\/[^\s@/?#]+([/?][^\s#]*)?$/
export const WebhookUrl = Type.String({ minLength: 8, maxLength: 2000, pattern: WEBHOOK_URL.source })

export const Webhook = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  events: Type.Array(EventName),
  enabled: Type.Boolean(),
  createdBy: Maybe(Type.String()),
  createdAt: Moment,
  /** Messages that have failed for good, and those that wait. */
  failed: Type.Integer(),
  waiting: Type.Integer(),
})
export type Webhook = Static<typeof Webhook>

export const DeliveryState = Type.Enum(['waiting', 'delivered', 'failed'])

/** One message to one webhook, with its latest attempts. */
export const Delivery = Type.Object({
  id: Type.Integer(),
  /** One of the events, or `ping` for a test. */
  event: Type.String(),
  state: DeliveryState,
  attempts: Type.Integer(),
  log: Type.Array(
    Type.Object({
      at: Moment,
      /** Of the answer; null where none came, and `error` says why. */
      status: Maybe(Type.Integer()),
      error: Maybe(Type.String()),
      took: Type.Integer({ description: 'Milliseconds' }),
    }),
  ),
  /** While it waits. */
  nextAt: Maybe(Moment),
  createdAt: Moment,
  deliveredAt: Maybe(Moment),
  /** What is sent. */
  body: Type.Unknown(),
})
export type Delivery = Static<typeof Delivery>
