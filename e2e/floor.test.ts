import { addKey, beginChat, type LiveEvent } from '@liangyan/contract'
import { ChatSocket, DeskSocket, LiveSource } from '@liangyan/sdk'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { browsing } from './browsing.ts'

const { person, visit, address } = await browsing()
const TEAM = '信用卡组'
const administrator = await person('administrator')
const lead = await person('team-lead', { team: TEAM, staffNumber: '3001' })
const agent = await person('agent', { team: TEAM, staffNumber: '3101' })
const { secret: key } = await administrator.get<{ secret: string }>(addKey, {
  body: { name: '电话平台', scopes: ['live:write'] },
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const list = (floor: Page) => floor.getByRole('grid', { name: '进行中的会话' })
const panel = (floor: Page) => floor.getByRole('region', { name: '旁听' })
const said = (floor: Page) => panel(floor).getByRole('log', { name: '对话' })

/** A call of the agent that goes on, told by the telephone platform. */
const callOf = (id: string, ...texts: string[]) => callAt('3101', id, ...texts)

async function callAt(agent: string, id: string, ...texts: string[]) {
  const source = new LiveSource({ url: address, key })
  closing.push(() => source.close())
  const call = source.open(id, { channel: 'phone', direction: 'inbound', service: '信用卡', agent })
  let index = 0
  const say = (text: string) => {
    const speaker = index % 2 === 0 ? 'agent' : 'customer'
    const turn = { index, speaker, text, start: index * 4_000, end: index * 4_000 + 3_000 } as const
    index++
    return call.event({ type: 'turn', turn } satisfies LiveEvent)
  }
  for (const text of texts) await say(text)
  return { call, say }
}

test('a lead sees a call as it goes on, looks in masked, and whispers to the agent alone', async () => {
  const { call, say } = await callOf('call-1', '您好，请问有什么可以帮您', '我的卡号是6222021234567890123')
  const desk = await visit(agent, '/desk')
  const floor = await visit(lead, '/floor')
  const row = list(floor).getByRole('row').filter({ hasText: '3101' })
  await row.waitFor()

  // who asks for help is told in the title too
  await desk.getByRole('button', { name: /求助/ }).click()
  await floor.getByRole('list', { name: '坐席求助' }).waitFor()
  await expect.poll(() => floor.title()).toContain('(1 求助)')
  await floor.getByRole('button', { name: '查看' }).click()
  await panel(floor).getByText('本次旁听已记录在案').waitFor()
  await said(floor).getByText('我的卡号是[卡号]').waitFor()
  await panel(floor)
    .getByText(/^正在旁听/)
    .waitFor()
  expect(await said(floor).textContent()).not.toContain('6222021234567890123')

  await say('请您稍等')
  await said(floor).getByText('请您稍等').waitFor()
  const whisper = floor.getByLabel('耳语', { exact: true }).and(floor.locator('textarea'))
  await whisper.fill('先核对身份')
  await whisper.press('Enter')
  await desk.getByText('先核对身份').first().waitFor()
  await said(floor).getByText('先核对身份').waitFor()
  await expect.poll(() => floor.title()).not.toContain('求助')

  await floor.getByRole('button', { name: '结束旁听' }).click()
  await panel(floor).waitFor({ state: 'detached' })
  await call.end()
})

test('who looks in sees at once what was said last, also where there is little room', async () => {
  const texts = Array.from({ length: 24 }, (_, i) => `第${i + 1}句`)
  const { call } = await callOf('call-long', ...texts)
  const floor = await visit(lead, '/floor')
  const row = floor.locator('[id="floor-call-long"]')
  for (const height of [900, 640, 560]) {
    await floor.setViewportSize({ width: 1440, height })
    await row.click()
    const last = said(floor).getByText('第24句')
    await last.waitFor()
    const isInSight = () => said(floor).evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight < 40)
    await expect.poll(isInSight).toBe(true)
    await floor.getByRole('button', { name: '结束旁听' }).click()
    await panel(floor).waitFor({ state: 'detached' })
  }
  await call.end()
})

test('the title of the tab tells a lead who asks for help and what waits at the own desk, each for as long as it does', async () => {
  const { call } = await callOf('call-help', '您好，请问有什么可以帮您')
  const desk = await visit(agent, '/desk?open=call-help')
  const floor = await visit(lead, '/desk')
  await floor.getByText('小休', { exact: true }).waitFor()
  await floor.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '班组长台' }).click()
  const title = () => floor.title()
  await expect.poll(title).toBe('班组长台 · 良言')

  await desk.getByRole('button', { name: /求助/ }).click()
  await expect.poll(title).toBe('(1 求助) 班组长台 · 良言')
  const own = await callAt('3001', 'call-own', '您好')
  await expect.poll(title).toBe('(1 求助) (1) 班组长台 · 良言')
  await desk.getByRole('button', { name: /求助/ }).click()
  await expect.poll(title).toBe('(1) 班组长台 · 良言')
  await own.call.end()
  await expect.poll(title).toBe('班组长台 · 良言')
  await call.end()
})

test('a chat is taken over, after asking once, and goes on at the lead’s own desk', async () => {
  const { token } = await administrator.get<{ token: string }>(beginChat, {
    body: { name: '王先生', matter: '年费扣了两次，我要投诉' },
  })
  const heard: string[] = []
  const chat = new ChatSocket({
    url: address,
    token,
    onMessage: (message) => {
      if (message.type === 'message' && message.message.from === 'agent') heard.push(message.message.text)
    },
  })
  const desk = new DeskSocket({ url: address, headers: await cookieOf(), onMessage: () => undefined })
  closing.push(
    () => chat.close(),
    () => desk.close(),
  )
  desk.presence('ready')
  const floor = await visit(lead, '/floor?channel=chat')
  const row = list(floor).getByRole('row').filter({ hasText: '3101' })
  await row.click()
  await said(floor).getByText('年费扣了两次，我要投诉').waitFor()
  await panel(floor).getByRole('button', { name: '接管' }).click()
  await floor.getByText('接管此会话？').waitFor()
  await floor.getByRole('tooltip').getByRole('button', { name: '接管' }).click()
  await floor.getByRole('button', { name: '去坐席台' }).click()
  const input = floor.getByLabel('给客户的回复')
  await input.fill('王先生您好，我是信用卡组的班组长。')
  await input.press('Enter')
  await expect.poll(() => heard).toEqual(['王先生您好，我是信用卡组的班组长。'])
  chat.end()
})

test('an announcement with emergency wording is on the desk until it is taken back', async () => {
  const desk = await visit(agent, '/desk')
  const floor = await visit(lead, '/floor')
  await floor.getByRole('button', { name: '发布公告' }).click()
  const dialog = floor.getByRole('dialog')
  await dialog.getByLabel('公告内容').fill('手机银行转账暂时不可用')
  await dialog.getByRole('combobox').click()
  await floor.keyboard.press('Enter')
  await dialog.getByText('坐席将看到的话术').waitFor()
  await dialog.getByRole('button', { name: '发布' }).click()
  const there = desk.getByRole('list', { name: '公告' }).getByText('手机银行转账暂时不可用')
  await there.waitFor()
  await desk.getByText('应急').first().waitFor()
  await floor.getByRole('list', { name: '公告' }).getByRole('button', { name: '撤回' }).click()
  await floor.getByRole('tooltip').getByRole('button', { name: '撤回' }).click()
  await there.waitFor({ state: 'detached' })
})

/** The agent's desk as a program has it. */
async function cookieOf(): Promise<Record<string, string>> {
  const page = await visit(agent, '/mine')
  const cookies = await page.context().cookies()
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: address }
}
