import { lastWords } from '../operation/last-words.ts'
import { onInspections } from '../operation/meter.ts'
import { toldOf } from '../log.ts'
import { openSystem } from '../open-system.ts'
import { readSettings, StartProblem } from '../settings.ts'
import { workOnJobs } from './handlers.ts'

/** A worker process: does the queue's work until it is told to end, or its parent is gone. */
async function main(): Promise<void> {
  const { system, close } = await openSystem(readSettings(process.env, process.cwd()), 'worker')
  lastWords(system.log)
  const end = () => void close().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  process.once('disconnect', end)
  onInspections((made) => process.connected && process.send!(made))
  await workOnJobs(system)
  system.log.info({ pid: process.pid }, 'worker started')
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? `工作进程无法启动：${error.message}` : toldOf(error))
  process.exit(2)
})
