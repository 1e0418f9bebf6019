import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Task } from '@liangyan/contract'
import { addKey, openDatabase } from '@liangyan/store'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../packages/store/test/database.ts'
import { hashOfToken } from '../src/access/tokens.ts'
import { jsonLines, manyConversations } from './handing-in.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const { url, pool } = await freshDatabase()
const data = mkdtempSync(join(tmpdir(), 'liangyan-killed-'))
const servers: ServerProcess[] = []
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await rm(data, { recursive: true, force: true })
})

const SECRET = 'a key for this test'
const authorization = `Bearer ${SECRET}`
const scopes = ['conversations:write', 'tasks:read']
await addKey(openDatabase(pool), { name: 'test', prefix: 'test', keyHash: hashOfToken(SECRET), scopes })

async function start(): Promise<ServerProcess> {
  const server = await startServer({ DATABASE_URL: url, LIANGYAN_DATA: data, LIANGYAN_WORKERS: '2' })
  servers.push(server)
  return server
}
const count = async (what: string): Promise<number> =>
  (await pool.query(`select count(*)::int n from ${what}`)).rows[0].n
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25))
}

test('a server and a worker killed amid a bulk load: nothing acknowledged is lost, nothing is there twice', async () => {
  const FILED = 400
  const SENT = 60
  const first = await start()
  const form = new FormData()
  form.append('file', new Blob([jsonLines(manyConversations(FILED, 'filed'))]), 'bulk.jsonl')
  const headers = { authorization }
  const uploaded = await fetch(`${first.address}/api/conversations/upload`, { method: 'POST', headers, body: form })
  expect(uploaded.status).toBe(200)
  const { id } = (await uploaded.json()) as Task
  const sent = await fetch(`${first.address}/api/conversations`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ conversations: manyConversations(SENT, 'sent') }),
  })
  expect(((await sent.json()) as { accepted: string[] }).accepted).toHaveLength(SENT)

  await until(async () => (await count('inspections')) >= 20)
  process.kill(first.workers()[0], 'SIGKILL')
  await until(async () => (await count('conversations')) >= 200)
  first.process.kill('SIGKILL')
  await first.stop()
  const before = await count('inspections')

  const second = await start()
  const task = async () => (await (await fetch(`${second.address}/api/tasks/${id}`, { headers })).json()) as Task
  expect((await task()).finishedAt).toBeNull()
  expect(before).toBeLessThan(FILED + SENT)
  await until(async () => (await task()).finishedAt !== null)
  await until(async () => (await count('conversations where inspection_id is null')) === 0)

  expect(await task()).toMatchObject({ state: 'done', total: FILED, done: FILED, skipped: 0 })
  expect((await task()).result).toEqual({ added: FILED, known: 0, refused: 0, notes: [] })
  const { rows } = await pool.query(`
    select left(c.id, position('-' in c.id) - 1) kind, count(*)::int conversations,
      count(distinct c.id)::int ids, sum((select count(*) from inspections i where i.conversation_key = c.key))::int inspections,
      sum((select count(*) from inspections i where i.id = c.inspection_id))::int current,
      sum((select count(*) from transcripts t where t.conversation_key = c.key))::int transcripts,
      sum((select count(*) from originals o where o.conversation_key = c.key))::int originals,
      sum((select count(*) from findings f
        where f.conversation_key = c.key and f.current and f.inspection_id <> c.inspection_id))::int stray
    from conversations c group by 1 order by 1`)
  const each = (kind: string, n: number) => ({
    kind,
    conversations: n,
    ids: n,
    inspections: n,
    current: n,
    transcripts: n,
    originals: n,
    stray: 0,
  })
  expect(rows).toEqual([each('filed', FILED), each('sent', SENT)])
  await until(() => Promise.resolve(!existsSync(join(data, 'spool')) || readdirSync(join(data, 'spool')).length === 0))
}, 300_000)
