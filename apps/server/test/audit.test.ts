import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type AnswerOf,
  AUDIT_ACTIONS,
  auditActions,
  type AuditLine,
  changeUser,
  exportAudit,
  listAudit,
  setLanguage,
} from '@liangyan/contract'
import { record } from '@liangyan/store'
import * as fc from 'fast-check'
import papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { csvOf } from '../src/tables/csv.ts'
import { TooManyRows, workbookOf } from '../src/tables/workbook.ts'
import { running } from './running.ts'

const { system, person } = await running()
const administrator = await person('administrator', { login: 'auditor' })
const manager = await person('manager', { login: 'reader' })

/** The rows of a CSV text that ends with a line break. */
const rowsIn = (text: string) => papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n$/, '')).data

type Page = AnswerOf<typeof listAudit>
const list = (query: object = {}) => manager.get<Page>(listAudit, { query: { ...query } })
const entry = (more: Partial<Parameters<typeof record>[1]>) =>
  record(system.db, { userId: null, who: '系统', action: 'session.refused', ...more })

test('entries are listed newest first, page after page, none twice and none left out', async () => {
  // many of them at the same moment
  await system.pool.query(
    `insert into audit_trail (at, who, action, subject, summary)
      select timestamptz '2026-03-05 10:00:00+08' + (i / 40) * interval '1 second', '系统', 'user.add', 'paged', 'paged'
      from generate_series(1, 130) i`,
  )
  const all: AuditLine[] = []
  let after: string | null = null
  do {
    const page: Page = await list({ subject: 'paged', limit: 25, ...(after !== null && { after }) })
    all.push(...page.items)
    after = page.next
  } while (after !== null)
  expect(new Set(all.map(({ id }) => id)).size).toBe(130)
  const order = all.map(({ at, id }) => `${at} ${String(id).padStart(9, '0')}`)
  expect(order).toEqual([...order].sort().reverse())
  for (const place of [
    'x',
    '2026-13-41T00:00:00.000Z~1',
    '2026-03-05T02:00:00.000Z~',
    "2026-03-05T02:00:00.000Z~1' or '1",
  ])
    expect((await manager.ask(listAudit, { query: { after: place } })).statusCode).toBe(400)
})

test('they are found by time, person, action, subject and words', async () => {
  await system.pool.query(
    `insert into audit_trail (at, user_id, who, action, subject, detail, summary)
      values ('2025-01-02 03:04:05+08', $1, '何平', 'plan.change', '每周抽检', '{"reason": "100%_合规"}', '何平 plan.change 每周抽检 100%_合规')`,
    [manager.id],
  )
  const found = async (query: object) => (await list(query)).items.map(({ subject }) => subject)
  const day = { from: '2025-01-01T16:00:00.000Z', to: '2025-01-02T15:59:59.999Z' }
  expect(await found(day)).toEqual(['每周抽检'])
  expect(await found({ ...day, to: '2025-01-01T19:04:04.999Z' })).toEqual([])
  expect(await found({ user: manager.id, action: 'plan.change' })).toEqual(['每周抽检'])
  expect(await found({ action: 'plan.change' })).toEqual(['每周抽检'])
  expect(await found({ subject: '每周抽检' })).toEqual(['每周抽检'])
  for (const words of ['每周抽检', '周抽', '何平', 'PLAN.CH', '100%_合'])
    expect(await found({ words })).toEqual(['每周抽检'])
  expect(await found({ words: '00_合' })).toEqual([])
  expect(await found({ words: "' or 1=1 --" })).toEqual([])
  const { items } = await manager.get<AnswerOf<typeof auditActions>>(auditActions)
  expect(items).toEqual([...items].sort())
  expect(items).toContain('plan.change')
  expect(new Set(items).size).toBe(items.length)
})

test('an entry says who did what of what, from where, and what changed', async () => {
  const target = await person('inspector', { login: 'target' })
  await administrator.get(changeUser, { params: { id: target.id }, body: { name: '甲' } })
  const [line] = (await list({ subject: 'target', action: 'user.change' })).items
  expect(line).toEqual({
    id: expect.any(Number),
    at: expect.any(String),
    user: administrator.id,
    who: 'administrator auditor（auditor）',
    action: 'user.change',
    subject: 'target',
    detail: { changes: { name: { from: 'inspector target', to: '甲' } } },
    address: expect.stringMatching(/^10\./),
  })
})

