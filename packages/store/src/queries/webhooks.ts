import { and, arrayContains, arrayOverlaps, asc, desc, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { deliveries, users, webhooks } from '../schema/index.ts'
import { type PageOf, further, type PageWanted } from './page.ts'

export type WebhookRow = Omit<typeof webhooks.$inferSelect, 'secret' | 'createdBy'> & {
  readonly createdBy: string | null
  /** Messages that failed for good, and those that still wait, of the last thirty days. */
  readonly failed: number
  readonly waiting: number
}

const count = (state: string) => sql<number>`(
  select count(*)::int from ${deliveries} d where d.webhook_id = ${webhooks.id} and d.state = ${state})`

const selectWebhooks = (db: Database) =>
  db
    .select({
      id: webhooks.id,
      name: webhooks.name,
      url: webhooks.url,
      events: webhooks.events,
      createdBy: users.name,
      createdAt: webhooks.createdAt,
      disabledAt: webhooks.disabledAt,
      failed: count('failed'),
      waiting: count('waiting'),
    })
    .from(webhooks)
    .leftJoin(users, eq(users.id, webhooks.createdBy))

/** All webhooks, the oldest first; there are never many. */
export async function listWebhooks(db: Database): Promise<WebhookRow[]> {
  return selectWebhooks(db).orderBy(asc(webhooks.id))
}

export async function readWebhook(db: Database, id: number): Promise<WebhookRow | undefined> {
  const [row] = await selectWebhooks(db).where(eq(webhooks.id, id))
  return row
}

/** Adds a webhook whose secret is sealed for the number that it gets. */
export async function addWebhook(
  db: Database,
  webhook: {
    readonly name: string
    readonly url: string
    readonly events: readonly string[]
    createdBy: number | null
  },
  sealFor: (id: number) => Buffer,
): Promise<number> {
  return db.transaction(async (tx) => {
    const [{ id }] = await tx
      .insert(webhooks)
      .values({ ...webhook, events: [...webhook.events] })
      .returning({ id: webhooks.id })
    await tx
      .update(webhooks)
      .set({ secret: sealFor(id) })
      .where(eq(webhooks.id, id))
    return id
  })
}

export async function changeWebhook(
  db: Database,
  id: number,
  change: {
    readonly name?: string
    readonly url?: string
    readonly events?: string[]
    readonly disabledAt?: Date | null
  },
): Promise<void> {
  if (Object.keys(change).length > 0) await db.update(webhooks).set(change).where(eq(webhooks.id, id))
}

/** Deletes a webhook with all messages to it. */
export async function deleteWebhook(db: Database, id: number): Promise<void> {
  await db.delete(webhooks).where(eq(webhooks.id, id))
}

/** The webhooks that want to be told of an event. */
export async function webhooksFor(db: Database, event: string): Promise<number[]> {
  const rows = await db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(isNull(webhooks.disabledAt), arrayContains(webhooks.events, [event])))
  return rows.map(({ id }) => id)
}

/** Whether any webhook wants to be told of one of these events. */
export async function isAnyTold(db: Database, events: readonly string[]): Promise<boolean> {
  const [row] = await db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(isNull(webhooks.disabledAt), arrayOverlaps(webhooks.events, [...events])))
    .limit(1)
  return row !== undefined
}

export type DeliveryRow = typeof deliveries.$inferSelect & { readonly log: DeliveryAttempt[] }

/** One attempt at a delivery. `status`: the answer's; null where there was none, and `error` says why. */
export interface DeliveryAttempt {
  readonly at: string
  readonly status: number | null
  readonly error: string | null
  /** Milliseconds. */
  readonly took: number
}

export async function addDeliveries(
  db: Database,
  added: readonly {
    readonly webhookId: number
    readonly event: string
    readonly payload: unknown
    readonly state?: 'failed'
  }[],
): Promise<number[]> {
  if (added.length === 0) return []
  const rows = await db
    .insert(deliveries)
    .values([...added])
    .returning({ id: deliveries.id })
  return rows.map(({ id }) => id)
}

export async function readDelivery(db: Database, id: number): Promise<DeliveryRow | undefined> {
  const [row] = await db.select().from(deliveries).where(eq(deliveries.id, id))
  return row as DeliveryRow | undefined
}

