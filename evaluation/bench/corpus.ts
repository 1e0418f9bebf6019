import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Conversation } from '@liangyan/conversation'
import { CACHE } from '../built-in-standard.ts'
import { CallMaker } from './call.ts'
import { eachLine, headOf } from './lines.ts'
import { SeededRandom } from './random.ts'

/** To be raised whenever calls are made otherwise, so that no old file is taken for a new one. */
const VERSION = 2
const SEED = 20_260_305
const BATCH = 1 << 22
/** Of so many calls the turns are compared. */
const CALLS_COMPARED = 1500

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

/** The share of turns that the same speaker said before in the file, word for word; of so many calls. */
export function repeatedIn({ file, calls }: Pick<Corpus, 'file' | 'calls'>): number {
  const said = new Set<string>()
  let turns = 0
  eachLine(file, headOf(file, Math.min(calls, CALLS_COMPARED)), (buffer, start, end) => {
    const call: Conversation = JSON.parse(buffer.toString('utf8', start, end))
    for (const { speaker, text } of call.turns) said.add(`${speaker} ${text}`)
    turns += call.turns.length
  })
  return 1 - said.size / turns
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
