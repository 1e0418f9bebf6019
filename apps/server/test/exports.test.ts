import {
  type ConversationLine,
  countConversations,
  exportCsv,
  exportWorkbook,
  ingestConversations,
  listConversations,
  MOST_IN_WORKBOOK,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import { EXAMPLES, manyConversations } from './handing-in.ts'
import { running } from './running.ts'

const { system, person, idle } = await running()
const administrator = await person('administrator')
const inspector = await person('inspector')
const agent = await person('agent', { staffNumber: '坐席 3107', team: '信用卡组' })

/** More than a page of an export; one with a service that a spreadsheet would run. */
const MANY = 1_100
const FORMULA = '=HYPERLINK("http://example.com","点我")'
const harmful: Conversation = {
  ...EXAMPLES[0],
  id: 'formula',
  service: FORMULA,
  agent: '-1+1',
  queue: '他说"好",\n再见',
}

beforeAll(async () => {
  const all = [harmful, ...manyConversations(MANY)]
  while (all.length > 0) await administrator.get(ingestConversations, { body: { conversations: all.splice(0, 400) } })
  await idle()
}, 240_000)

async function csv(who: typeof inspector, query: Record<string, unknown> = {}): Promise<Record<string, string>[]> {
  const answer = await who.ask(exportCsv, { query })
  expect(answer.statusCode).toBe(200)
  expect(answer.body.startsWith('\ufeff会话编号,')).toBe(true)
  const { data, errors } = Papa.parse<Record<string, string>>(answer.body, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

test('a CSV file holds every conversation of the filter once, in the order of the list', async () => {
  const rows = await csv(inspector)
  expect(rows).toHaveLength(MANY + 1)
  expect(new Set(rows.map((row) => row.会话编号)).size).toBe(MANY + 1)
  const { items } = await inspector.get<{ items: ConversationLine[] }>(listConversations, { query: { limit: 500 } })
  expect(rows.slice(0, 500).map((row) => row.会话编号)).toEqual(items.map(({ id }) => id))
  for (const [place, line] of items.slice(0, 50).entries()) {
    const row = rows[place]
    expect(row).toMatchObject({
      得分: String(line.score),
      等级: line.grade,
      违规数: String(line.broken),
      渠道: { phone: '电话', chat: '在线', email: '邮件', counter: '柜面' }[line.channel],
    })
    expect(row.违规条款 === '').toBe(line.broken === 0)
    expect(row.开始时间).toBe(new Date(line.startedAt).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }))
  }
  const narrowed = await csv(inspector, { grade: items[0].grade })
  expect(new Set(narrowed.map((row) => row.等级))).toEqual(new Set([items[0].grade]))
})

test('nothing that a spreadsheet would run leaves in a CSV file', async () => {
  const [row] = await csv(inspector, { service: FORMULA })
  expect(row).toMatchObject({ 会话编号: 'formula', 业务: `'${FORMULA}`, 坐席工号: "'-1+1", 队列: harmful.queue })
})

test('an Excel file holds the same, as texts and numbers', async () => {
  const answer = await inspector.ask(exportWorkbook, { query: { order: 'risk' } })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename="[\w.-]+\.xlsx"; filename\*=UTF-8''%E4%BC%9A/,
  )
  const [{ data }] = await readXlsxFile(answer.rawPayload)
  const [head, ...rows] = data
  const written = await csv(inspector, { order: 'risk' })
  expect(head).toEqual(Object.keys(written[0]))
  expect(rows).toHaveLength(written.length)
  for (const [place, row] of rows.slice(0, 100).entries()) {
    expect(row.map((value) => value?.toString() ?? '')).toEqual(
      Object.values(written[place]).map((value) => value.replace(/^'(?=[=+\-@])/, '')),
    )
  }
  const column = head.indexOf('业务')
  expect(rows.some((row) => row[column] === FORMULA)).toBe(true)
})

test('an agent takes away own conversations only', async () => {
  const rows = await csv(agent)
  expect(new Set(rows.map((row) => row.坐席工号))).toEqual(new Set(['坐席 3107']))
  expect(rows.length).toBeGreaterThan(0)
  expect(await csv(agent, { agent: '-1+1' })).toEqual([])
})

test('who took away what, and how much, is on record', async () => {
  await csv(inspector, { words: '账单日', fatal: false })
  const { rows } = await system.pool.query(
    "select user_id, detail from audit_trail where action = 'conversation.export' order by id desc limit 1",
  )
  const query = { words: '账单日', fatal: false }
  const { count } = await inspector.get<{ count: number }>(countConversations, { query })
  const [{ user_id, detail }] = rows
  expect([user_id, detail.format, detail.conversations]).toEqual([inspector.id, 'CSV', count])
  expect(JSON.parse(detail.filter)).toEqual(query)
})

test('more than an Excel file takes is refused with the way out', async () => {
  await addRows('more', MOST_IN_WORKBOOK + 1)
  const answer = await inspector.ask(exportWorkbook, { query: { channel: 'more' } })
  expect(answer.statusCode).toBe(413)
  expect(answer.json().error.message).toContain('CSV')
})

test('conversations that began in the same moment are all there, over several pages', async () => {
  await addRows('same', 2_500)
  expect(await csv(inspector, { channel: 'same' })).toHaveLength(2_500)
})

async function addRows(channel: string, count: number): Promise<void> {
  await system.pool.query(
    `insert into conversations (id, started_at, duration, turns, digest, channel)
      select $1 || n, now(), 0, 0, '', $1 from generate_series(1, $2) n`,
    [channel, count],
  )
}
