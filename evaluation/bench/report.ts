import { cpus } from 'node:os'
import { table } from '../table.ts'
import type { ColdStart } from './cold-start.ts'
import type { Live } from './live.ts'
import type { Multiplied } from './multiplied.ts'
import type { OneCore } from './one-core.ts'
import type { Peers } from './peers.ts'
import { STAGES } from './stages.ts'
import type { StageTimes } from './stage-times.ts'
import type { Throughput } from './throughput.ts'

/** What the parts of the benchmark answered. */
export interface Results {
  readonly calls: number
  readonly cold: readonly ColdStart[]
  readonly one: OneCore
  readonly throughput: Throughput
  readonly stages: StageTimes
  readonly peers: Peers
  readonly multiplied: Multiplied
  readonly live: Live
}

const MEGA = 1 << 20
const whole = (n: number) => Math.round(n).toLocaleString('en-US').replaceAll(',', ' ')
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]

export function machine(): string {
  const own = cpus()
  return `${own[0]?.model.trim() ?? 'unknown processor'}, ${own.length} cores, node ${process.version}`
}

/** Ratios and limits, each beside its goal. */
export function goals(results: Results): string {
  const { throughput, peers, multiplied, one, cold, live, calls } = results
  const rate = (wall: number) => (calls * 1000) / wall
  const start = median(cold.map((c) => c.load + c.compile))
  const resident = Math.max(one.resident, one.residentLong ?? 0) / MEGA
  const rows: [string, number, '≥' | '≤', number, string][] = [
    ['calls/s ÷ JSON.parse alone', throughput.parse.wall / throughput.one.wall, '≥', 0.5, '×'],
    ['calls/s ÷ json-rules-engine (200 keywords)', rate(throughput.one.wall) / peers.jsonRulesEngine, '≥', 9, '×'],
    ['two workers ÷ one', throughput.one.wall / throughput.two.wall, '≥', 1.8, '×'],
    ['time with 4× clauses ÷ 1×', multiplied.fourTimes.wall / multiplied.once.wall, '≤', 1.5, '×'],
    [`resident after ${whole(one.callsLong ?? one.calls)} calls`, resident, '≤', 400, 'MB'],
    ['load and compile the standard, cold', start / 1000, '≤', 0.5, 's'],
    ['observe() p99', live.final.p99, '≤', 0.1, 'ms'],
  ]
  return table(
    ['goal', 'measured', 'wanted', ''],
    rows.map(([name, value, sign, goal, unit]) => [
      name,
      `${value.toPrecision(3)} ${unit}`,
      `${sign} ${goal} ${unit}`,
      (sign === '≥' ? value >= goal : value <= goal) ? '✓' : '✗',
    ]),
  )
}

/** Rates on this machine at this hour. */
export function rates({ throughput, peers, one, calls, multiplied }: Results): string {
  const row = (name: string, perSecond: number) => [name, whole(perSecond), whole(1e6 / perSecond)]
  const rate = (wall: number) => (calls * 1000) / wall
  const percent = (a: number, b: number) => `${((100 * a) / b).toFixed(0)} %`
  return [
    table(
      ['calls/s', 'calls/s', 'µs/call'],
      [
        row('JSON.parse alone', rate(throughput.parse.wall)),
        row('whole standard, file to file, one worker', rate(throughput.one.wall)),
        row('  in a fresh process, not warmed up', (one.calls * 1000) / one.time.wall),
        row('whole standard, two workers', rate(throughput.two.wall)),
        row(`String.includes × ${peers.literals} (words only)`, peers.includes),
        row('String.includes × 200 (words only)', peers.includesKeywords),
        row(`one RegExp of ${peers.literals} (words only)`, peers.regExp),
        row('json-rules-engine, 200 keyword rules', peers.jsonRulesEngine),
      ],
    ),
    `processor time ÷ wall: one worker ${percent(throughput.one.processor, throughput.one.wall)}, two ${percent(throughput.two.processor, throughput.two.wall)} (200 % when nobody else runs)`,
    `4× clauses: ${multiplied.clauses.join(' → ')} clauses, ${multiplied.literals.join(' → ')} literals, output ${multiplied.outputBytes.map((b) => whole(b / 1024)).join(' → ')} KB`,
  ].join('\n')
}

/** Where the time of a call goes: each stage less the one before it. */
export function stageTable(stages: StageTimes): string {
  const total = stages[STAGES[STAGES.length - 1]]
  let before = 0
  const rows = STAGES.map((stage) => {
    const own = stages[stage] - before
    before = stages[stage]
    return [stage, own.toFixed(1), `${((100 * own) / total).toFixed(0)} %`, stages[stage].toFixed(1)]
  })
  return table(['stage', 'µs/call', 'share', 'up to here'], rows)
}

export function liveTable({ sessions, final, partial, memory }: Live): string {
  const row = (name: string, p: Live['final']) => [
    name,
    whole(p.observations),
    ...[p.p50, p.p99, p.max].map((ms) => (ms * 1000).toFixed(0)),
  ]
  return [
    table(
      [`observe(), ${whole(sessions)} sessions`, 'events', 'p50 µs', 'p99 µs', 'max µs'],
      [row('turns and events', final), row('partial turns', partial)],
    ),
    `memory of a session: ${whole(memory / 1024)} KB`,
  ].join('\n')
}

export function memoryLine({ one, cold }: Results): string {
  const long =
    one.residentLong === undefined ? '' : `, after ${whole(one.callsLong ?? 0)}: ${whole(one.residentLong / MEGA)} MB`
  const parts = `load ${whole(median(cold.map((c) => c.load)))} ms, compile ${whole(median(cold.map((c) => c.compile)))} ms`
  return `resident after ${whole(one.calls)} calls: ${whole(one.resident / MEGA)} MB${long}\nstandard, cold, median of ${cold.length} processes: ${parts}`
}
