// Measures how many conversations in progress one server follows in time: a real server process on a fresh database, told
// by a second process at real-time speed (a turn every 4 s, parts of it every 500 ms).
//
// npm run bench:live -- [--conversations N] [--minutes M] [--short] [--screen] [--json FILE]
// Without --conversations it looks for the highest number that is held for half a minute, and then holds it for --minutes.
// Before that, with nothing else to do, how long a hang-up takes to the inspection on a screen; --screen: only that.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hold } from './bench-live/drive.ts'
import { measureOnScreen } from './bench-live/on-screen.ts'
import { costTable, heldTable, holds, LEGEND, screenLine } from './bench-live/report.ts'
import type { Held } from './bench-live/settings.ts'
import { type Measured, openMeasured } from './bench-system/measured.ts'
import { machineOf } from './bench-system/report.ts'

const STEPS = [250, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000]
const STEP_SECONDS = 30
const SEED = 20_261_123

const { values: options } = parseArgs({
  options: {
    conversations: { type: 'string' },
    minutes: { type: 'string', default: '5' },
    short: { type: 'boolean', default: false },
    screen: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})

const say = (line: string): void => console.error(line)

async function measure(measured: Measured, folder: string): Promise<Held[]> {
  const results: Held[] = []
  const run = async (conversations: number, seconds: number): Promise<Held> => {
    say(`${conversations} conversations for ${seconds} s …`)
    const held = await hold(measured, folder, { conversations, seconds, seed: SEED + conversations }, say)
    results.push(held)
    console.log(`\n${heldTable([held])}\n${costTable([held])}`)
    return held
  }
  if (options.short) {
    await run(Number(options.conversations ?? 100), 20)
    return results
  }
  const seconds = Number(options.minutes) * 60
  if (options.conversations !== undefined) {
    await run(Number(options.conversations), seconds)
    return results
  }
  const held: number[] = []
  for (const step of STEPS) {
    if (!holds(await run(step, STEP_SECONDS))) break
    held.push(step)
  }
  // what is held for half a minute may not be held for five
  for (let most = held.pop(); most !== undefined; most = held.pop()) if (holds(await run(most, seconds))) break
  return results
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liangyan-bench-live-'))
  const measured = await openMeasured(folder)
  try {
    const machine = await machineOf(measured.system.db)
    console.log(machine)
    const onScreen = await measureOnScreen(measured, SEED)
    console.log(`\n${screenLine(onScreen)}`)
    if (options.screen) {
      if (options.json) writeFileSync(options.json, JSON.stringify({ machine, onScreen }, null, 1))
      return
    }
    console.log(`\n${LEGEND}`)
    const results = await measure(measured, folder)
    console.log(`\n${heldTable(results)}\n\n${costTable(results)}`)
    const most = Math.max(0, ...results.filter(holds).map(({ conversations }) => conversations))
    console.log(`\nheld: ${most} conversations`)
    if (options.json)
      writeFileSync(options.json, JSON.stringify({ machine, onScreen, results: results.map(brief) }, null, 1))
  } finally {
    await measured.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function brief({ loaded: { acknowledged, ...loaded }, ...held }: Held): object {
  return { ...held, loaded: { ...loaded, acknowledged: acknowledged.reduce((sum, [, , count]) => sum + count, 0) } }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  process.exitCode = 1
})
