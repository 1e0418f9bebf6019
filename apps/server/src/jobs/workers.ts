import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type InspectionsMade, noteInspections } from '../operation/meter.ts'
import type { Settings } from '../settings.ts'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))
/** A worker that ends is started again after this long, in milliseconds. */
const PAUSE = 1_000

export interface Workers {
  readonly stop: () => Promise<void>
}

/** Starts as many worker processes as the settings say, and starts again those that die. */
export function startWorkers(settings: Settings, databaseUrl: string): Workers {
  const running = new Set<ChildProcess>()
  let stopping = false
  const start = () => {
    const child = fork(WORKER, { env: { ...process.env, DATABASE_URL: databaseUrl, LIANGYAN_DATA: settings.data } })
    running.add(child)
    child.on('message', (made) => noteInspections(made as InspectionsMade))
    child.once('exit', () => {
      running.delete(child)
      if (!stopping) setTimeout(start, PAUSE).unref()
    })
  }
  for (let i = 0; i < settings.workers; i++) start()
  return {
    stop: async () => {
      stopping = true
      const ended = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const child of running) child.kill('SIGTERM')
      await Promise.all(ended)
    },
  }
}
