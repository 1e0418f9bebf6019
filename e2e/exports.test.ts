import { readFile } from 'node:fs/promises'
import { type ConversationLine, listConversations } from '@liangyan/contract'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { browsing, EXAMPLES, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit } = whole
await handIn(whole, EXAMPLES)
const inspector = await person('inspector')
const administrator = await person('administrator')

/** What the browser keeps when this is clicked: its name and its bytes. */
async function downloaded(page: Page, act: () => Promise<void>) {
  const coming = page.waitForEvent('download')
  await act()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('the workbook that is downloaded opens, and holds the rows of the list', async () => {
  const page = await visit(inspector, '/conversations?service=借记卡')
  await page.getByText('共 4 通').waitFor()
  const { name, bytes } = await downloaded(page, async () => {
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: /Excel/ }).click()
  })
  expect(name).toMatch(/^会话.*\d{4}-\d\d-\d\d\.xlsx$/)
  const [{ data }] = await readXlsxFile(bytes)
  const [head, ...rows] = data
  const column = (title: string) => rows.map((row) => row[head.indexOf(title)])
  const { items } = await inspector.get<{ items: ConversationLine[] }>(listConversations, {
    query: { service: '借记卡' },
  })
  expect(column('会话编号')).toEqual(items.map(({ id }) => id))
  expect(column('得分')).toEqual(items.map(({ score }) => score))
  expect(column('违规数')).toEqual(items.map(({ broken }) => broken))
  const shown = await page.getByRole('grid', { name: '会话列表' }).getByRole('row').locator('bdi').allInnerTexts()
  expect(column('会话编号')).toEqual(shown)
})

test('the same as CSV', async () => {
  const page = await visit(inspector, '/conversations?service=借记卡')
  await page.getByText('共 4 通').waitFor()
  const { name, bytes } = await downloaded(page, async () => {
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: /CSV/ }).click()
  })
  expect(name).toMatch(/\.csv$/)
  const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').replace('\ufeff', ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data.map((row) => row['会话编号'])).toEqual(['yt-0314', 'yt-0312', 'yt-0309', 'yt-0302'])
})

test('the audit trail tells of the exports, is narrowed to them, and is exported itself', async () => {
  const page = await visit(administrator, '/settings/audit')
  await page.getByRole('row', { name: /导出/ }).first().waitFor()
  await page.getByRole('combobox', { name: '操作' }).click()
  await page.getByTitle(/导出会话/).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('action')).toMatch(/export/)
  const rows = page.getByRole('row').filter({ hasText: inspector.login })
  await expect.poll(() => rows.count()).toBe(2)
  expect(await page.getByRole('row').filter({ hasText: '登录' }).count()).toBe(0)
  const { bytes } = await downloaded(page, () => page.getByRole('link', { name: '导出 Excel' }).click())
  const [{ data }] = await readXlsxFile(bytes)
  expect(data).toHaveLength(1 + 2)
  expect(data.slice(1).every((row) => row.join(' ').includes(inspector.login))).toBe(true)
})
