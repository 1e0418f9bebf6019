import { sql, type Database } from '@liangyan/store'
import { type ServerProcess, startServer } from '../../apps/server/test/server-process.ts'
import { SeededRandom } from '../bench/random.ts'
import type { Measured } from './measured.ts'
import { type Headers, signedIn } from './people.ts'
import { type Asked, type Offered, requests } from './requests.ts'

/** Milliseconds. */
export interface Times {
  readonly name: string
  /** Whether the goal is about it. */
  readonly goal: boolean
  readonly p50: number
  readonly p95: number
  readonly worst: number
}

/** Requests of each kind before the clock runs, of other parameters. */
const WARMING = 20
/** Of those that the goal is not about: some take seconds. */
const ASIDE = { warming: 2, runs: 20 }

/** Times what the console asks of the filled database: whole requests over HTTP by somebody signed in. */
export async function measureQueries({ system, environment }: Measured, runs: number, only = ''): Promise<Times[]> {
  const server = await startServer({ ...environment, LIANGYAN_WORKERS: '1' })
  try {
    const headers = await signedIn(server)
    const all = requests(await offered(system.db)).filter(({ name }) => name.includes(only))
    for (const asked of all)
      await repeated(server, headers, asked, asked.goal ? Math.min(WARMING, runs) : ASIDE.warming, 1)
    const times: Times[] = []
    for (const asked of all) {
      const taken = (await repeated(server, headers, asked, asked.goal ? runs : Math.min(runs, ASIDE.runs), 2)).sort(
        (a, b) => a - b,
      )
      const at = (part: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))]
      times.push({ name: asked.name, goal: asked.goal, p50: at(0.5), p95: at(0.95), worst: at(1) })
    }
    return times
  } finally {
    await server.stop()
  }
}

/** Milliseconds of each request; with parameters of its own each time: what comes is not what came a moment ago. */
async function repeated(
  server: ServerProcess,
  headers: Headers,
  asked: Asked,
  runs: number,
  seed: number,
): Promise<number[]> {
  const random = new SeededRandom(asked.name.length * 7919 + seed)
  const taken: number[] = []
  for (let run = 0; run < runs; run++) taken.push(await once(server, headers, asked, random))
  return taken
}

async function once(
  { address }: ServerProcess,
  headers: Headers,
  { route, input }: Asked,
  random: SeededRandom,
): Promise<number> {
  const { params = {}, query = {} } = input(random)
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string]),
  )
  const url = `${address}${path}?${search.toString()}`
  const begun = performance.now()
  const answer = await fetch(url, { headers })
  const text = await answer.text()
  const taken = performance.now() - begun
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`)
  return taken
}

/** Parameters that lead somewhere. */
async function offered(db: Database): Promise<Offered> {
  const values = async (text: string) => {
    const { rows } = await db.execute<{ value: unknown }>(sql.raw(text))
    return rows.map(({ value }) => value)
  }
  const found = (column: string) =>
    values(`select ${column} as value from findings tablesample system (5) where current and not trial
      group by 1 order by count(*) desc, 1`) as Promise<string[]>
  const places = await db.execute<{ id: string; at: string; key: string }>(sql`
    select id, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, key
    from conversations tablesample bernoulli (1) limit 2000`)
  return {
    teams: (await values('select id as value from teams')) as number[],
    criteria: await found('criterion'),
    clauses: await found('clause'),
    ids: places.rows.map(({ id }) => id),
    places: places.rows.map(({ at, key }) => `${at}~${key}`),
  }
}
