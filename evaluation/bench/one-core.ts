import { join } from 'node:path'
import { Engine } from '@liangyan/inspection'
import { readStandard } from '../built-in-standard.ts'
import type { Settings, Time } from './settings.ts'
import { timed } from './settings.ts'
import { Sink } from './sink.ts'
import { wholeWay } from './stages.ts'

export interface OneCore {
  readonly time: Time
  readonly calls: number
  /** Bytes resident after one pass over the file, and after all passes of a long run. */
  readonly resident: number
  readonly residentLong?: number
  readonly callsLong?: number
  readonly literals: number
  readonly clauses: number
}

/** From calls in a file to findings in a file, in one thread of a fresh process, and what memory it takes. */
export function measure({ file, calls, standard, folder, longLoops }: Settings): OneCore {
  const engine = new Engine(readStandard(standard))
  const run = wholeWay(engine, false)
  const pass = () => {
    const sink = new Sink(join(folder, 'findings.jsonl'))
    run(file, { from: 0, to: Number.MAX_SAFE_INTEGER }, sink)
    sink.close()
  }
  const time = timed(pass)
  const resident = process.memoryUsage.rss()
  for (let loop = 1; loop < longLoops; loop++) pass()
  return {
    time,
    calls,
    resident,
    ...(longLoops > 0 && { residentLong: process.memoryUsage.rss(), callsLong: calls * longLoops }),
    literals: engine.program.equipment.lexicon.size.literals,
    clauses: engine.program.clauses.length,
  }
}
