import { cpus } from 'node:os'
import { table } from '../table.ts'
import type { ColdStart } from './cold-start.ts'
import type { Kind, Live, Percentiles } from './live.ts'
import type { Multiplied } from './multiplied.ts'
import type { OneCore } from './one-core.ts'
import type { Peers } from './peers.ts'
import type { StageTimes } from './stage-times.ts'
import type { Throughput } from './throughput.ts'

/** What the parts of the benchmark answered. */
export interface Results {
  readonly calls: number
  /** The share of turns that were said before. */
  readonly repeated: number
  readonly cold: readonly ColdStart[]
  readonly one: OneCore
  readonly throughput: Throughput
  readonly stages: StageTimes
  readonly peers: Peers
  readonly multiplied: Multiplied
  readonly live: Live
}

const MEGA = 1 << 20
const KEYWORD_RULES = 200

const whole = (n: number) => Math.round(n).toLocaleString('en-US').replaceAll(',', ' ')
const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(0)} %`
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]

export function machine(): string {
  const own = cpus()
  return `${own[0]?.model.trim() ?? 'unknown processor'}, ${own.length} cores, node ${process.version}`
}

/** Ratios and limits, each beside its goal. What runs on one core is compared by processor time. */
export function goals({ throughput, peers, multiplied, one, cold, live, calls }: Results): string {
  const start = median(cold.map((c) => c.load + c.compile))
  const resident = Math.max(one.resident, one.residentLong ?? 0) / MEGA
  const perSecond = (calls * 1000) / throughput.one.processor
  const rows: [string, number, '≥' | '≤', number, string][] = [
    ['calls/s ÷ JSON.parse alone', throughput.parse.processor / throughput.one.processor, '≥', 0.5, '×'],
    ['  every turn read anew', throughput.parse.processor / throughput.anew.processor, '≥', 0.5, '×'],
    [`calls/s ÷ json-rules-engine, ${KEYWORD_RULES} keywords`, perSecond / peers.jsonRulesEngine, '≥', 9, '×'],
    ['two workers ÷ one, by the clock', throughput.one.wall / throughput.two.wall, '≥', 1.8, '×'],
    ['time with 4× clauses ÷ 1×', multiplied.fourTimes.processor / multiplied.once.processor, '≤', 1.5, '×'],
    [`resident after ${whole(one.callsLong ?? one.calls)} calls`, resident, '≤', 400, 'MB'],
    ['load and compile the standard, cold', start / 1000, '≤', 0.5, 's'],
    ['observe() p99', live.inspecting.final.p99, '≤', 0.1, 'ms'],
    ['observe() and advise(), mean', live.advising.final.mean, '≤', 0.5, 'ms'],
    ['  p99', live.advising.final.p99, '≤', 2, 'ms'],
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
export function rates({ throughput, peers, one, calls, multiplied, repeated }: Results): string {
  const { parse, one: single, anew, two } = throughput
  const row = (name: string, perSecond: number, wall?: number) => [
    name,
    whole(perSecond),
    whole(1e6 / perSecond),
    wall === undefined ? '' : whole((calls * 1000) / wall),
  ]
  const rate = (processor: number) => (calls * 1000) / processor
  return [
    table(
      ['one core', 'calls/s of processor', 'µs/call', 'calls/s by the clock'],
      [
        row('JSON.parse alone', rate(parse.processor), parse.wall),
        row('complete standard, file to file', rate(single.processor), single.wall),
        row('  every turn read anew', rate(anew.processor), anew.wall),
        row('  in a fresh process, not warmed up', rate(one.time.processor), one.time.wall),
        row('  with two workers', rate(two.processor), two.wall),
        row(`String.includes × ${peers.literals}, words only`, peers.includes),
        row(`String.includes × ${KEYWORD_RULES}, words only`, peers.includesKeywords),
        row(`one RegExp of ${peers.literals}, words only`, peers.regExp),
        row(`json-rules-engine, ${KEYWORD_RULES} keyword rules`, peers.jsonRulesEngine),
      ],
    ),
    `${percent(repeated, 1)} of the turns were said before by the same speaker, word for word: more than in life, hence the rows “read anew”`,
    `processor time ÷ clock: one worker ${percent(single.processor, single.wall)}, two ${percent(two.processor, two.wall)}: less than 200 % with two means that others were at work`,
    `4× clauses: ${multiplied.clauses.join(' → ')} clauses, ${multiplied.literals.join(' → ')} literals, output ${multiplied.outputBytes.map((b) => whole(b / 1024)).join(' → ')} KB`,
  ].join('\n')
}

/** Where the time of a call goes, every turn being read anew: each stage less the one before it. */
export function stageTable(stages: StageTimes): string {
  const total = stages.at(-1)?.micros ?? Number.NaN
  const rows = stages.map(({ stage, micros }, k) => {
    const own = micros - (stages[k - 1]?.micros ?? 0)
    return [stage, own.toFixed(1), percent(own, total), micros.toFixed(1)]
  })
  return table(['stage', 'µs/call', 'share', 'up to here'], rows)
}

export function liveTable({ sessions, inspecting, advising }: Live): string {
  const row = (name: string, p: Percentiles) => [
    name,
    whole(p.observations),
    ...[p.mean, p.p50, p.p99, p.max].map((ms) => (ms * 1000).toFixed(0)),
  ]
  const head = [`${whole(sessions)} sessions`, 'events', 'mean µs', 'p50 µs', 'p99 µs', 'max µs']
  const rows = [
    row('turns and events: observe()', inspecting.final),
    row('partial turns: observe()', inspecting.partial),
    row('  at the desk: observe(), advise()', advising.final),
    row('  at the desk, partial: observe()', advising.partial),
  ]
  const held = ({ memory }: Kind) => `${whole(memory / 1024)} KB`
  return `${table(head, rows)}\nmemory of a session: ${held(inspecting)}, at the desk ${held(advising)}`
}

export function memoryLine({ one, cold }: Results): string {
  const { resident, residentLong, calls, callsLong = 0 } = one
  const long = residentLong === undefined ? '' : `, after ${whole(callsLong)}: ${whole(residentLong / MEGA)} MB`
  const parts = `load ${whole(median(cold.map((c) => c.load)))} ms, compile ${whole(median(cold.map((c) => c.compile)))} ms`
  return `resident after ${whole(calls)} calls: ${whole(resident / MEGA)} MB${long}\nstandard, cold, median of ${cold.length} processes: ${parts}`
}
