/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a worker thread has no origin */
import { parentPort, workerData } from 'node:worker_threads'
import { Engine } from '@liangyan/inspection'
import { readStandard } from '../built-in-standard.ts'
import type { Range } from './lines.ts'
import { Sink } from './sink.ts'
import { jsonParse, type Run, wholeWay } from './stages.ts'

/** What a worker is asked: to go through its part of the file, only parsing it or all the way; or that with every turn
 * read anew, as if none were said twice. */
export interface Order {
  readonly file: string
  readonly range: Range
  readonly out: string
  readonly way: 'parse' | 'whole' | 'anew'
}

const { standard }: { standard: string } = workerData
const loaded = readStandard(standard)
const ways: Record<Order['way'], Run> = {
  parse: jsonParse,
  whole: wholeWay(new Engine(loaded), false),
  anew: wholeWay(new Engine(loaded, { remembering: 0 }), false),
}

parentPort?.on('message', ({ file, range, out, way }: Order) => {
  const sink = new Sink(out)
  const calls = ways[way](file, range, sink)
  sink.close()
  parentPort?.postMessage(calls)
})
parentPort?.postMessage(0)
