import { runBackTest } from '../back-tests/run.ts'
import type { System } from '../system.ts'
import { runCheck } from './checks.ts'

/** Does the work on the queue that concerns the standard. */
export async function workOnStandards(system: System): Promise<void> {
  await system.queue.work('check-standard', (told) => runCheck(system, told))
  await system.queue.work('back-test', (told, signal) => runBackTest(system, told, signal))
}
