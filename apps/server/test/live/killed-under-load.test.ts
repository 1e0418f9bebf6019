import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Conversation } from '@liangyan/conversation'
import { LiveSource, type SeqRanges, timelineOf } from '@liangyan/sdk'
import { addKey, openDatabase } from '@liangyan/store'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../packages/store/test/database.ts'
import { hashOfToken } from '../../src/access/tokens.ts'
import { type ServerProcess, startServer } from '../server-process.ts'

const { url, pool } = await freshDatabase()
const data = mkdtempSync(join(tmpdir(), 'liangyan-live-killed-'))
const servers: ServerProcess[] = []
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await rm(data, { recursive: true, force: true })
})

const SECRET = 'a key for this test'
const scopes = ['live:write']
await addKey(openDatabase(pool), { name: 'test', prefix: 'test', keyHash: hashOfToken(SECRET), scopes })

const EXAMPLES = readFileSync(new URL('../../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)
const CALLS = 60

async function start(port: string): Promise<ServerProcess> {
  const environment = { DATABASE_URL: url, LIANGYAN_DATA: data, LIANGYAN_WORKERS: '1', LIANGYAN_PORT: port }
  const server = await startServer(environment)
  servers.push(server)
  return server
}

const idsInStore = async (): Promise<Map<string, number[]>> => {
  const { rows } = await pool.query(
    'select c.id, array_agg(e.seq order by e.seq) seqs from live_conversations c join live_events e on e.live_key = c.key group by c.id',
  )
  return new Map(rows.map(({ id, seqs }) => [id, seqs]))
}

test('a server killed twice while calls are told: what was acknowledged is there, all calls end as if nothing had been', async () => {
  const first = await start('0')
  const { port } = new URL(first.address)
  const source = new LiveSource({ url: first.address, key: SECRET })
  const acknowledged = new Map<string, Set<number>>()
  let count = 0
  const note = (id: string, seqs: SeqRanges) => {
    const known = acknowledged.get(id) ?? new Set()
    acknowledged.set(id, known)
    count -= known.size
    for (const [from, to] of seqs) for (let seq = from; seq <= to; seq++) known.add(seq)
    count += known.size
  }
  let playing = true
  const results = Array.from({ length: CALLS }, async (_, k) => {
    const { id: of, turns, events, startedAt, ...head } = EXAMPLES[k % EXAMPLES.length]
    const id = `${of}-${k}`
    const told = source.open(id, { ...head, startedAt }, { onAcknowledged: (seqs) => note(id, seqs) })
    const steps = timelineOf({ id, turns, events }, 0).flatMap((step) => ('event' in step ? [step.event] : []))
    for (const event of steps) {
      await told.event(event)
      await new Promise((resolve) => setTimeout(resolve, playing ? 150 : 1))
    }
    const concluded = await told.end()
    await told.acknowledged()
    return { id, steps: steps.length, concluded }
  })

  await killedAt(first, 200)
  const second = await start(port)
  await killedAt(second, 500)
  const third = await start(port)
  playing = false
  const ended = await Promise.all(results)
  source.close()

  const stored = await idsInStore()
  for (const { id, steps } of ended) expect(stored.get(id)).toEqual(Array.from({ length: steps }, (_, seq) => seq + 1))
  const { rows } = await pool.query('select id, inspection_id is not null inspected from conversations')
  expect(new Map(rows.map(({ id, inspected }) => [id, inspected]))).toEqual(new Map(ended.map(({ id }) => [id, true])))
  // the same call is judged the same, whether a server was killed in it or not
  for (const { id, concluded } of ended) {
    const same = ended.filter((other) => other.id.split('-')[1] === id.split('-')[1])
    for (const other of same) expect({ ...other.concluded, id }).toEqual(concluded)
  }
  await third.stop()

  async function killedAt(server: ServerProcess, acknowledgements: number): Promise<void> {
    await expect.poll(() => count, { interval: 5, timeout: 200_000 }).toBeGreaterThanOrEqual(acknowledgements)
    server.process.kill('SIGKILL')
    await server.stop()
    const before = new Map([...acknowledged].map(([id, seqs]) => [id, [...seqs]]))
    const there = await idsInStore()
    for (const [id, seqs] of before) for (const seq of seqs) expect(there.get(id)).toContain(seq)
  }
}, 300_000)
