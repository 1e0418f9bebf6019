import { corpusOf } from '/work/main/evaluation/bench/corpus.ts'
import { stagesOf, wholeWay } from '/work/main/evaluation/bench/stages.ts'
import { Sink } from '/work/main/evaluation/bench/sink.ts'
import { headOf } from '/work/main/evaluation/bench/lines.ts'
import { readStandard } from '/work/main/evaluation/built-in-standard.ts'
import { Engine } from '@liangyan/inspection'
const c = corpusOf(1500)
const e = new Engine(readStandard(process.argv[2]))
console.log(
  e.program.equipment.lexicon.size,
  'roots',
  e.program.roots.length,
  'always',
  e.program.always.length,
  'clauses',
  e.program.clauses.length,
  'watches',
  e.program.equipment.watches,
)
const r = headOf(c.file, 1500),
  sink = new Sink('/tmp/out')
const t = performance.now()
const n = wholeWay(e, false)(c.file, r, sink)
sink.close()
console.log((((performance.now() - t) * 1000) / n).toFixed(1), 'us/call')
