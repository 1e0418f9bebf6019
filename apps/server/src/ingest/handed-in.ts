import { readTask } from '@liangyan/store'
import { Spool } from '../files/spool.ts'
import { WatchedFolder } from '../files/watched-folder.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { System } from '../system.ts'
import { importFile } from './import.ts'

/** Imports a file from where it was handed in, and takes it away from there once that is over. */
export async function importHandedIn(system: System, told: Jobs['import'], signal: AbortSignal): Promise<void> {
  const { file, watched } = told
  const { watch } = system.settings
  if (file !== undefined) {
    const spool = new Spool(system.settings)
    await importFile(system, told, spool.path(file), signal)
    await spool.remove(file)
  } else if (watched !== undefined && watch !== undefined) {
    const folder = new WatchedFolder(watch)
    await importFile(system, told, folder.path(watched), signal)
    await putAway(system, folder, told.task, watched)
  }
}

/** Where the file goes, by what its task came to. */
async function putAway({ db, now }: System, folder: WatchedFolder, id: number, name: string): Promise<void> {
  const task = await readTask(db, id)
  if (!task) return
  await folder.put(name, task.state === 'failed' ? 'failed' : 'done', task.problems as string[], now())
}
