/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a worker thread has no origin */
import { parentPort, workerData } from 'node:worker_threads'
import { Engine } from '@liangyan/inspection'
import { readStandard } from '../built-in-standard.ts'
import type { Range } from './lines.ts'
import { Sink } from './sink.ts'
import { jsonParse, type Run, wholeWay } from './stages.ts'

/** What a worker is asked: to go through its part of the file, either only parsing it or all the way. */
export interface Order {
  readonly file: string
  readonly range: Range
  readonly out: string
  readonly way: 'parse' | 'whole'
}

const { standard }: { standard: string } = workerData
const ways: Record<Order['way'], Run> = { parse: jsonParse, whole: wholeWay(new Engine(readStandard(standard)), false) }

parentPort?.on('message', ({ file, range, out, way }: Order) => {
  const sink = new Sink(out)
  const calls = ways[way](file, range, sink)
  sink.close()
  parentPort?.postMessage(calls)
})
parentPort?.postMessage(0)
