import { type ConversationLine, listConversations, reinspectConversations, type Task } from '@liangyan/contract'
import { addStandardVersion, publishVersion, sql, standardTextsOf, versionInForce } from '@liangyan/store'
import { expect, test } from 'vitest'
import { askReinspection, reinspect } from '../src/ingest/reinspect.ts'
import { answer, decide, file, look } from './appealing.ts'
import { finished, imported, jsonLines, manyConversations } from './handing-in.ts'
import { findingsOf, handIn, open, read, reviewing } from './reviewing.ts'
import { type Client, running } from './running.ts'

const whole = await running()
const { system, person, idle } = whole
const { db } = system
const administrator = await person('administrator')
const owner = await person('standard-owner')
const inspector = await person('inspector')
const agent = await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' })
const lead = await person('team-lead', { team: '信用卡组' })

const { call } = reviewing(whole, administrator)
/** The day of these calls. */
const CALLS = { from: '2026-03-05T00:00:00Z', to: '2026-03-06T00:00:00Z' }

async function again(filter: Record<string, unknown>, by: Client = owner): Promise<Task> {
  const { id } = await by.get<Task>(reinspectConversations, { body: { filter } })
  const task = await finished(by, id)
  await idle()
  return task
}
const line = async (id: string) => {
  const { items } = await inspector.get<{ items: ConversationLine[] }>(listConversations, { query: { limit: 500 } })
  return items.find((one) => one.id === id)!
}
const inspectionsOf = async (id: string) => {
  const { rows } = await db.execute(
    sql`select from inspections join conversations on key = conversation_key where conversations.id = ${id}`,
  )
  return rows.length
}

/** What a review did: the tone confirmed, the address overturned, one added, points off for what no rule judges. */
async function reviewed(id: string) {
  const { tone, address } = findingsOf(await read(inspector, id))
  const added = {
    key: 'a',
    clause: 'hold-ask-first',
    criterion: '',
    kind: null,
    turns: [2],
    quote: null,
    comment: '未问',
  }
  const content = {
    opinions: [
      { finding: tone.id, opinion: 'confirmed' as const, comment: '确属回绝' },
      { finding: address.id, opinion: 'overturned' as const, comment: '引述' },
    ],
    added: [{ ...added, criterion: 'hold-no-consent' }],
    judged: [],
  }
  await handIn(inspector, await open(inspector, id), content)
}

test('conversations that fulfil the filter are inspected again, the others are not', async () => {
  await imported(inspector, jsonLines(manyConversations(120)), 'many.jsonl')
  const before = await line('many-7')
  const task = await again({ agent: '坐席 3107' })
  const { rows } = await db.execute<{ id: string; agent: string; n: number }>(sql`
    select c.id, c.agent, count(*)::int n from conversations c join inspections i on i.conversation_key = c.key
    group by c.id, c.agent`)
  const wanted = rows.filter((row) => row.agent === '坐席 3107')
  expect(wanted.length).toBeGreaterThan(0)
  expect(wanted.every(({ n }) => n === 2)).toBe(true)
  expect(rows.filter((row) => row.agent !== '坐席 3107').every(({ n }) => n === 1)).toBe(true)
  expect(task).toMatchObject({
    kind: 'reinspect',
    title: '按规范 v1 重新质检',
    state: 'done',
    total: wanted.length,
    done: wanted.length,
    skipped: 0,
    result: { standardVersion: 1, inspected: wanted.length, skipped: 0 },
  })
  expect(await line('many-7')).toEqual(before)
})

test('what people said of findings stands, and so does the result', async () => {
  const id = await call()
  await reviewed(id)
  const before = await read(inspector, id)
  await again(CALLS)
  const after = await read(inspector, id)
  expect(after.inspection?.id).not.toBe(before.inspection?.id)
  expect(after.conversation).toEqual(before.conversation)
  const opinions = (detail: typeof before) =>
    detail.inspection?.findings.map(({ clause, opinion, position, comment, turns }) => ({
      clause,
      opinion,
      position,
      comment,
      turns,
    }))
  expect(opinions(after)).toEqual(opinions(before))
  expect(opinions(after)?.map(({ opinion }) => opinion)).toEqual(
    expect.arrayContaining(['confirmed', 'overturned', 'added']),
  )
  expect(after.inspection?.scorecard).toEqual(before.inspection?.scorecard)
  expect(after.review).toEqual(before.review)
  // and once more
  await again(CALLS)
  expect((await read(inspector, id)).conversation).toEqual(before.conversation)
})

