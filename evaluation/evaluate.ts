// Measures how well the built-in standard inspects the evaluation set, which lies outside the repository.
//
// npm run evaluate -- [--misses [CRITERION]] [--only plain|noisy|utterances|situations] [--author an] [--id an-002] [--whole]
//                     [--set DIR] [--standard DIR] [--json]
// `commitment`, `contact` and `situations` may stand for CRITERION too.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Engine } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { attributeMisses } from './accuracy/attribute-misses.ts'
import { authorTable, criteriaTable, type Figures, headlineTable, measure, undecided } from './accuracy/figures.ts'
import { inspectSet, type Part } from './accuracy/material.ts'
import { missesReport, type Wanted } from './accuracy/misses.ts'
import { situationMisses, situationsOf, situationTable } from './accuracy/situations.ts'
import { utteranceMisses } from './accuracy/utterance-misses.ts'
import { BUILT_IN, CACHE, readStandard, REPOSITORY } from './built-in-standard.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string', default: join(REPOSITORY, '..', 'shared', 'evaluation') },
    standard: { type: 'string', default: BUILT_IN },
    misses: { type: 'boolean', default: false },
    only: { type: 'string' },
    author: { type: 'string' },
    id: { type: 'string' },
    whole: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const LAST = join(CACHE, 'evaluation', 'last.json')

function main(): void {
  const set = resolve(options.set)
  if (!existsSync(join(set, 'score.mjs'))) {
    console.log(`No evaluation set at ${set}: nothing is measured (--set DIR names another place).`)
    return
  }
  const standard = readStandard(resolve(options.standard))
  if (options.only === 'situations' || positionals[0] === 'situations') {
    printSituations(set, standard)
    return
  }
  const parts = inspectSet(set, new Engine(standard)).filter((p) => !options.only || p.name === options.only)
  if (options.misses) printMisses(set, parts, standard)
  else printFigures(set, parts)
  if (!options.misses && !options.only && !options.json) console.log(`\n${situationTable(situationsOf(set, standard))}`)
}

function printSituations(set: string, standard: Standard): void {
  const cases = situationsOf(set, standard)
  console.log(
    options.misses
      ? situationMisses(cases, { author: options.author, id: options.id, whole: options.whole })
      : situationTable(cases),
  )
}

function printMisses(set: string, parts: readonly Part[], standard: Standard): void {
  const wanted: Wanted = { criterion: positionals[0], author: options.author, id: options.id, whole: options.whole }
  const known = new Set<string>()
  for (const part of parts) {
    if (part.name === 'utterances') console.log(utteranceMisses(part, wanted))
    else {
      console.log(missesReport(set, part, standard, wanted, known))
      const attributes = attributeMisses(part, wanted)
      if (attributes !== '') console.log(attributes)
    }
  }
}

function printFigures(set: string, parts: readonly Part[]): void {
  const result = measure(set, parts)
  if (options.json) console.log(JSON.stringify({ figures: result.figures, scores: Object.fromEntries(result.scores) }))
  else {
    if (result.scores.size > 0) console.log(`${criteriaTable(result.scores)}\n`)
    if (result.utterances) console.log(`utterances\n${result.utterances.lines.map((l) => `  ${l}`).join('\n')}\n`)
    console.log(`${authorTable(set, parts)}\n`)
    console.log(headlineTable(result, before()))
    console.log(undecided(parts.flatMap((part) => [...part.cases.values()].map((c) => c.inspection))))
  }
  mkdirSync(join(CACHE, 'evaluation'), { recursive: true })
  if (!options.only) writeFileSync(LAST, JSON.stringify(result.figures))
}

function before(): Figures {
  const figures: Figures = existsSync(LAST) ? JSON.parse(readFileSync(LAST, 'utf8')) : {}
  return figures
}

try {
  main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
