import { parentPort } from 'node:worker_threads'
import { UnusableStandard } from './unusable-standard.ts'
import * as works from './works.ts'
import type { Message, WorkName } from './workshop.ts'

/** The thread of a workshop: does what it is told, one piece after the other. */

/** Progress is told no more often than this, in milliseconds. */
const PAUSE = 250

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const say = (message: Message) => parentPort?.postMessage(message)

parentPort?.on('message', ({ id, name, told }: { id: number; name: WorkName; told: never }) => {
  let last = 0
  const progress: works.Progress = (done, total) => {
    const now = performance.now()
    if (now - last < PAUSE && done < total) return
    last = now
    say({ id, progress: [done, total] })
  }
  try {
    // oxlint-disable-next-line import/namespace -- the names are those of the namespace
    say({ id, answer: works[name](told, progress) })
  } catch (error) {
    const { message, stack } = error as Error
    const unusable = error instanceof UnusableStandard
    say({ id, problem: unusable ? message : (stack ?? message), unusable })
  }
})
