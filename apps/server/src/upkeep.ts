import { forgetDeliveries, forgetLiveEvents, jobDepths, leftUninspected } from '@liangyan/store'
import { Spool } from './files/spool.ts'
import type { System } from './system.ts'

const HOUR = 3_600_000
/** What arrived this long ago and is not inspected, while no inspection waits, has been left, in milliseconds. */
const LEFT = 15 * 60_000
/** So long the delivery log of webhooks is kept. */
const THIRTY_DAYS = 30 * 24 * HOUR
/** Events of a conversation that is over stand in its record; so long they are kept beside it. */
const DAY = 24 * HOUR
const BATCH = 100
const MOST = 10_000

/** At start and then each hour: what is left over or too old is removed, inspections given up are asked for again. */
export function keepUp(system: System): void {
  system.queue.repeat(HOUR, async () => {
    await new Spool(system.settings).removeLeftOvers(system)
    await askForLeft(system)
    await forgetLiveEvents(system.db, new Date(system.now().getTime() - DAY))
    await forgetDeliveries(system.db, new Date(system.now().getTime() - THIRTY_DAYS))
  })
}

/** Asks anew for inspections whose jobs were given up, say because the key to the originals was missing for an hour. */
export async function askForLeft({ db, queue, now }: System): Promise<void> {
  if ((await jobDepths(db)).has('inspect')) return
  const keys = await leftUninspected(db, new Date(now().getTime() - LEFT), MOST)
  for (let from = 0; from < keys.length; from += BATCH)
    await queue.ask('inspect', { keys: keys.slice(from, from + BATCH) })
}
