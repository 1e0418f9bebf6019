import {
  type AnswerOf,
  applyRetention,
  changeRetention,
  ingestConversations,
  listConversations,
  previewRetention,
  readConversation,
  readTask,
  type Retention,
  type RetentionPreview,
  revealConversation,
  type Task,
} from '@liangyan/contract'
import { beginSession, dayOf, markDaysChanged, record, sql } from '@liangyan/store'
import { afterEach, expect, test } from 'vitest'
import { horizon } from '../src/retention/horizon.ts'
import { keepToRetention } from '../src/retention/keep.ts'
import { running } from './running.ts'
import { trail } from './trail.ts'

const { system, person, idle } = await running()
const administrator = await person('administrator')
const inspector = await person('inspector')

const DAY = 24 * 3_600_000
const NONE: Retention = { originals: null, conversations: null, figures: null, auditTrail: null, sessions: null }
const set = (rules: Partial<Retention>) => administrator.get(changeRetention, { body: { ...NONE, ...rules } })
const keep = () => keepToRetention(system, {}, new AbortController().signal)
const rows = async (statement: string, values: unknown[] = []) =>
  (await system.pool.query<Record<string, unknown>>(statement, values)).rows
const daysAgo = (days: number) => new Date(system.now().getTime() - days * DAY)

/** Hands in conversations that began so many days ago. */
async function handIn(ages: Readonly<Record<string, number>>): Promise<void> {
  const conversations = Object.entries(ages).map(([id, days]) => ({
    id,
    startedAt: daysAgo(days).toISOString(),
    turns: [{ index: 0, speaker: 'agent', text: '您好，你自己看短信不行吗？' }],
    events: [],
  }))
  await administrator.get(ingestConversations, { body: { conversations } })
  await idle()
}
const ids = async () =>
  (await administrator.get<AnswerOf<typeof listConversations>>(listConversations)).items.map(({ id }) => id).sort()

afterEach(async () => {
  await system.pool.query('delete from conversations')
  await system.pool.query(`delete from settings where name = 'retention.emptied'`)
  await set({})
})

test('whole days of the bank go, whatever time it is', () => {
  const at = (moment: string, days: number) => horizon(new Date(moment), days).toISOString()
  expect(at('2026-03-05T10:00:00+08:00', 1)).toBe('2026-03-03T16:00:00.000Z')
  expect(at('2026-03-05T00:00:00+08:00', 1)).toBe('2026-03-03T16:00:00.000Z')
  expect(at('2026-03-05T23:59:59+08:00', 1)).toBe('2026-03-03T16:00:00.000Z')
  expect(at('2026-03-01T07:00:00+08:00', 30)).toBe('2026-01-29T16:00:00.000Z')
})

test('conversations go with all that hangs on them, once they lie back far enough', async () => {
  await handIn({ today: 0, recent: 29, edge: 30, old: 31, ancient: 400 })
  await set({ conversations: 30 })
  await keep()
  expect(await ids()).toEqual(['edge', 'recent', 'today'])
  for (const table of ['inspections', 'findings', 'transcripts', 'originals'])
    expect(await rows(`select from ${table} where conversation_key not in (select key from conversations)`)).toEqual([])
  expect((await rows('select from findings')).length).toBeGreaterThan(0)
  expect((await trail(system, 'conversations')).at(-1)).toMatchObject({
    action: 'retention.delete',
    userId: null,
    detail: { count: 2, days: 30 },
  })
  // as time goes on
  const entries = (await trail(system, 'conversations')).length
  await keep()
  expect(await trail(system, 'conversations')).toHaveLength(entries)
  await handIn({ late: 30 })
  const tomorrow = { ...system, now: () => new Date(system.now().getTime() + DAY) }
  await keepToRetention(tomorrow, {}, new AbortController().signal)
  expect(await ids()).toEqual(['recent', 'today'])
})

test('originals go earlier: what was said is shown masked still, but nobody can reveal it', async () => {
  await handIn({ young: 1, aged: 100 })
  await set({ originals: 90 })
  await keep()
  expect(await ids()).toEqual(['aged', 'young'])
  await inspector.get(readConversation, { params: { id: 'aged' } })
  const reveal = (id: string) => inspector.ask(revealConversation, { params: { id }, body: { reason: '核对' } })
  expect([(await reveal('young')).statusCode, (await reveal('aged')).statusCode]).toEqual([200, 404])
})

