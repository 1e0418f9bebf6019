import { addTeam, addUser } from '@liangyan/store'
import type { Conversation } from '@liangyan/conversation'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { jsonLines } from '../apps/server/test/handing-in.ts'
import { browsing, EXAMPLES, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit, system, address } = whole

/** Short calls, as many as three pages of the server hold; older than the examples. */
const MANY = Array.from(
  { length: 230 },
  (_, i): Conversation => ({
    id: `short-${i}`,
    service: '快捷咨询',
    channel: 'phone',
    startedAt: new Date(Date.parse('2026-02-01T09:00:00+08:00') - i * 60_000).toISOString(),
    turns: [{ index: 0, speaker: 'agent', text: '您好，请问有什么可以帮您？' }],
    events: [],
  }),
)
await handIn(whole, [...EXAMPLES, ...MANY])
const inspector = await person('inspector')

const grid = (page: Page) => page.getByRole('grid', { name: '会话列表' })
/** The ids of the rows that are drawn. */
const rows = async (page: Page) => {
  await grid(page).getByRole('row').nth(1).waitFor()
  return grid(page).getByRole('row').locator('bdi').allInnerTexts()
}
const search = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

test('what is chosen stands in the address: it survives a reload, and the way back from a conversation', async () => {
  const page = await visit(inspector, '/conversations')
  await grid(page).waitFor()
  await page.getByRole('combobox', { name: '业务' }).click()
  await page.getByTitle('借记卡', { exact: true }).click()
  const expected = ['yt-0314', 'yt-0312', 'yt-0309', 'yt-0302']
  await expect.poll(() => rows(page)).toEqual(expected)
  expect(search(page)).toEqual({ service: '借记卡' })
  await page.getByText('共 4 通').waitFor()

  await page.reload()
  expect(await rows(page)).toEqual(expected)
  await page.getByRole('row', { name: /yt-0309/ }).click()
  await page.getByRole('heading', { name: 'yt-0309' }).waitFor()
  await page.goBack()
  expect(await rows(page)).toEqual(expected)
  expect(search(page)).toEqual({ service: '借记卡' })

  await page.getByRole('button', { name: '移除条件：业务' }).click()
  await expect.poll(() => search(page)).toEqual({})
})

test('words that were said are found, and those that are masked are not', async () => {
  const page = await visit(inspector, '/conversations')
  await grid(page).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.insertText('投诉随便你')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows(page)).toEqual(['yt-0302'])
  expect(search(page)).toEqual({ words: '投诉随便你' })

  const field = page.getByRole('textbox', { name: '搜索会话中说过的话' })
  await field.fill('六二二八四八零零一二三四')
  await field.press('Enter')
  await page.getByRole('heading', { name: '没有符合条件的会话' }).waitFor()
  await page.getByRole('button', { name: '清除全部' }).last().click()
  await grid(page).waitFor()
  expect(search(page)).toEqual({})
})

test('the list goes on for as long as one scrolls', async () => {
  const page = await visit(inspector, '/conversations?service=快捷咨询')
  await page.getByText('共 230 通').waitFor()
  const seen = new Set<string>()
  await expect
    .poll(
      async () => {
        for (const id of await rows(page)) seen.add(id)
        await grid(page).evaluate((list) => list.scrollBy(0, list.clientHeight / 2))
        return seen.size
      },
      { interval: 1, timeout: 120_000 },
    )
    .toBe(MANY.length)
  await page.getByText('已到底，共载入 230 通').waitFor()
  expect(seen).toEqual(new Set(MANY.map(({ id }) => id)))
})

test('a file is imported as a task that shows how far it is', async () => {
  const page = await visit(inspector, '/conversations')
  await page.getByRole('button', { name: /导入会话/ }).click()
  const dialog = page.getByRole('dialog', { name: '导入会话文件' })
  const imported = EXAMPLES.slice(0, 5).map((conversation, i) => ({
    ...conversation,
    id: `imported-${i}`,
    service: '导入',
  }))
  const nobody = { ...imported[0], id: 'nobody', turns: 'none' }
  await dialog.locator('input[type=file]').setInputFiles({
    name: '三月录音.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(jsonLines([...imported, nobody])),
  })
  await dialog.getByText('已上传，正在导入').waitFor()
  await dialog.getByRole('link', { name: '查看任务' }).click()
  const task = page.getByRole('row', { name: /三月录音\.jsonl/ })
  await task.getByText('已完成').waitFor()
  expect(await task.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100')
  // what could not be read is told, line by line
  await task.getByRole('button').click()
  expect(await page.getByRole('region', { name: '问题' }).innerText()).toContain('第 6 行')

  await page.goto(`${address}/conversations?service=导入`)
  await page.getByText('共 5 通').waitFor()
  expect((await rows(page)).toSorted()).toEqual(imported.map(({ id }) => id))
})

test('whatever conversations, agents and addresses say is shown as text', async () => {
  const attack = (place: string) =>
    `<img src=x onerror="window.hacked='${place}'"><script>window.hacked='${place}'</script>`
  const id = attack('id')
  const staffNumber = attack('number')
  const teamId = await addTeam(system.db, attack('team'))
  await addUser(system.db, {
    login: 'attacker',
    name: attack('name'),
    role: 'agent',
    teamId,
    staffNumber,
    passwordHash: null,
  })
  const words: Conversation = {
    id,
    agent: staffNumber,
    service: attack('service'),
    channel: 'phone',
    startedAt: '2026-03-20T09:00:00+08:00',
    attributes: { [attack('attribute')]: attack('value') },
    turns: [
      { index: 0, speaker: 'customer', text: attack('customer') },
      { index: 1, speaker: 'agent', text: `不知道。${attack('agent')}` },
    ],
    events: [{ type: 'transfer', at: 4000, to: attack('transfer') }],
  }
  await handIn(whole, [words])

  const page = await visit(
    inspector,
    `/conversations?${new URLSearchParams({ agent: staffNumber, words: attack('words').slice(0, 50) }).toString()}`,
  )
  await page.getByText('没有符合条件的会话').waitFor()
  await page.goto(`${address}/conversations`)
  const row = page.getByRole('row').nth(1)
  for (const place of ['id', 'name', 'team', 'service'])
    await expect.poll(() => row.innerText()).toContain(attack(place).slice(0, 20))
  await row.click()
  await page.getByRole('heading', { name: id }).waitFor()
  for (const place of ['customer', 'agent', 'transfer']) await page.getByText(attack(place)).first().waitFor()
  await page.getByRole('tab', { name: /档案/ }).click()
  await page.getByText(attack('value')).waitFor()
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  expect(await page.locator('img[src=x]').count()).toBe(0)
})
