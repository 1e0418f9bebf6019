import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE } from '../built-in-standard.ts'
import { CallMaker } from './call.ts'
import { SeededRandom } from './random.ts'

/** To be raised whenever calls are made otherwise, so that no old file is taken for a new one. */
const VERSION = 2
const SEED = 20_260_305
const BATCH = 1 << 22

export interface Corpus {
  readonly file: string
  readonly calls: number
  readonly bytes: number
}

/** The corpus of so many calls: a file that is made once, by streaming, and is always the same. */
export function corpusOf(calls: number): Corpus {
  const folder = join(CACHE, 'bench')
  const file = join(folder, `calls-${calls}-v${VERSION}.jsonl`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeCorpus(`${file}.part`, calls)
    renameSync(`${file}.part`, file)
  }
  return { file, calls, bytes: statSync(file).size }
}

function writeCorpus(file: string, calls: number): void {
  const maker = new CallMaker(new SeededRandom(SEED))
  const out = openSync(file, 'w')
  let batch = ''
  for (let number = 0; number < calls; number++) {
    batch += `${JSON.stringify(maker.call(number))}\n`
    if (batch.length > BATCH || number === calls - 1) {
      writeSync(out, batch)
      batch = ''
    }
  }
  closeSync(out)
}
