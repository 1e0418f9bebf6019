import type { WebhookEvent } from '@liangyan/contract'
import { addDeliveries, type Database, webhooksFor } from '@liangyan/store'
import type { System } from '../system.ts'

/** What is told of an event: ids, figures and masked texts as JSON values; nothing personal. */
export type Payload = Readonly<Record<string, unknown>>

/**
 * Tells the webhooks that want to know of an event, in the transaction of what it tells: neither stands without the
 * other. Costs one look-up where there are none.
 */
export async function emit(
  { queue }: Pick<System, 'queue'>,
  tx: Database,
  event: WebhookEvent,
  payload: Payload | readonly Payload[],
): Promise<void> {
  const payloads = isList(payload) ? payload : [payload]
  if (payloads.length === 0) return
  for (const webhook of await webhooksFor(tx, event)) {
    await addDeliveries(
      tx,
      payloads.map((one) => ({ webhookId: webhook, event, payload: one })),
    )
    await queue.ask('deliver', { webhook }, tx)
  }
}

const isList = (payload: Payload | readonly Payload[]): payload is readonly Payload[] => Array.isArray(payload)
