import { setTimeout } from 'node:timers/promises'
import { changedDaysWaiting, makeFigures, settleChangedDay, timeOf, versionsIn } from '@liangyan/store'
import type { System } from '../system.ts'
import { momentsOfVersions } from './moments.ts'

/** How often somebody looks whether days have changed, in milliseconds. */
const LOOKED = 2_000
/** Milliseconds after which the rest is left to the next job: nobody's job is to be taken for dead. */
const LONG = 60_000
/** For so many times as long as the work took the next is held off: figures never take most of the database. */
const RESTS = 3
const LONGEST_REST = 20_000

/**
 * Makes the figures of the days that have changed, latest first. A day that changes meanwhile stays marked and is made
 * once more. `ending` ends it early; what is left stays marked.
 */
export async function makeChangedFigures({ db, standards }: System, ending: AbortSignal): Promise<void> {
  const begun = performance.now()
  const spent = () => performance.now() - begun
  for (const changed of await changedDaysWaiting(db)) {
    if (ending.aborted || spent() > LONG) break
    const { day } = changed
    const versions = await versionsIn(db, timeOf({ from: day, to: day }))
    await makeFigures(db, day, await momentsOfVersions(standards, versions))
    await settleChangedDay(db, changed)
  }
  const rest = Math.min(spent() * RESTS, LONGEST_REST)
  await setTimeout(rest, undefined, { signal: ending }).catch(() => undefined)
}

/** Asks for figures to be made whenever days have changed. There is at most one such job, whoever asks. */
export function askForFigures({ db, queue }: System): void {
  queue.repeat(LOOKED, async () => {
    const waiting = await changedDaysWaiting(db)
    if (waiting.length > 0) await queue.ask('figures', {})
  })
}