test('an appeal goes on about the finding as it was found again', async () => {
  const id = await call()
  const { tone, address } = findingsOf(await read(agent, id))
  const appeal = await file(agent, id, [tone.id, address.id])
  await again(CALLS)
  const now = findingsOf(await read(inspector, id))
  expect(now.tone.id).not.toBe(tone.id)
  expect((await look(lead, appeal.id)).findings.map((one) => one.finding.id)).toEqual([now.tone.id, now.address.id])
  await answer(lead, appeal.id)
  await decide(inspector, appeal.id, { [now.tone.id]: true, [now.address.id]: false })
  expect(findingsOf(await read(inspector, id)).tone.opinion).toBe('overturned')
  expect(await line(id)).toMatchObject({ score: 98, reviewState: 'settled' })
})

test('by another version, findings that are no longer found go with what was said of them', async () => {
  const id = await call()
  await reviewed(id)
  const { id: version } = (await versionInForce(db))!
  const texts = await standardTextsOf(db, version)
  const renamed = new Map([...texts].map(([path, body]) => [path, body.replaceAll('tone-curt', 'tone-short')]))
  const next = await addStandardVersion(db, { title: '改名', state: 'approved' }, renamed)
  await publishVersion(db, next, null)
  system.standards.changed()
  const task = await again(CALLS)
  expect(task.title).toBe('按规范 v2 重新质检')
  const detail = await read(inspector, id)
  expect(detail.conversation.standardVersion).toBe(2)
  expect(detail.inspection?.findings.map(({ clause, opinion }) => [clause, opinion])).toEqual(
    expect.arrayContaining([
      ['address-with-nin', 'overturned'],
      ['hold-ask-first', 'added'],
      ['tone-short', 'machine'],
    ]),
  )
  expect(detail.inspection?.findings.map(({ clause }) => clause)).not.toContain('tone-curt')
})

test('a task that was interrupted goes on where it was; nothing is inspected twice', async () => {
  const startedAt = '2026-03-20T10:00:00+08:00'
  await imported(inspector, jsonLines(manyConversations(210, 'on').map((one) => ({ ...one, startedAt }))), 'on.jsonl')
  const filter = { from: '2026-03-20T00:00:00Z' }
  const task = await askReinspection({ db, queue: { ask: () => Promise.resolve() } as never }, filter, 'x', null)
  const told = { task, filter }
  const stop = new AbortController()
  // the first batch has been asked for and the worker is killed
  const interrupted = {
    ...system,
    queue: {
      ask: async (...asked: Parameters<typeof system.queue.ask>) => {
        await system.queue.ask(...asked)
        stop.abort()
      },
    } as never,
  }
  await expect(reinspect(interrupted, told, stop.signal)).rejects.toThrow('aborted')
  await idle()
  await reinspect(system, told, new AbortController().signal)
  await idle()
  expect(await finished(owner, task)).toMatchObject({ state: 'done', skipped: 0 })
  const { rows } = await db.execute<{ n: number; current: number }>(sql`
    select count(*)::int n, count(*) filter (where i.id = c.inspection_id)::int current
    from conversations c join inspections i on i.conversation_key = c.key where c.id like 'on-%' group by c.key`)
  expect(rows).toHaveLength(210)
  expect(rows.every(({ n, current }) => n === 2 && current === 1)).toBe(true)
})

test('what can no longer be read is passed over and counted', async () => {
  await db.execute(
    sql`delete from originals where conversation_key in (select key from conversations where id like 'many-1%')`,
  )
  const before = await inspectionsOf('many-1')
  const { rows } = await db.execute(sql`select from conversations where id like 'many-1%'`)
  const task = await again({ to: '2026-03-19T00:00:00Z' })
  expect(task).toMatchObject({ state: 'done', skipped: rows.length })
  expect(task.problems).toEqual([expect.stringMatching(/未能重新质检/)])
  expect(await inspectionsOf('many-1')).toBe(before)
})

test('who does not keep the standard asks for none', async () => {
  expect((await inspector.ask(reinspectConversations, { body: { filter: {} } })).statusCode).toBe(403)
  expect((await owner.ask(reinspectConversations, { body: { filter: { scoreFrom: 'x' } } })).statusCode).toBe(400)
})
