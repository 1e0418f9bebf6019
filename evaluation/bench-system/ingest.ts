import type { Conversation } from '@liangyan/conversation'
import { sql } from '@liangyan/store'
import { type ServerProcess, startServer } from '../../apps/server/test/server-process.ts'
import { CallMaker } from '../bench/call.ts'
import { SeededRandom } from '../bench/random.ts'
import { aService, anAgent, dayBefore, staffNumber } from './bank.ts'
import { storedIn } from './fill.ts'
import type { Measured } from './measured.ts'
import { type Headers, withKey } from './people.ts'

export interface Ingest {
  readonly stored: number
  readonly workers: number
  readonly handedIn: number
  /** Conversations a second, from the first request to the last answer: stored and acknowledged. */
  readonly acknowledged: number
  /** Conversations a second, from the first request until the last one is inspected and stored. */
  readonly inspected: number
}

/** What a machine hands in at once, and how many such requests wait for their answer at a time. */
const BATCH = 100
const AT_ONCE = 2
/** Handed in first, so that workers have the standard ready. */
const WARMING = 200

/**
 * Hands full-length conversations in through the API of a real server with one and with two worker processes, and waits
 * until all of them are inspected and stored.
 */
export async function measureIngest(measured: Measured, count: number): Promise<Ingest[]> {
  const { system, environment } = measured
  const results: Ingest[] = []
  for (const workers of [1, 2]) {
    const stored = await storedIn(system.db)
    const server = await startServer({ ...environment, LIANGYAN_WORKERS: String(workers) })
    try {
      const headers = await withKey(system.db)
      await handIn(measured, server, headers, bodiesOf(`warm-${stored}`, WARMING))
      const { acknowledged, inspected } = await handIn(measured, server, headers, bodiesOf(`live-${stored}`, count))
      results.push({
        stored,
        workers,
        handedIn: count,
        acknowledged: count / acknowledged,
        inspected: count / inspected,
      })
    } finally {
      await server.stop()
    }
  }
  return results
}

/** Requests, made before the clock runs: calls of about 120 turns, all of the day after the last. */
function bodiesOf(name: string, count: number): string[] {
  const random = new SeededRandom([...name].reduce((seed, character) => seed * 31 + character.charCodeAt(0), 7))
  const maker = new CallMaker(random)
  const call = (number: number): Conversation => ({
    ...maker.call(number),
    id: `${name}-${number}`,
    agent: staffNumber(anAgent(random)),
    service: aService(random),
    startedAt: new Date(Date.parse(`${dayBefore(-1)}T08:00:00+08:00`) + random.below(12 * 3_600_000)).toISOString(),
  })
  return Array.from({ length: Math.ceil(count / BATCH) }, (_, batch) => {
    const length = Math.min(BATCH, count - batch * BATCH)
    return JSON.stringify({ conversations: Array.from({ length }, (_, k) => call(batch * BATCH + k)) })
  })
}

/** Seconds until all were acknowledged, and until all were inspected. */
async function handIn(
  { system }: Measured,
  { address }: ServerProcess,
  headers: Headers,
  bodies: readonly string[],
): Promise<{ readonly acknowledged: number; readonly inspected: number }> {
  const waiting = [...bodies]
  const begun = performance.now()
  const sending = async () => {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      const answer = await fetch(`${address}/api/conversations`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      })
      const { refused = [] } = (await answer.json()) as { refused?: unknown[] }
      if (!answer.ok || refused.length > 0) throw new Error(`handed in: ${answer.status} ${JSON.stringify(refused[0])}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sending))
  const acknowledged = (performance.now() - begun) / 1000
  while (await someWait()) await new Promise((resolve) => setTimeout(resolve, 50))
  return { acknowledged, inspected: (performance.now() - begun) / 1000 }

  async function someWait(): Promise<boolean> {
    const { rows } = await system.db.execute(sql`select 1 from conversations where inspection_id is null limit 1`)
    return rows.length > 0
  }
}
