import { cpus, loadavg, totalmem } from 'node:os'
import { type Database, sql } from '@liangyan/store'
import { table } from '../table.ts'
import type { BackTested } from './back-tests.ts'
import type { FirstLoad } from './first-load.ts'
import type { Ingest } from './ingest.ts'
import type { Times } from './queries.ts'

const SLOWEST_QUERY = 200
const SLOWEST_BACK_TEST = 60
/** Of which the goal of a back-test speaks. */
const BACK_TESTED = 100_000
const LARGEST_PAGE = 1_500_000

const whole = (n: number) => Math.round(n).toLocaleString('en-US').replaceAll(',', ' ')
const mark = (holds: boolean) => (holds ? '✓' : '✗')

/** What it ran on, when, and how busy it was with other things. */
export async function machineOf(db: Database): Promise<string> {
  const own = cpus()
  const { rows } = await db.execute<{ server_version: string }>(sql`show server_version`)
  return [
    `${own[0]?.model.trim() ?? 'unknown processor'}, ${own.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    `node ${process.version}`,
    `PostgreSQL ${rows[0].server_version}`,
    new Date().toISOString().slice(0, 10),
    `load ${loadavg()[0].toFixed(1)} before`,
  ].join(', ')
}

/** What the stored conversations take. */
export async function sizesTable(db: Database): Promise<string> {
  const { rows } = await db.execute<{ name: string; rows: number; size: string; indexes: string; each: string }>(sql`
    select relname as name, greatest(reltuples, 0)::int as rows, pg_size_pretty(pg_table_size(oid)) as size,
      pg_size_pretty(pg_indexes_size(oid)) as indexes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc limit 6`)
  return table(
    ['table', 'rows', 'size', 'indexes'],
    rows.map(({ name, rows: count, size, indexes }) => [name, whole(count), size, indexes]),
  )
}

export function ingestTable(results: readonly Ingest[]): string {
  return table(
    ['ingest, calls of 120 turns', 'workers', 'handed in', 'acknowledged/s', 'inspected and stored/s'],
    results.map(({ stored, workers, handedIn, acknowledged, inspected }) => [
      `${whole(stored)} stored`,
      String(workers),
      whole(handedIn),
      acknowledged.toFixed(0),
      inspected.toFixed(0),
    ]),
  )
}

export function backTestTable(results: readonly BackTested[]): string {
  return table(
    ['back-test', 'conversations', 'clauses anew', 'changed', 'seconds', 'processor s', `< ${SLOWEST_BACK_TEST} s`],
    results.map(({ draft, conversations, judgedAnew, changed, seconds, processorSeconds }) => [
      draft,
      whole(conversations),
      `${judgedAnew.clauses} of ${judgedAnew.of}`,
      whole(changed),
      seconds.toFixed(1),
      processorSeconds.toFixed(1),
      conversations < BACK_TESTED ? '' : mark(seconds < SLOWEST_BACK_TEST),
    ]),
  )
}

export function queryTable(times: readonly Times[]): string {
  return table(
    ['request', 'p50 ms', 'p95 ms', 'worst', `p95 < ${SLOWEST_QUERY} ms`],
    times.map(({ name, goal, p50, p95, worst }) => [
      name,
      ...[p50, p95, worst].map((milliseconds) => milliseconds.toFixed(0)),
      goal ? mark(p95 < SLOWEST_QUERY) : '',
    ]),
  )
}

export function firstLoadTable(results: readonly FirstLoad[]): string {
  return table(
    ['first load', 'requests', 'kB', 'painted ms', 'interactive ms', 'slow machine and line', '< 1.5 MB'],
    results.map(({ page, requests, bytes, painted, interactive, interactiveSlowly }) => [
      page,
      String(requests),
      whole(bytes / 1000),
      painted.toFixed(0),
      interactive.toFixed(0),
      interactiveSlowly.toFixed(0),
      mark(bytes < LARGEST_PAGE),
    ]),
  )
}
