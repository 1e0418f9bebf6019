// Measures how fast the whole way is, with the built-in standard, beside the floor and other tools, in one run; then the
// system around it (bench-system.ts, where --json is kept in FILE-system.json).
//
// npm run bench -- [--short] [--calls N] [--long] [--standard DIR] [--json FILE] [--engine-only]
// Figures of a shared machine vary by half from hour to hour: look at the ratios, all of which come from this run.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { corpusOf, repeatedIn } from './bench/corpus.ts'
import { goals, liveTable, machine, memoryLine, rates, type Results, stageTable } from './bench/report.ts'
import type { Settings } from './bench/settings.ts'
import { BUILT_IN, CACHE, readStandard } from './built-in-standard.ts'

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    calls: { type: 'string' },
    standard: { type: 'string', default: BUILT_IN },
    json: { type: 'string' },
    'engine-only': { type: 'boolean', default: false },
  },
})

const COLD_STARTS = 5
const LONG_RUN = 1_000_000
const part = fileURLToPath(new URL('bench/part.ts', import.meta.url))

function prepare(): Settings {
  const folder = join(CACHE, 'bench')
  const standard = join(folder, 'standard')
  rmSync(standard, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(resolve(options.standard), standard, { recursive: true })
  readStandard(standard)
  const calls = Number(options.calls ?? (options.short ? 1500 : 20_000))
  if (!Number.isInteger(calls) || calls < 1) throw new Error(`--calls ${options.calls}: expected a whole number`)
  const { file, bytes } = corpusOf(calls)
  console.log(`${machine()}\n${calls} calls, ${(bytes / 2 ** 20).toFixed(0)} MB of JSONL`)
  const longLoops = options.long ? Math.ceil(LONG_RUN / calls) : 0
  return { file, calls, standard, folder, short: options.short, longLoops }
}

/** The flags of Node that `liangyan` runs with: its first line names them. */
function flagsOfCommand(): string[] {
  const command = fileURLToPath(new URL('../apps/cli/bin/liangyan.mjs', import.meta.url))
  const [firstLine] = readFileSync(command, 'utf8').split('\n', 1)
  return firstLine.match(/--\S+/g) ?? []
}

function run(name: string, settings: Settings, flags: readonly string[] = []): any {
  process.stderr.write(`${name} … `)
  const begun = performance.now()
  const printed = execFileSync(process.execPath, [...flags, part, name, JSON.stringify(settings)], { encoding: 'utf8' })
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
  return JSON.parse(printed)
}

function main(): void {
  const settings = prepare()
  const flags = flagsOfCommand()
  const results: Results = {
    calls: settings.calls,
    repeated: repeatedIn(settings),
    cold: Array.from({ length: COLD_STARTS }, () => run('cold-start', settings)),
    one: run('one-core', settings, flags),
    throughput: run('throughput', settings, flags),
    stages: run('stage-times', settings),
    peers: run('peers', settings),
    multiplied: run('multiplied', settings, flags),
    live: run('live', settings),
  }
  const { stages, live } = results
  console.log(
    ['', goals(results), '', rates(results), '', stageTable(stages), '', liveTable(live), memoryLine(results)].join(
      '\n',
    ),
  )
  if (options.json) writeFileSync(options.json, JSON.stringify({ machine: machine(), ...results }, null, 1))
  if (!options['engine-only']) measureSystem()
}

function measureSystem(): void {
  const script = fileURLToPath(new URL('bench-system.ts', import.meta.url))
  const size = options.short ? ['--short'] : options.long ? ['--long'] : []
  const json = options.json ? ['--json', `${options.json.replace(/\.json$/, '')}-system.json`] : []
  console.log('')
  execFileSync(process.execPath, [script, ...size, ...json], { stdio: 'inherit' })
}

try {
  main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
