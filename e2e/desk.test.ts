import { addKey, beginChat, chatDoor, type LiveEvent } from '@liangyan/contract'
import { ChatSocket, LiveSource } from '@liangyan/sdk'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { browsing } from './browsing.ts'

const { person, visit, address } = await browsing()
const administrator = await person('administrator')
const { secret: key } = await administrator.get<{ secret: string }>(addKey, {
  body: { name: '电话平台', scopes: ['live:write'] },
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

let agents = 0
/** An agent at a desk of their own, who takes chats. */
async function deskOf(): Promise<{ desk: Page; number: string }> {
  const number = String(4_000 + ++agents)
  const agent = await person('agent', { staffNumber: number })
  const desk = await visit(agent, '/desk')
  await desk.getByText('示闲', { exact: true }).click()
  await expect.poll(() => desk.getByRole('radio', { name: '示闲' }).isChecked()).toBe(true)
  return { desk, number }
}

/** A customer who has begun a chat, and what they have been told. */
async function customerOf(desk: Page, name: string, matter: string) {
  const { token } = await administrator.get<{ token: string }>(beginChat, { body: { name, matter } })
  const heard: string[] = []
  const chat = new ChatSocket({
    url: address,
    token,
    onMessage: (message) => {
      if (message.type === 'message' && message.message.from === 'agent') heard.push(message.message.text)
    },
  })
  closing.push(() => {
    chat.end()
    chat.close()
  })
  await desk.getByRole('log', { name: '对话' }).getByText(matter).waitFor()
  return { chat, heard }
}

const input = (desk: Page) => desk.getByLabel('给客户的回复')
const shownAt = (desk: Page) => desk.getByRole('log', { name: '对话' }).getByRole('paragraph').allTextContents()

async function type(desk: Page, text: string): Promise<void> {
  await input(desk).and(desk.locator(':focus')).waitFor()
  await desk.keyboard.insertText(text)
}

test('what is harsh is told while it is typed, held back when it is sent, and put kindly by one key', async () => {
  const { desk } = await deskOf()
  const { heard } = await customerOf(desk, '王先生', '年费怎么扣了两次')
  const harsh = '这个不归我们管'
  await type(desk, harsh)
  const instead = desk.getByRole('button', { name: /^建议说法/ })
  await instead.waitFor()
  await desk.keyboard.press('Enter')
  const held = desk.getByRole('alertdialog', { name: '这句话没有发出' })
  await held.waitFor()
  await held.getByText('仍然发送…').waitFor()
  expect(heard).toEqual([])

  // back into the input, and the kind words by Tab
  await desk.keyboard.press('Escape')
  await expect.poll(() => input(desk).inputValue()).toBe(harsh)
  await instead.waitFor()
  await desk.keyboard.press('Tab')
  await expect.poll(() => input(desk).inputValue()).not.toBe(harsh)
  const kind = await input(desk).inputValue()
  await desk.keyboard.press('Enter')
  await expect.poll(() => heard).toEqual([kind])
  await expect.poll(async () => (await shownAt(desk)).filter((text) => text === kind)).toHaveLength(1)
})

test('to send it all the same takes two steps, and is on record', async () => {
  const { desk } = await deskOf()
  const { heard } = await customerOf(desk, '李女士', '手续费能免吗')
  await type(desk, '不行，你自己看协议')
  await desk.keyboard.press('Enter')
  const held = desk.getByRole('alertdialog', { name: '这句话没有发出' })
  await held.getByRole('button', { name: '仍然发送' }).click()
  expect(heard).toEqual([])
  await held.getByText('将原文发出，并记录在案').waitFor()
  await held.getByRole('button', { name: '确认发送' }).click()
  await expect.poll(() => heard).toEqual(['不行，你自己看协议'])
  await desk.getByRole('log').getByText('提示后仍然发送，已记录').waitFor()
})

test('a promise without a time is caught, and does not leave before the time is filled in', async () => {
  const { desk } = await deskOf()
  const { heard } = await customerOf(desk, '陈先生', '上次的投诉怎么样了')
  await type(desk, '我这边核实以后给您回电。')
  await desk.keyboard.press('Enter')
  const held = desk.getByRole('alertdialog', { name: '这句话没有发出' })
  await held.getByText('承诺没有时限').waitFor()
  await held.getByRole('button', { name: '采用建议说法' }).click()
  await expect.poll(() => input(desk).inputValue()).toContain('〔时限〕')
  await desk.keyboard.press('Enter')
  await desk.getByText('请先补全').waitFor()
  expect(heard).toEqual([])
  // the slot is marked: typing fills it
  await expect.poll(() => desk.evaluate('getSelection().toString()')).toBe('〔时限〕')
  await desk.keyboard.insertText('两个工作日')
  await desk.keyboard.press('Enter')
  await expect.poll(() => heard.length).toBe(1)
  expect(heard[0]).toContain('两个工作日')
})

test('a broken line and a reload lose nothing and double nothing', async () => {
  const { desk } = await deskOf()
  const { chat, heard } = await customerOf(desk, '赵女士', '查一下账单')
  const before = await shownAt(desk)
  await desk.context().setOffline(true)
  await desk.getByText('连接中断，正在重连').waitFor()
  for (const text of ['请您稍等。', '好的', '好的']) {
    await type(desk, text)
    await desk.keyboard.press('Enter')
  }
  await desk.getByText('待发送').nth(2).waitFor()
  chat.say('十月的')
  await type(desk, '还没写完')
  await desk.context().setOffline(false)
  const all = [...before, '十月的', '请您稍等。', '好的', '好的']
  await expect.poll(() => shownAt(desk)).toEqual(all)
  await expect.poll(() => heard).toEqual(['请您稍等。', '好的', '好的'])
  expect(await desk.getByText('连接中断').count()).toBe(0)

  await desk.reload()
  await expect.poll(() => shownAt(desk)).toEqual(all)
  expect(await input(desk).inputValue()).toBe('还没写完')
  expect(await desk.getByRole('radio', { name: '示闲' }).isChecked()).toBe(true)
})

test('a hold that lasts too long: the clock turns amber, then red; afterwards the inspection is there', async () => {
  const { desk, number } = await deskOf()
  const source = new LiveSource({ url: address, key })
  closing.push(() => source.close())
  const head = { channel: 'phone', direction: 'inbound' as const, service: '借记卡', agent: number }
  const call = source.open(`call-${number}`, head)
  const tell = async (...events: LiveEvent[]) => {
    for (const event of events) await call.event(event)
  }
  const turn = (index: number, speaker: 'agent' | 'customer', text: string, start: number): LiveEvent => ({
    type: 'turn',
    turn: { index, speaker, text, start, end: start + 2_000 },
  })
  // the call is 100 s old; it has been on hold for 52 s of the 60 allowed
  await tell(
    turn(0, 'agent', '您好，云汀银行，很高兴为您服务，请问有什么可以帮您？', 0),
    turn(1, 'customer', '我的卡被取款机吞了', 5_000),
    turn(2, 'agent', '请您稍等，我为您查询一下，可以吗？', 40_000),
    turn(3, 'customer', '可以', 44_000),
    { type: 'silence', start: 99_000, end: 100_000 },
    { type: 'hold', start: 48_000 },
  )
  await desk.getByRole('log').getByText('我的卡被取款机吞了').waitFor()
  await desk.getByText('等候中').first().waitFor()
  const clock = desk.getByRole('region', { name: '尚待完成' }).getByRole('listitem').filter({ hasText: '等候' })
  const tone = () => clock.first().getAttribute('data-clock')
  await expect.poll(tone).toBe('amber')
  await expect.poll(tone).toBe('red')
  await clock.getByText('已逾期').waitFor()

  await tell(
    { type: 'hold', start: 48_000, end: 112_000 },
    turn(4, 'agent', '让您久等了，感谢您的耐心等候。', 113_000),
    {
      type: 'hangup',
      at: 116_000,
      by: 'customer',
    },
  )
  await call.end()
  await desk.getByRole('button', { name: /完成/ }).waitFor()
  await desk.getByRole('link', { name: '查看明细' }).waitFor()
  await desk.getByRole('textbox', { name: '小结' }).fill('客户的卡被取款机吞了，已查询。')
  await desk.keyboard.press('Control+Enter')
  await desk.getByRole('heading', { name: '现在没有会话' }).waitFor()
})

test('cards stay where they are while somebody reads them', async () => {
  const { desk } = await deskOf()
  const { chat } = await customerOf(desk, '周先生', '你好')
  const cards = desk.getByRole('region', { name: '此刻可说' }).getByRole('listitem')
  await cards.first().waitFor()
  await cards.first().hover()
  const before = await cards.allTextContents()
  chat.say('你们到底管不管，我要投诉！')
  await desk.getByRole('button', { name: '有更新' }).waitFor()
  expect(await cards.allTextContents()).toEqual(before)
  await input(desk).hover()
  await expect.poll(async () => (await cards.allTextContents()).join()).not.toBe(before.join())

  // by the keyboard: once into the input, once more to the customer
  await desk.keyboard.press('Alt+1')
  await expect.poll(() => input(desk).inputValue()).not.toBe('')
})

test('the desk stays open while the agent looks at another page, also when that is loaded anew', async () => {
  const { desk } = await deskOf()
  const { chat } = await customerOf(desk, '吴先生', '想调一下额度')
  await type(desk, '还没写完')
  const menu = desk.getByRole('navigation', { name: '主菜单' })
  const waiting = menu.getByRole('link', { name: /坐席台/ }).getByRole('img', { name: /待处理/ })
  await menu.getByRole('link', { name: '我的结果' }).click()
  await desk.waitForURL('**/mine')
  // who has been waiting for an answer waits still
  await waiting.getByText('1', { exact: true }).waitFor()

  await administrator.get(beginChat, { body: { name: '郑女士', matter: '我的卡丢了' } })
  const news = desk.getByRole('status').filter({ hasText: '有新的会话' })
  await news.getByRole('link', { name: '前往坐席台' }).waitFor()
  await waiting.getByText('2', { exact: true }).waitFor()
  await expect.poll(() => desk.title()).toMatch(/^\(2\) 我的结果/)
  await desk.reload()
  await waiting.getByText('2', { exact: true }).waitFor()
  chat.say('在吗')

  await menu.getByRole('link', { name: /坐席台/ }).click()
  await expect.poll(() => desk.getByRole('radio', { name: '示闲' }).isChecked()).toBe(true)
  const list = desk.getByRole('region', { name: '我的会话' })
  await list.getByRole('button', { name: /郑/ }).waitFor()
  await list.getByRole('button', { name: /吴/ }).click()
  await expect.poll(() => shownAt(desk)).toContain('在吗')
  expect(await input(desk).inputValue()).toBe('还没写完')
  expect(await waiting.count()).toBe(0)

  // signed out, nobody is at the desk
  const isOpen = async () => (await administrator.get<{ open: boolean }>(chatDoor)).open
  await expect.poll(isOpen).toBe(true)
  await desk.getByRole('button', { name: /账号/ }).click()
  await desk.getByText('退出登录').click()
  await desk.waitForURL('**/sign-in')
  await expect.poll(isOpen).toBe(false)
})
