import { openSystem } from '../open-system.ts'
import { readSettings, StartProblem } from '../settings.ts'
import { workOnJobs } from './handlers.ts'

/** A worker process: does the queue's work until it is told to end, or its parent is gone. */
async function main(): Promise<void> {
  const { system, close } = await openSystem(readSettings(process.env, process.cwd()), 'worker')
  const end = () => void close().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  process.once('disconnect', end)
  await workOnJobs(system)
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? `工作进程无法启动：${error.message}` : error)
  process.exit(2)
})
