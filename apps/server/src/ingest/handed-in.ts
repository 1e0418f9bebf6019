import { Spool } from '../files/spool.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { System } from '../system.ts'
import { importFile } from './import.ts'

/** Imports a file from where it was handed in, and takes it away from there once that is over. */
export async function importHandedIn(system: System, told: Jobs['import'], signal: AbortSignal): Promise<void> {
  const spool = new Spool(system.settings)
  await importFile(system, told, spool.path(told.file!), signal)
  await spool.remove(told.file!)
}
