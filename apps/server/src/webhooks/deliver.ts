import { type DueDelivery, noteAttempt, takeDueDeliveries, webhooksWithDue } from '@liangyan/store'
import type { System } from '../system.ts'
import { hasArrived, send } from './send.ts'

const MINUTE = 60_000
/** How long to wait after the first, second … attempt that failed; after the last of them the message has failed. */
export const WAITS: readonly number[] = [1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60].map((many) => many * MINUTE)
/** Messages sent at once to the same address. */
const AT_ONCE = 10
/** A message that is being sent is left alone by others for this long. */
const HELD = MINUTE
const PAUSE = 15_000

/** Sends what a webhook is to be told and is due, until nothing is left or the other side fails. */
export async function deliver(system: System, webhook: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = system.now()
    const due = await takeDueDeliveries(system.db, webhook, now, new Date(now.getTime() + HELD), AT_ONCE)
    const arrived = await Promise.all(due.map((one) => deliverOne(system, one)))
    // who cannot be reached is not knocked at for each message that waits: their turn comes again in a moment
    if (due.length === 0 || arrived.includes(false)) return
  }
}

async function deliverOne(system: System, due: DueDelivery): Promise<boolean> {
  const attempt = await send(system, due)
  if (hasArrived(attempt)) {
    await noteAttempt(system.db, due.id, attempt, { state: 'delivered' })
    return true
  }
  const wait = WAITS[due.tried]
  const nextAt = new Date(system.now().getTime() + (wait ?? 0))
  await noteAttempt(system.db, due.id, attempt, wait === undefined ? { state: 'failed' } : { state: 'waiting', nextAt })
  return false
}

/** Looks again and again for messages whose time has come. */
export function deliverWhenDue(system: System): void {
  system.queue.repeat(PAUSE, () => askForDue(system))
}

export async function askForDue({ db, queue, now }: System): Promise<void> {
  for (const webhook of await webhooksWithDue(db, now())) await queue.ask('deliver', { webhook })
}