test('what somebody appeals against stays until that is settled', async () => {
  await handIn({ appealed: 100, quiet: 100 })
  await system.pool.query(`update conversations set review_state = 'appealed' where id = 'appealed'`)
  await set({ conversations: 30, originals: 10 })
  await keep()
  expect(await ids()).toEqual(['appealed'])
  expect(await rows('select from originals')).toHaveLength(1)
  await system.pool.query(`update conversations set review_state = 'settled'`)
  await keep()
  expect(await ids()).toEqual([])
})

test('days that were emptied keep the figures they have', async () => {
  await handIn({ 'with-figures': 40 })
  await set({ conversations: 30 })
  await keep()
  const changed = await system.db.transaction(async (tx) => {
    await tx.execute(sql`delete from changed_days`)
    await markDaysChanged(tx, [daysAgo(40), daysAgo(31), daysAgo(30), daysAgo(5)])
    return (await tx.execute<{ day: string }>(sql`select day::text from changed_days order by 1`)).rows
  })
  expect(changed.map(({ day }) => day)).toEqual([dayOf(daysAgo(30)), dayOf(daysAgo(5))])
})

test('the audit trail and ended sessions go by their own rules', async () => {
  const entry = { userId: null, who: '系统', action: 'test', subject: 'aged entry' }
  await record(system.db, entry)
  await record(system.db, { ...entry, subject: 'young entry' })
  await system.pool.query(`update audit_trail set at = $1 where subject = 'aged entry'`, [daysAgo(200)])
  for (const [hash, days] of [
    ['over', 40],
    ['just-over', 10],
    ['running', -1],
  ] as const) {
    const session = { userId: administrator.id, tokenHash: hash, now: daysAgo(50), expiresAt: daysAgo(days) }
    await beginSession(system.db, session)
  }
  await set({ auditTrail: 184, sessions: 30 })
  await keep()
  expect([(await trail(system, 'aged entry')).length, (await trail(system, 'young entry')).length]).toEqual([0, 1])
  const left = await rows(`select token_hash from sessions where token_hash = any($1) order by 1`, [
    ['over', 'just-over', 'running'],
  ])
  expect(left.map(({ token_hash }) => token_hash)).toEqual(['just-over', 'running'])
  expect((await trail(system, 'auditTrail')).at(-1)).toMatchObject({ detail: { count: 1, days: 184 } })
})

test('more than one batch goes, and whoever stops in between goes on later', async () => {
  const values = Array.from({ length: 2_300 }, (_, i) => `('many-${i}', '${daysAgo(50).toISOString()}', 0, 0, 'x')`)
  await system.pool.query(
    `insert into conversations (id, started_at, duration, turns, digest) values ${values.join(', ')}`,
  )
  await set({ conversations: 30 })
  const stopped = new AbortController()
  stopped.abort()
  await expect(keepToRetention(system, {}, stopped.signal)).rejects.toThrow('aborted')
  expect((await rows('select from conversations')).length).toBe(2_300)
  const before = (await trail(system, 'conversations')).length
  await keep()
  expect(await rows('select from conversations')).toEqual([])
  const told = (await trail(system, 'conversations')).slice(before).map(({ detail }) => detail.count)
  expect(told).toEqual([1_000, 1_000, 300])
})

test('asked for by hand it is a task; a preview counts and deletes nothing', async () => {
  await handIn({ kept: 1, first: 60, second: 70 })
  const rules = { ...NONE, conversations: 65, originals: 30 }
  const preview = await administrator.get<RetentionPreview>(previewRetention, { body: rules })
  expect(preview).toMatchObject({
    conversations: { count: 1, more: false },
    originals: { count: 2, more: false },
    auditTrail: { count: 0, more: false },
  })
  expect(await ids()).toHaveLength(3)
  await set(rules)
  const task = await administrator.get<Task>(applyRetention)
  await idle()
  const done = await administrator.get<Task>(readTask, { params: { id: task.id } })
  expect(done).toMatchObject({ state: 'done', done: 2, result: { conversations: 1, originals: 1 } })
  expect(await ids()).toEqual(['first', 'kept'])
})

test('it is asked for every night by itself', async () => {
  expect(await rows(`select name, cron, timezone from pgboss.schedule where name = 'retention'`)).toEqual([
    { name: 'retention', cron: '30 3 * * *', timezone: 'Asia/Shanghai' },
  ])
})

test('a trail that is kept for less than the law asks is refused', async () => {
  const answer = await administrator.ask(changeRetention, { body: { ...NONE, auditTrail: 183 } })
  expect(answer.statusCode).toBe(400)
  expect((await administrator.ask(changeRetention, { body: { ...NONE, originals: 0 } })).statusCode).toBe(400)
})
