import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AHEAD } from './ahead.ts'
import type { Range, ThreadData, ThreadMessage } from './thread.ts'

const THREAD = new URL('thread.ts', import.meta.url)
/** More threads than these keep the database waiting, not the other way round. */
const MOST_THREADS = 4

type Judged = Extract<ThreadMessage, { range: Range }>
export type Ready = Extract<ThreadMessage, { ready: unknown }>['ready']

/**
 * Has ranges of conversations judged by several threads. `heard` is told of each range once, in whatever order; where
 * it rejects, or a thread fails, or the signal is aborted, all of it ends.
 */
export async function judgeRanges(
  data: ThreadData,
  ranges: readonly Range[],
  heard: (judged: Judged, ready: Ready) => Promise<void>,
  signal: AbortSignal,
): Promise<Ready | undefined> {
  const waiting = [...ranges].reverse()
  const threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism(), ranges.length) }, start)
  let ready: Ready | undefined
  let telling = Promise.resolve()
  const drive = (thread: Worker) =>
    new Promise<void>((resolve, reject) => {
      let open = 0
      const give = () => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        for (; open < AHEAD && waiting.length > 0; open++) thread.postMessage(waiting.pop())
        if (open === 0) resolve()
      }
      thread.on('error', reject)
      thread.on('exit', () => reject(new Error('a thread of a back-test has ended')))
      thread.on('message', (message: ThreadMessage) => {
        if ('problem' in message) return reject(new Error(message.problem))
        if ('ready' in message) ready = message.ready
        else {
          open--
          telling = telling.then(() => heard(message, ready!))
          telling.catch(reject)
        }
        give()
      })
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  try {
    signal.throwIfAborted()
    await Promise.all(threads.map(drive))
    await telling
    return ready
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }

  function start(): Worker {
    return new Worker(THREAD, { workerData: data, execArgv: [] })
  }
}
