import { jobsOnWatched, record } from '@liangyan/store'
import { shownName } from '../files/shown-name.ts'
import { WatchedFolder } from '../files/watched-folder.ts'
import type { System } from '../system.ts'
import { askImport } from './import.ts'

const PAUSE = 2_000
/** So long after a file was taken its import must have been asked for, in milliseconds. */
const ASKED = 60_000

/** Imports what is dropped into the folder of the settings, until the queue is closed. */
export function watchFolder(system: System): void {
  const { watch } = system.settings
  if (watch === undefined) return
  const folder = new WatchedFolder(watch)
  let trouble = ''
  system.queue.repeat(PAUSE, async () => {
    try {
      await importDropped(system, folder)
      trouble = ''
    } catch (error) {
      // a share that is out of reach stays so for a while: said once
      const { message } = error as Error
      if (message !== trouble) system.log.error({ error }, 'watched folder')
      trouble = message
    }
  })
}

/** Asks for the import of files that have come, and of those that a crash left between being taken and being asked for. */
export async function importDropped(system: System, folder: WatchedFolder): Promise<void> {
  const fresh = await folder.take()
  const taken = await folder.takenBefore(new Date(system.now().getTime() - ASKED))
  const asked = taken.length > 0 ? await jobsOnWatched(system.db) : new Set<string>()
  for (const name of [...fresh, ...taken.filter((one) => !asked.has(one) && !fresh.includes(one))]) {
    await system.db.transaction(async (tx) => {
      const task = await askImport(system, tx, { name: shownName(name), watched: name }, null)
      await record(tx, {
        userId: null,
        who: '监视目录',
        action: 'conversation.upload',
        subject: name,
        detail: { task },
      })
    })
  }
}