/** A page of the messages to a webhook, newest first. */
export async function listDeliveries(
  db: Database,
  webhookId: number,
  page: PageWanted & { readonly state?: string | undefined },
): Promise<PageOf<DeliveryRow>> {
  const rows = await db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.webhookId, webhookId),
        page.state === undefined ? undefined : eq(deliveries.state, page.state),
        further(deliveries.id, page.after),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit) as DeliveryRow[]
  return { items, next: rows.length > items.length ? String(items.at(-1)!.id) : null }
}

/** What a message is sent with. */
export interface DueDelivery {
  readonly id: number
  readonly event: string
  readonly payload: unknown
  readonly createdAt: Date
  readonly tried: number
  readonly url: string
  readonly webhookId: number
  readonly secret: Buffer
}

const DUE = {
  id: deliveries.id,
  event: deliveries.event,
  payload: deliveries.payload,
  createdAt: deliveries.createdAt,
  tried: deliveries.tried,
  url: webhooks.url,
  webhookId: webhooks.id,
  secret: sql<Buffer>`${webhooks.secret}`,
}

/** Takes messages of a webhook that are due, the oldest first, and puts them off until `until`: nobody else takes them. */
export async function takeDueDeliveries(
  db: Database,
  webhookId: number,
  now: Date,
  until: Date,
  limit: number,
): Promise<DueDelivery[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select(DUE)
      .from(deliveries)
      .innerJoin(webhooks, and(eq(webhooks.id, deliveries.webhookId), isNull(webhooks.disabledAt)))
      .where(
        and(eq(deliveries.webhookId, webhookId), sql`${deliveries.state} = 'waiting'`, lte(deliveries.nextAt, now)),
      )
      .orderBy(asc(deliveries.nextAt), asc(deliveries.id))
      .limit(limit)
      .for('update', { of: deliveries, skipLocked: true })
    if (due.length === 0) return []
    await tx
      .update(deliveries)
      .set({ nextAt: until })
      .where(
        inArray(
          deliveries.id,
          due.map(({ id }) => id),
        ),
      )
    return due
  })
}

/** One message with what it is sent with, due or not. */
export async function deliveryToSend(db: Database, id: number): Promise<DueDelivery | undefined> {
  const [row] = await db
    .select(DUE)
    .from(deliveries)
    .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
    .where(eq(deliveries.id, id))
  return row
}

const LONGEST_LOG = 20

/** Notes an attempt. `next`: when the following one is due; without it the message is delivered or has failed. */
export async function noteAttempt(
  db: Database,
  id: number,
  attempt: DeliveryAttempt,
  outcome: { readonly state: 'delivered' | 'failed' } | { readonly state: 'waiting'; readonly nextAt: Date },
): Promise<void> {
  await db
    .update(deliveries)
    .set({
      ...outcome,
      attempts: sql`${deliveries.attempts} + 1`,
      tried: sql`${deliveries.tried} + 1`,
      log: sql`(case when jsonb_array_length(${deliveries.log}) < ${LONGEST_LOG}
        then ${deliveries.log} else ${deliveries.log} - 0 end) || ${JSON.stringify([attempt])}::jsonb`,
      ...(outcome.state === 'delivered' && { deliveredAt: new Date(attempt.at) }),
    })
    .where(eq(deliveries.id, id))
}

/** A message is to be sent again, now. */
export async function askDeliveryAgain(db: Database, id: number, now: Date): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'waiting', tried: 0, nextAt: now, deliveredAt: null })
    .where(eq(deliveries.id, id))
}

/** Webhooks with messages that are due. */
export async function webhooksWithDue(db: Database, now: Date): Promise<number[]> {
  const rows = await db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(
      and(
        isNull(webhooks.disabledAt),
        sql`exists (select from ${deliveries} d
          where d.webhook_id = ${webhooks.id} and d.state = 'waiting' and d.next_at <= ${now})`,
      ),
    )
  return rows.map(({ id }) => id)
}

export async function forgetDeliveries(db: Database, before: Date): Promise<void> {
  await db.delete(deliveries).where(lt(deliveries.createdAt, before))
}
