/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a worker thread has no origin */
import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { headOf, type Range, shardsOf } from './lines.ts'
import { least, processorTime, type Settings, type Time } from './settings.ts'
import type { Order } from './shard-worker.ts'

export interface Throughput {
  readonly parse: Time
  readonly one: Time
  /** One worker that reads every turn anew. */
  readonly anew: Time
  readonly two: Time
}

const WARM_UP_CALLS = 300

/** Parsing alone, and the whole way with one worker and with two on parts of the file, in turns; the best of each. */
export async function measure(settings: Settings): Promise<Throughput> {
  const { file, calls, standard } = settings
  const workers = [0, 1].map(
    () => new Worker(new URL('./shard-worker.ts', import.meta.url), { workerData: { standard } }),
  )
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const head = headOf(file, Math.min(calls, WARM_UP_CALLS))
  for (const worker of workers)
    for (const way of ['anew', 'whole', 'parse'] as const) await run([worker], [head], way, settings)
  const whole: Range[] = [{ from: 0, to: Number.MAX_SAFE_INTEGER }]
  const halves = shardsOf(file, 2)
  const times: Record<keyof Throughput, Time[]> = { parse: [], one: [], anew: [], two: [] }
  for (let round = 0; round < 2; round++) {
    times.parse.push(await run(workers, whole, 'parse', settings))
    times.one.push(await run(workers, whole, 'whole', settings))
    times.anew.push(await run(workers, whole, 'anew', settings))
    times.two.push(await run(workers, halves, 'whole', settings))
  }
  await Promise.all(workers.map((worker) => worker.terminate()))
  return { parse: least(times.parse), one: least(times.one), anew: least(times.anew), two: least(times.two) }
}

/** One worker for each part of the file; the time until the last of them is done. */
async function run(
  workers: readonly Worker[],
  parts: readonly Range[],
  way: Order['way'],
  settings: Settings,
): Promise<Time> {
  const { file, folder } = settings
  const wall = performance.now()
  const processor = processorTime()
  await Promise.all(
    parts.map(async (range, k) => {
      const order: Order = { file, range, way, out: join(folder, `findings-${k}.jsonl`) }
      workers[k].postMessage(order)
      await once(workers[k], 'message')
    }),
  )
  return { wall: performance.now() - wall, processor: (processorTime() - processor) / 1000 }
}
