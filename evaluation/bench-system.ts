// Measures the running system on an embedded PostgreSQL of its own in a temporary folder.
//
// npm run bench:system -- [--short | --long] [--only PART] [--folder DIR] [--json FILE]
// PART: ingest, back-tests, queries, first-load. With --folder the filled database is kept there and used again.
// --long goes up to a million conversations: 30 GB while it lasts, and most of an hour.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fillUpTo, storedIn } from './bench-system/fill.ts'
import { measureBackTests } from './bench-system/back-tests.ts'
import { measureFirstLoad } from './bench-system/first-load.ts'
import { type Ingest, measureIngest } from './bench-system/ingest.ts'
import { type Measured, openMeasured } from './bench-system/measured.ts'
import { measureQueries } from './bench-system/queries.ts'
import { backTestTable, firstLoadTable, ingestTable, machineOf, queryTable, sizesTable } from './bench-system/report.ts'
import type { Settings } from './bench-system/settings.ts'

const PARTS = ['ingest', 'back-tests', 'queries', 'first-load'] as const
type Part = (typeof PARTS)[number]

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    folder: { type: 'string' },
    /** Only requests whose name contains this. */
    requests: { type: 'string', default: '' },
    json: { type: 'string' },
  },
})

function settingsOf(): Settings {
  if (options.short) return { sizes: [2_000], ingested: 500, backTested: 2_000, runs: 20 }
  if (options.long) return { sizes: [10_000, 100_000, 1_000_000], ingested: 3_000, backTested: 100_000, runs: 100 }
  return { sizes: [10_000, 100_000], ingested: 2_000, backTested: 100_000, runs: 100 }
}

function partsOf(): readonly Part[] {
  const wanted = options.only ?? []
  const unknown = wanted.find((name) => !PARTS.includes(name as Part))
  if (unknown !== undefined) throw new Error(`--only ${unknown}: expected one of ${PARTS.join(', ')}`)
  return wanted.length === 0 ? PARTS : PARTS.filter((name) => wanted.includes(name))
}

const say = (line: string): void => console.error(line)

/** The parts one after the other; each result is printed as soon as it is there. */
async function measure(measured: Measured, settings: Settings, parts: readonly Part[]): Promise<object> {
  const { system, superuser } = measured
  const last = settings.sizes.at(-1)!
  const ingest: Ingest[] = []
  const filled = async (size: number) => {
    say(`up to ${size} conversations …`)
    await fillUpTo(system, superuser, size, say)
  }
  for (const size of settings.sizes) {
    // what a kept database is beyond cannot be measured any more
    const beyond = size < last && (await storedIn(system.db)) > size
    if (beyond || (size < last && !parts.includes('ingest'))) continue
    await filled(size)
    // before further ones are handed in: the latest are as they were filled
    if (size === last) break
    ingest.push(...(await measureIngest(measured, settings.ingested)))
  }
  console.log(`\n${await sizesTable(system.db)}`)
  const backTests = parts.includes('back-tests') ? await measureBackTests(system, settings.backTested) : []
  if (backTests.length > 0) console.log(`\n${backTestTable(backTests)}`)
  const queries = parts.includes('queries') ? await measureQueries(measured, settings.runs, options.requests) : []
  if (queries.length > 0) console.log(`\n${queryTable(queries)}`)
  const firstLoad = parts.includes('first-load') ? await measureFirstLoad(measured) : []
  if (firstLoad.length > 0) console.log(`\n${firstLoadTable(firstLoad)}`)
  if (parts.includes('ingest')) ingest.push(...(await measureIngest(measured, settings.ingested)))
  if (ingest.length > 0) console.log(`\n${ingestTable(ingest)}`)
  return { ingest, backTests, queries, firstLoad }
}

async function main(): Promise<void> {
  const [settings, parts] = [settingsOf(), partsOf()]
  const folder = resolve(options.folder ?? mkdtempSync(join(tmpdir(), 'liangyan-bench-')))
  const measured = await openMeasured(folder)
  try {
    const machine = await machineOf(measured.system.db)
    console.log(machine)
    const results = await measure(measured, settings, parts)
    if (options.json) writeFileSync(options.json, JSON.stringify({ machine, ...settings, ...results }, null, 1))
  } finally {
    await measured.close()
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  process.exitCode = 1
})
