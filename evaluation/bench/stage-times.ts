import { join } from 'node:path'
import { readStandard } from '../built-in-standard.ts'
import { headOf } from './lines.ts'
import { least, type Settings, type Time, timed } from './settings.ts'
import { Sink } from './sink.ts'
import { STAGES, type Stage, stagesOf } from './stages.ts'

/** Microseconds of processor time of a call, up to and with each stage. */
export type StageTimes = readonly { readonly stage: Stage; readonly micros: number }[]

/** Times of the way cut off after each stage; the stages take turns, and the best round of each counts. */
export function measure({ file, calls, standard, folder, short }: Settings): StageTimes {
  const runs = stagesOf(readStandard(standard))
  const range = headOf(file, Math.min(calls, short ? 300 : 1500))
  const times = new Map<Stage, Time[]>(STAGES.map((stage) => [stage, []]))
  let counted = 0
  for (let round = 0; round < (short ? 3 : 5); round++) {
    for (const stage of STAGES) {
      const sink = new Sink(join(folder, 'stage.jsonl'))
      times.get(stage)?.push(timed(() => (counted = runs[stage](file, range, sink))))
      sink.close()
    }
  }
  const perCall = (stage: Stage) => (least(times.get(stage) ?? []).processor * 1000) / counted
  return STAGES.map((stage) => ({ stage, micros: perCall(stage) }))
}
