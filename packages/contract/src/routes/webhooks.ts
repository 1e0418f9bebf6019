import { Type } from 'typebox'
import { route } from '../route.ts'
import { DisplayName, NumberedId, Nothing, Page, PageQuery } from '../shapes/basics.ts'
import { Delivery, DeliveryState, EventName, Webhook, WebhookUrl } from '../shapes/webhooks.ts'

const Events = Type.Array(EventName, { minItems: 1, uniqueItems: true })

export const listWebhooks = route({
  name: 'webhooks.list',
  method: 'GET',
  path: '/api/webhooks',
  summary: 'Webhooks',
  roles: ['administrator'],
  answer: Type.Object({ items: Type.Array(Webhook) }),
})
export const addWebhook = route({
  name: 'webhooks.add',
  method: 'POST',
  path: '/api/webhooks',
  summary: 'Add a webhook; the secret that signs what is sent to it is shown once',
  roles: ['administrator'],
  body: Type.Object({ name: DisplayName, url: WebhookUrl, events: Events }),
  answer: Type.Object({ webhook: Webhook, secret: Type.String() }),
})
export const changeWebhook = route({
  name: 'webhooks.change',
  method: 'PATCH',
  path: '/api/webhooks/:id',
  summary: 'Change a webhook; one that is disabled is told nothing until it is enabled again',
  roles: ['administrator'],
  params: NumberedId,
  body: Type.Object({
    name: Type.Optional(DisplayName),
    url: Type.Optional(WebhookUrl),
    events: Type.Optional(Events),
    enabled: Type.Optional(Type.Boolean()),
  }),
  answer: Webhook,
})
export const removeWebhook = route({
  name: 'webhooks.remove',
  method: 'DELETE',
  path: '/api/webhooks/:id',
  summary: 'Remove a webhook with its delivery log',
  roles: ['administrator'],
  params: NumberedId,
  answer: Nothing,
})
export const testWebhook = route({
  name: 'webhooks.test',
  method: 'POST',
  path: '/api/webhooks/:id/test',
  summary: 'Send a message `ping` at once; the answer says what came of it',
  roles: ['administrator'],
  params: NumberedId,
  answer: Delivery,
})
export const listDeliveries = route({
  name: 'webhooks.deliveries',
  method: 'GET',
  path: '/api/webhooks/:id/deliveries',
  summary: 'Delivery log of a webhook, newest first; kept for thirty days',
  roles: ['administrator'],
  params: NumberedId,
  query: Type.Object({ ...PageQuery, state: Type.Optional(DeliveryState) }),
  answer: Page(Delivery),
})
export const redeliver = route({
  name: 'webhooks.redeliver',
  method: 'POST',
  path: '/api/deliveries/:id/redeliver',
  summary: 'Send a message again',
  roles: ['administrator'],
  params: NumberedId,
  answer: Delivery,
})
