import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { browsing } from './browsing.ts'

const [BANK, ELSEWHERE] = [await otherSite(), await otherSite()]
const { person, visit, visitAsNobody, problems, address } = await browsing({ LIANGYAN_CHAT_ORIGINS: BANK })
const agent = await person('agent', { staffNumber: '3101' })
const colleague = await person('agent', { staffNumber: '3102' })

const customers: Page[] = []
// a chat that nobody ends would stand at the desk of the next test
afterEach(async () => {
  for (const page of customers.splice(0)) await leave(page)
})

/** A site of somebody else: a page shows the widget of the server that its address names, if any. Answers its origin. */
async function otherSite(): Promise<string> {
  const site = createServer(({ url = '' }, response) => {
    const server = new URL(url, 'http://site').searchParams.get('server')
    const widget = server === null ? '' : `<script src="${server}/chat/widget.js" defer></script>`
    response.setHeader('content-type', 'text/html; charset=utf-8')
    // styles that the widget must not mind
    response.end(`<!doctype html><html lang="zh-CN"><title>示例银行</title>
      <style>body * { display: none !important; font-size: 80px !important }</style>
      <body><h1>信用卡</h1>${widget}`)
  })
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  afterAll(() => site.close())
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`
}

/** An agent's desk that takes chats. */
async function readyDesk(someone: typeof agent): Promise<Page> {
  const desk = await visit(someone, '/desk')
  await desk.getByText('示闲', { exact: true }).click()
  await expect.poll(() => desk.getByRole('radio', { name: '示闲' }).isChecked()).toBe(true)
  return desk
}

/** A customer at the door, with the form filled in. */
async function atDoor(name: string, matter: string): Promise<Page> {
  const page = await visitAsNobody('/chat')
  await page.getByLabel('怎么称呼您').fill(name)
  await page.getByLabel('想咨询什么').fill(matter)
  return page
}

/** A customer who has begun a chat. */
async function begun(page: Page): Promise<Page> {
  await page.getByRole('button', { name: '开始咨询' }).click()
  await page.getByLabel('输入消息').waitFor()
  customers.push(page)
  return page
}

const customerOf = async (name: string, matter: string): Promise<Page> => begun(await atDoor(name, matter))

/** The chat with this customer, chosen at the desk. */
const choose = (desk: Page, name: string): Promise<void> => desk.getByRole('button', { name }).click()

async function leave(customer: Page): Promise<void> {
  if (!(await customer.getByLabel('输入消息').isVisible())) return
  await customer.getByRole('button', { name: /^结束对话$|^不等了$/ }).click()
  await customer.getByRole('button', { name: /^结束$|^离开$/ }).click()
  await customer.getByRole('heading', { name: '这次对话已结束' }).waitFor()
}

/** Writes as the customer, and sends with Enter. */
async function write(customer: Page, text: string): Promise<void> {
  await customer.getByLabel('输入消息').fill(text)
  await customer.keyboard.press('Enter')
}

async function answer(desk: Page, text: string): Promise<void> {
  await desk.getByLabel('给客户的回复').fill(text)
  await desk.keyboard.press('Enter')
}

/** What stands in the customer's page, in order. */
const seenBy = (customer: Page) =>
  customer.getByRole('region', { name: '对话内容' }).locator('p.said').allTextContents()
/** What was said, as the desk shows it. */
const shownAt = (desk: Page) => desk.getByRole('log', { name: '对话' }).getByRole('paragraph').allTextContents()

test('customer and agent talk to each other; what is written is never more than text', async () => {
  const desk = await readyDesk(agent)
  const customer = await customerOf('王女士', '我的信用卡账单日想改一下')
  await customer.getByText('坐席 3101 为您服务').waitFor()
  await choose(desk, '王女士')
  const script = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
  await write(customer, script)
  await expect.poll(() => shownAt(desk)).toContain(script)

  await desk.getByLabel('给客户的回复').pressSequentially('您好')
  await customer.locator('.dots').waitFor()
  await answer(desk, '您好，很高兴为您服务，请问您想改到哪一天？')
  await expect.poll(() => seenBy(customer)).toContain('您好，很高兴为您服务，请问您想改到哪一天？')
  await expect.poll(() => customer.locator('.dots').count()).toBe(0)
  const said = await seenBy(customer)
  expect(said.filter((text) => text === script)).toHaveLength(1)

  await customer.reload()
  await expect.poll(() => seenBy(customer)).toEqual(said)
  expect(await customer.title()).toBe('在线客服')
})

test('without a network nothing is lost, and nothing is said twice', async () => {
  const desk = await readyDesk(agent)
  const customer = await customerOf('李先生', '我想查一下额度')
  await customer.getByText('坐席 3101 为您服务').waitFor()
  await choose(desk, '李先生')
  await customer.context().setOffline(true)
  await customer.getByText('连接中断').waitFor()
  await write(customer, '断网时写的')
  await customer.getByText('未发出，连接恢复后自动发送').waitFor()
  await customer.context().setOffline(false)
  await expect.poll(() => shownAt(desk)).toContain('断网时写的')
  await expect.poll(() => customer.getByText('连接中断').count()).toBe(0)
  await write(customer, '恢复后写的')
  await expect.poll(() => shownAt(desk)).toContain('恢复后写的')
  const written = (texts: string[]) => texts.filter((text) => text.endsWith('写的'))
  expect(written(await shownAt(desk))).toEqual(['断网时写的', '恢复后写的'])
  expect(written(await seenBy(customer))).toEqual(['断网时写的', '恢复后写的'])
})

test('who writes too fast is told so; all of it arrives, each sentence once', async () => {
  const desk = await readyDesk(agent)
  const customer = await customerOf('赵女士', '很急')
  await choose(desk, '赵女士')
  const texts = Array.from({ length: 25 }, (_, i) => `第${i}句`)
  for (const text of texts) await write(customer, text)
  await customer.getByText('发得太快了').first().waitFor()
  const numbered = (said: string[]) => said.filter((text) => /^第\d+句$/.test(text))
  await expect.poll(async () => new Set(numbered(await shownAt(desk)))).toEqual(new Set(texts))
  expect(numbered(await shownAt(desk))).toHaveLength(texts.length)
  expect(numbered(await seenBy(customer))).toHaveLength(texts.length)
})

test('a text that is too long does not leave before it is made shorter', async () => {
  await readyDesk(agent)
  const customer = await customerOf('周先生', '说来话长')
  await customer.getByLabel('输入消息').fill('长'.repeat(1_003))
  await customer.getByText('超出 3 字，请分成两条发送').waitFor()
  expect(await customer.getByRole('button', { name: '发送' }).isDisabled()).toBe(true)
  await customer.getByLabel('输入消息').fill('长'.repeat(1_000))
  await customer.keyboard.press('Enter')
  await expect.poll(async () => (await seenBy(customer)).at(-1)?.length).toBe(1_000)
})

test('another agent goes on only when the customer agrees', async () => {
  const [first, second] = [await readyDesk(agent), await readyDesk(colleague)]
  await second.getByText('小休', { exact: true }).click()
  const customer = await customerOf('钱女士', '想办提前还款')
  await customer.getByText('坐席 3101 为您服务').waitFor()
  await second.getByText('示闲', { exact: true }).click()
  await choose(first, '钱女士')
  await first.getByRole('button', { name: '转交会话' }).click()
  await first.getByRole('radio', { name: '转给坐席' }).check()
  await first.getByRole('combobox', { name: '转给坐席' }).click()
  await first.getByTitle('3102').click()
  await first.getByRole('button', { name: '征求客户同意' }).click()
  await customer.getByText('接下来想请坐席 3102 继续为您服务').waitFor()
  await customer.getByRole('button', { name: '可以', exact: true }).click()
  await customer.getByText('坐席 3102 为您服务').waitFor()
  await choose(second, '钱女士')
  await answer(second, '您好，我来为您办理。')
  await expect.poll(() => seenBy(customer)).toContain('您好，我来为您办理。')
})

test('at the end the customer says once how it was, and may take the words along', async () => {
  await readyDesk(agent)
  const customer = await customerOf('孙先生', '谢谢你们')
  await customer.getByText('坐席 3101 为您服务').waitFor()
  await leave(customer)
  await customer.getByText('非常满意', { exact: true }).click()
  await customer.getByRole('button', { name: '提交评价' }).click()
  await customer.getByText('您的评价：非常满意。谢谢！').waitFor()
  await customer.reload()
  await customer.getByText('您的评价：非常满意。谢谢！').waitFor()
  await customer.getByRole('button', { name: '查看对话记录' }).click()
  await customer.getByRole('region', { name: '对话记录' }).getByText('谢谢你们').waitFor()
  const [file] = await Promise.all([
    customer.waitForEvent('download'),
    customer.getByRole('button', { name: '保存为文件' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('对话记录.txt')
  await customer.getByRole('button', { name: '再次咨询' }).click()
  await customer.getByRole('button', { name: '开始咨询' }).waitFor()
})

test('who waits is told the place in the queue and may leave it', async () => {
  const desk = await readyDesk(agent)
  const [first, second] = [await atDoor('吴先生', '一'), await atDoor('郑女士', '二')]
  await desk.getByText('小休', { exact: true }).click()
  await expect.poll(() => desk.getByRole('radio', { name: '小休' }).isChecked()).toBe(true)
  await begun(first)
  await begun(second)
  await first.getByText('您是下一位').waitFor()
  await second.getByText('前面还有 1 位').waitFor()
  await leave(first)
  await second.getByText('您是下一位').waitFor()
})

test('the token of no chat opens none', async () => {
  await readyDesk(agent)
  const page = await visitAsNobody('/chat')
  await page.evaluate(() => {
    const chat = { token: 'somebody-elses', bank: '', draft: '', unsent: [], seen: -1 }
    sessionStorage.setItem('liangyan-chat', JSON.stringify(chat))
  })
  await page.reload()
  await page.getByText('这次对话已经找不到了').waitFor()
  await page.getByRole('button', { name: '重新咨询' }).click()
  await page.getByRole('button', { name: '开始咨询' }).waitFor()
})

/** A page of such a site with the widget. */
async function bankPage(origin: string): Promise<Page> {
  const page = await visitAsNobody('/chat/demo')
  await page.goto(`${origin}/card?server=${encodeURIComponent(address)}`)
  return page
}

test('the widget opens the chat on a page of the bank, counts what comes while it is minimised, and leaves no trace', async () => {
  const desk = await readyDesk(agent)
  const page = await bankPage(BANK)
  const launcher = page.getByRole('button', { name: /打开在线客服/ })
  await launcher.focus()
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(globalThis).sort())
  const withWidget = await names()
  await page.goto(`${BANK}/without`)
  expect(withWidget).toEqual(await names())
  await page.goBack()

  await launcher.focus()
  await page.keyboard.press('Enter')
  const chat = page.frameLocator('iframe')
  await chat.getByLabel('怎么称呼您').fill('冯女士')
  await chat.getByRole('button', { name: '开始咨询' }).click()
  await chat.getByText('坐席 3101 为您服务').waitFor()
  await chat.getByLabel('输入消息').press('Escape')
  await expect.poll(() => launcher.evaluate((button) => button.matches(':focus'))).toBe(true)

  await choose(desk, '冯女士')
  await answer(desk, '您好，冯女士。')
  await page.getByRole('button', { name: /在线客服有 1 条新消息/ }).waitFor()
  // on to another page of the bank
  await page.goto(`${BANK}/loan?server=${encodeURIComponent(address)}`)
  await page.getByRole('button', { name: /在线客服有 1 条新消息/ }).click()
  await chat.getByRole('paragraph').filter({ hasText: '您好，冯女士。' }).first().waitFor()
  await chat.getByRole('button', { name: '结束对话' }).click()
  await chat.getByRole('button', { name: '结束', exact: true }).click()
  await chat.getByRole('button', { name: '收起' }).click()
  await page.getByRole('button', { name: '打开在线客服', exact: true }).waitFor()
})

test('on a phone the widget covers the page', async () => {
  const page = await bankPage(BANK)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: /打开在线客服/ }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
})

test('pages that the bank has not named cannot show the chat', async () => {
  const answer = await fetch(`${address}/chat`)
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${BANK};`)
  const elsewhere = await fetch(`${address}/`)
  expect(elsewhere.headers.get('content-security-policy')).toContain("frame-ancestors 'self';")
  const page = await bankPage(ELSEWHERE)
  await page.getByRole('button', { name: /打开在线客服/ }).click()
  const { faults } = problems(page)
  await expect.poll(() => faults.some((fault) => fault.includes('frame-ancestors'))).toBe(true)
  // asked for
  ;(faults as string[]).length = 0
})

test('little has to be loaded: at most 60 kB for the chat, 10 kB for the widget', async () => {
  const sizes = new Map<string, number>()
  const page = await visitAsNobody('/api/health')
  page.on('requestfinished', (request) => {
    void request.sizes().then(({ responseBodySize }) => sizes.set(new URL(request.url()).pathname, responseBodySize))
  })
  await page.goto(`${address}/chat`, { waitUntil: 'networkidle' })
  await expect.poll(() => sizes.size).toBeGreaterThanOrEqual(4)
  expect([...sizes.values()].reduce((sum, size) => sum + size)).toBeLessThan(60_000)
  sizes.clear()
  await page.goto(`${address}/chat/demo`, { waitUntil: 'networkidle' })
  await expect.poll(() => sizes.get('/chat/widget.js')).toBeLessThan(10_000)
})
