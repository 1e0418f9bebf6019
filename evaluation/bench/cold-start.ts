import { Engine } from '@liangyan/inspection'
import { readStandard } from '../built-in-standard.ts'
import type { Settings } from './settings.ts'

/** Milliseconds to read and to compile the standard in a process that has done neither before. */
export interface ColdStart {
  readonly load: number
  readonly compile: number
}

export function measure({ standard }: Settings): ColdStart {
  const begun = performance.now()
  const loaded = readStandard(standard)
  const read = performance.now()
  const engine = new Engine(loaded)
  const compiled = performance.now()
  if (engine.program.clauses.length === 0) throw new Error('the standard has no clause')
  return { load: read - begun, compile: compiled - read }
}
