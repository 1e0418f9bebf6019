import { watchDeadlines } from '../appeals/lapse.ts'
import { askForFigures, makeChangedFigures } from '../figures/making.ts'
import { importHandedIn } from '../ingest/handed-in.ts'
import { inspectAgain, inspectStored } from '../ingest/inspect.ts'
import { reinspect } from '../ingest/reinspect.ts'
import { drawFrom } from '../plans/draw.ts'
import { drawWhenDue } from '../plans/due.ts'
import { workOnStandards } from '../standards/jobs.ts'
import { keepToRetention } from '../retention/keep.ts'
import type { System } from '../system.ts'
import { deliver } from '../webhooks/deliver.ts'

/** Does all kinds of work in this process. */
export async function workOnJobs(system: System): Promise<void> {
  await system.queue.work('inspect', ({ keys, again }) =>
    again ? inspectAgain(system, keys, again) : inspectStored(system, keys),
  )
  await system.queue.work('reinspect', (told, signal) => reinspect(system, told, signal))
  await workOnStandards(system)
  await system.queue.work('deliver', ({ webhook }, signal) => deliver(system, webhook, signal))
  await system.queue.work('import', (told, signal) => importHandedIn(system, told, signal))
  await system.queue.work('draw', (told) => drawFrom(system, told))
  await system.queue.work('figures', (_, signal) => makeChangedFigures(system, signal))
  askForFigures(system)
  watchDeadlines(system)
  drawWhenDue(system)
  await system.queue.work('retention', (told, signal) => keepToRetention(system, told, signal))
}
