import {
  addWebhook as addRoute,
  changeWebhook as changeRoute,
  type Delivery,
  listDeliveries as deliveriesRoute,
  listWebhooks as listRoute,
  redeliver,
  removeWebhook,
  testWebhook,
  type Webhook,
} from '@liangyan/contract'
import {
  addDeliveries,
  addWebhook,
  askDeliveryAgain,
  changeWebhook,
  type Database,
  deleteWebhook,
  deliveryToSend,
  type DeliveryRow,
  listDeliveries,
  listWebhooks,
  noteAttempt,
  readDelivery,
  readWebhook,
  record,
  type WebhookRow,
} from '@liangyan/store'
import { actorOf, personOf } from '../access/visitor.ts'
import { notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import { newSecret } from '../settings.ts'
import type { System } from '../system.ts'
import { bodyOf, hasArrived, sealedAs, send } from '../webhooks/send.ts'

export function serveWebhooks(serve: Serve, system: System): void {
  const { db, vault, now } = system

  serve(listRoute, async () => ({ items: (await listWebhooks(db)).map(shownWebhook) }))

  serve(addRoute, async ({ body, visitor, request }) => {
    const secret = `whsec_${newSecret()}`
    return db.transaction(async (tx) => {
      const given = { ...body, createdBy: personOf(visitor) }
      const id = await addWebhook(tx, given, (number) => vault.seal(sealedAs(number), secret))
      const { name: subject, url, events } = body
      await record(tx, { ...actorOf(visitor, request), action: 'webhook.add', subject, detail: { url, events } })
      return { webhook: shownWebhook(await existing(tx, id)), secret }
    })
  })

  serve(changeRoute, async ({ params, body, visitor, request }) =>
    db.transaction(async (tx) => {
      const before = await existing(tx, params.id)
      const { enabled, ...change } = body
      const disabledAt = enabled === undefined ? {} : { disabledAt: enabled ? null : (before.disabledAt ?? now()) }
      await changeWebhook(tx, params.id, { ...change, ...disabledAt })
      const subject = before.name
      await record(tx, { ...actorOf(visitor, request), action: 'webhook.change', subject, detail: { ...body } })
      return shownWebhook(await existing(tx, params.id))
    }),
  )

  serve(removeWebhook, async ({ params, visitor, request }) =>
    db.transaction(async (tx) => {
      const { name: subject, url } = await existing(tx, params.id)
      await deleteWebhook(tx, params.id)
      await record(tx, { ...actorOf(visitor, request), action: 'webhook.remove', subject, detail: { url } })
      return {}
    }),
  )

  serve(testWebhook, async ({ params }) => {
    const { id: webhookId } = await existing(db, params.id)
    const [id] = await addDeliveries(db, [{ webhookId, event: 'ping', payload: {}, state: 'failed' }])
    const attempt = await send(system, (await deliveryToSend(db, id))!)
    await noteAttempt(db, id, attempt, { state: hasArrived(attempt) ? 'delivered' : 'failed' })
    return shownDelivery((await readDelivery(db, id))!)
  })

  serve(deliveriesRoute, async ({ params, query }) => {
    const { id } = await existing(db, params.id)
    const { limit = 50, state, after } = query
    const { items, next } = await listDeliveries(db, id, { state, after, limit })
    return { items: items.map(shownDelivery), next }
  })

  serve(redeliver, async ({ params, visitor, request }) =>
    db.transaction(async (tx) => {
      const delivery = await readDelivery(tx, params.id)
      if (!delivery) throw notFound('投递记录')
      const { name: subject } = await existing(tx, delivery.webhookId)
      await askDeliveryAgain(tx, delivery.id, now())
      await system.queue.ask('deliver', { webhook: delivery.webhookId }, tx)
      const detail = { delivery: delivery.id, event: delivery.event }
      await record(tx, { ...actorOf(visitor, request), action: 'webhook.redeliver', subject, detail })
      return shownDelivery((await readDelivery(tx, delivery.id))!)
    }),
  )
}

async function existing(db: Database, id: number): Promise<WebhookRow> {
  const webhook = await readWebhook(db, id)
  if (!webhook) throw notFound('Webhook ')
  return webhook
}

function shownWebhook({ createdAt, disabledAt, events, ...webhook }: WebhookRow): Webhook {
  return {
    ...webhook,
    events: events as Webhook['events'],
    enabled: disabledAt === null,
    createdAt: createdAt.toISOString(),
  }
}

function shownDelivery(row: DeliveryRow): Delivery {
  const { id, event, state, attempts, log, nextAt, createdAt, deliveredAt } = row
  return {
    id,
    event,
    state: state as Delivery['state'],
    attempts,
    log,
    nextAt: state === 'waiting' ? nextAt.toISOString() : null,
    createdAt: createdAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    body: bodyOf(row),
  }
}