describe('exports', () => {
  const ask = (query: object) => manager.ask(exportAudit, { query: { ...query } })

  test('a table that a spreadsheet opens without taking anything for a formula', async () => {
    const EVIL = ['=1+1', '+1', '-1', '@sum', '\t=1', '＝1', 'quoted "x", line\nbreak']
    for (const subject of EVIL)
      await entry({ subject, who: 'evil', detail: { changes: { a: { from: null, to: true } } } })
    const answer = await ask({ action: 'session.refused', words: 'evil', format: 'csv' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)
    const [head, ...rows] = rowsIn(answer.body)
    expect(head).toEqual(['时间', '人员', '操作', '对象', '内容', '来源地址'])
    expect(rows.map(([, , , subject]) => subject).reverse()).toEqual([
      ...EVIL.slice(0, -1).map((text) => `'${text}`),
      EVIL.at(-1),
    ])
    for (const [at, who, action, , detail] of rows) {
      expect(at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      expect([who, action, detail]).toEqual(['evil', '登录被拒', 'a: 无 → 是'])
    }
  })

  test('a workbook says the same, with texts as texts', async () => {
    const answer = await ask({ action: 'session.refused', words: 'evil', format: 'xlsx' })
    const [sheet] = await readWorkbook(answer.rawPayload)
    const [head, ...rows] = sheet.data
    expect(head).toEqual(['时间', '人员', '操作', '对象', '内容', '来源地址'])
    expect(rows.map(([, , , subject]) => subject)).toContain('=1+1')
    expect(rows).toHaveLength(7)
  })

  test('all entries, however many pages that are, in the language of whoever asks; and the export is an entry', async () => {
    await system.pool.query(
      `insert into audit_trail (who, action, subject, summary)
        select '系统', 'unknown.action', 'bulk ' || i, 'bulk' from generate_series(1, 2500) i`,
    )
    await manager.get(setLanguage, { body: { language: 'en' } })
    const answer = await ask({ action: 'unknown.action', format: 'csv' })
    const [head, ...rows] = rowsIn(answer.body)
    expect(head).toEqual(['Time', 'Who', 'Action', 'Subject', 'Detail', 'Address'])
    expect(rows).toHaveLength(2_500)
    expect(rows[0].slice(2, 4)).toEqual(['unknown.action', 'bulk 2500'])
    const [told] = (await list({ action: 'audit.export' })).items
    expect(told).toMatchObject({ user: manager.id, detail: { format: 'csv', action: 'unknown.action' } })
  })
})

describe('tables as files', () => {
  const columns = [
    { title: 'a', value: ([a]: readonly string[]) => a },
    { title: 'b', value: ([, b]: readonly string[]) => b },
  ]
  async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
    yield* rows
  }
  const text = fc.oneof(
    fc.constantFrom('constructor', '__proto__', 'valueOf'),
    fc.string({ unit: fc.oneof(fc.constantFrom(...'=+-@",\r\n\t＝ '), fc.string({ unit: 'grapheme' })) }),
  )

  test('every text comes back from CSV as it was, but for the mark that makes it a text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 20 }), async (rows) => {
        let written = ''
        for await (const part of csvOf(columns, each(rows))) written += part as string
        const [, ...back] = rowsIn(written)
        expect(back).toEqual(
          rows.map((row) => row.map((cell) => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell))),
        )
      }),
    )
  })

  test('a workbook takes any text, and no more rows than it can bear', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (cell) => {
        const [sheet] = await readWorkbook(await workbookOf('sheet', columns, each([[cell, 'x']])))
        expect(sheet.data[1][1]).toBe('x')
      }),
      { numRuns: 30 },
    )
    async function* endless() {
      for (;;) yield ['x', 'y']
    }
    await expect(workbookOf('sheet', columns, endless())).rejects.toBeInstanceOf(TooManyRows)
  })
})

test('whatever the server records has a name in both languages', () => {
  const sources = fileURLToPath(new URL('../src', import.meta.url))
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const recorded = files.flatMap((file) =>
    [...readFileSync(join(sources, file), 'utf8').matchAll(/action: '(\w+\.[\w-]+)'/g)].map(([, action]) => action),
  )
  expect(recorded.length).toBeGreaterThan(20)
  expect([...new Set(recorded)].filter((action) => !(action in AUDIT_ACTIONS))).toEqual([])
})
