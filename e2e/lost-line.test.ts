import { setTimeout } from 'node:timers/promises'
import { addKey, beginChat, type LiveEvent, type LiveSnapshot, type LiveTurn } from '@liangyan/contract'
import { ChatSocket, LiveSource } from '@liangyan/sdk'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { browsing } from './browsing.ts'
import { type Network, openNetwork } from './network.ts'

const { person, visit, problems, address } = await browsing()
const administrator = await person('administrator')
const { secret: key } = await administrator.get<{ secret: string }>(addKey, {
  body: { name: '电话平台', scopes: ['live:write'] },
})
/** How long the network is lost, in ms. */
const LOST = 30_000

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

let agents = 0
/** An agent who takes chats, at a desk behind a network of its own. */
async function deskOf(): Promise<{ desk: Page; number: string; network: Network }> {
  const number = String(4_000 + ++agents)
  const network = await openNetwork(address)
  closing.push(() => network.close())
  const desk = await visit(await person('agent', { staffNumber: number }), '/mine')
  await desk.goto(`${network.address}/desk`)
  await desk.getByText('示闲', { exact: true }).click()
  await expect.poll(() => desk.getByRole('radio', { name: '示闲' }).isChecked()).toBe(true)
  return { desk, number, network }
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
  await shown(desk).getByText(matter).waitFor()
  return { chat, heard }
}

/** A call that goes on now, told by the telephone platform. */
function callOf(id: string, agent: string) {
  const source = new LiveSource({ url: address, key })
  closing.push(() => source.close())
  const began = performance.now()
  const head = { channel: 'phone', direction: 'inbound', service: '借记卡', agent } as const
  const call = source.open(id, head)
  const now = () => Math.round(performance.now() - began)
  let index = 0
  const tell = (event: LiveEvent) => call.event(event)
  const say = (speaker: 'agent' | 'customer', text: string) => {
    const turn: LiveTurn = { index: index++, speaker, text, start: now(), end: now() }
    return tell({ type: 'turn', turn })
  }
  const asServerSees = async (): Promise<LiveSnapshot> => {
    const answer = await fetch(`${address}/api/live/conversations/${id}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    return (await answer.json()) as LiveSnapshot
  }
  return { call, now, tell, say, asServerSees }
}

const LOST_LINE = '连接中断，正在重连'
const shown = (desk: Page) => desk.getByRole('log', { name: '对话' })
const shownAt = (desk: Page) => shown(desk).getByRole('paragraph').allTextContents()
const rowOf = (desk: Page, name: string) => desk.getByRole('region', { name: '我的会话' }).getByRole('button', { name })

async function write(desk: Page, text: string): Promise<void> {
  await desk.getByLabel('给客户的回复').fill(text)
  await desk.keyboard.press('Enter')
}

/** The clocks of the conversation that is open: what is owed, and how long is left as `mm:ss`. */
async function clocksAt(desk: Page): Promise<{ tone: string; title: string; left: string }[]> {
  const items = desk.getByRole('region', { name: '尚待完成' }).getByRole('listitem')
  return items.evaluateAll((all) =>
    all.map((item) => {
      const [title, left] = [...(item.querySelector('p')?.children ?? [])].map(({ textContent }) => textContent ?? '')
      return { tone: item.getAttribute('data-clock') ?? '', title, left }
    }),
  )
}

/** Whether a page shows what the server knows: what was said and happened, and what is left of each clock. */
async function isAsServerSees(desk: Page, asServerSees: () => Promise<LiveSnapshot>): Promise<true | object> {
  const before = await asServerSees()
  const [said, clocks] = [await shownAt(desk), await clocksAt(desk)]
  const after = await asServerSees()
  const expected = after.turns.map(({ text }) => text)
  if (JSON.stringify(said) !== JSON.stringify(expected)) return { said, expected }
  const wanted = after.view.clocks.map(({ title, deadline, state }) => {
    if (deadline === undefined || state === 'red') return { title }
    // a second, because the page was told a moment after the server knew
    const [most, least] = [deadline - before.view.now + 1_000, deadline - after.view.now]
    return { title, most: Math.ceil(most / 1_000), least: Math.ceil(least / 1_000) }
  })
  const fits = wanted.map(({ title, most, least }, i) => {
    const clock = clocks.at(i)
    if (clock?.title !== title) return false
    const [minutes, seconds] = clock.left.split(':').map(Number)
    const left = minutes * 60 + seconds
    return most === undefined || (left <= most && left >= least)
  })
  return clocks.length === wanted.length && fits.every(Boolean) ? true : { clocks, wanted }
}

/** Attempts to connect that came to nothing are complained of by the browser; asked for here. */
function forgiveAttempts(desk: Page): void {
  const { faults } = problems(desk)
  const others = faults.filter((fault) => !fault.startsWith('WebSocket connection to'))
  ;(faults as string[]).splice(0, faults.length, ...others)
}

test('half a minute without a network: nothing is lost, nothing doubled, and clocks are right', async () => {
  const { desk, number, network } = await deskOf()
  const { chat, heard } = await customerOf(desk, '赵女士', '查一下账单')
  const { call, now, tell, say, asServerSees } = callOf(`lost-${number}`, number)
  await say('agent', '您好，云汀银行，很高兴为您服务，请问有什么可以帮您？')
  await say('customer', '我的卡被取款机吞了')
  await rowOf(desk, '借记卡').click()
  await shown(desk).getByText('我的卡被取款机吞了').waitFor()
  await rowOf(desk, '赵').click()
  await shown(desk).getByText('查一下账单').waitFor()
  const before = await shownAt(desk)

  network.lose()
  const lostAt = performance.now()
  await say('agent', '请您稍等，我为您查询一下，可以吗？')
  await say('customer', '可以')
  await tell({ type: 'hold', start: now() })
  chat.say('十月的')
  // not known yet to be lost, and known
  await write(desk, '请您稍等。')
  await desk.getByText(LOST_LINE).waitFor()
  chat.say('在吗')
  await write(desk, '好的')
  await write(desk, '好的')
  await desk.getByText('待发送').nth(2).waitFor()
  chat.say('还在吗')
  await expect.poll(() => chat.unanswered).toBe(0)
  expect(heard).toEqual([])
  await setTimeout(Math.max(0, LOST - (performance.now() - lostAt)))
  await desk.getByText(LOST_LINE).waitFor()
  network.restore()

  await desk.getByText(LOST_LINE).waitFor({ state: 'detached' })
  const mine = ['请您稍等。', '好的', '好的']
  const all = [...before, '十月的', '在吗', '还在吗', ...mine]
  await expect.poll(() => shownAt(desk)).toEqual(all)
  await expect.poll(() => heard).toEqual(mine)
  expect(await desk.getByText('待发送').count()).toBe(0)

  await rowOf(desk, '借记卡').click()
  await shown(desk).getByText('等候中').waitFor()
  await expect.poll(() => isAsServerSees(desk, asServerSees)).toBe(true)
  const { view } = await asServerSees()
  expect(view.state).toBe('held')
  expect(view.clocks.some(({ deadline }) => deadline !== undefined)).toBe(true)

  // loaded anew in the middle of it
  await desk.reload()
  await rowOf(desk, '借记卡').click()
  await expect.poll(() => isAsServerSees(desk, asServerSees)).toBe(true)
  await rowOf(desk, '赵').click()
  await expect.poll(() => shownAt(desk)).toEqual(all)
  await write(desk, '您要的是十月的账单，对吗？')
  await expect.poll(() => heard).toEqual([...mine, '您要的是十月的账单，对吗？'])

  // and what comes now is shown as ever, up to the inspection
  await rowOf(desk, '借记卡').click()
  const { start } = (await asServerSees()).events.find(({ type }) => type === 'hold') as { start: number }
  await tell({ type: 'hold', start, end: now() })
  await say('agent', '让您久等了，感谢您的耐心等候。')
  await shown(desk).getByText('让您久等了').waitFor()
  await tell({ type: 'hangup', at: now(), by: 'customer' })
  const { score, outOf } = await call.concluded()
  const result = desk.getByRole('status').filter({ hasText: '查看明细' })
  await expect.poll(() => result.textContent()).toContain(String(score))
  expect(outOf).toBeGreaterThan(0)
  forgiveAttempts(desk)
})

test('a page loaded anew while the network is lost says what was not sent, once, when it is back', async () => {
  const { desk, network } = await deskOf()
  const { chat, heard } = await customerOf(desk, '钱先生', '想改手机号')
  const before = await shownAt(desk)
  network.lose()
  await write(desk, '请您稍等。')
  await desk.getByText(LOST_LINE).waitFor()
  await write(desk, '好的')
  await desk.getByText('待发送').nth(1).waitFor()
  await desk.getByLabel('给客户的回复').fill('还没写完')
  chat.say('在吗')
  await expect.poll(() => chat.unanswered).toBe(0)
  const loading = desk.reload({ waitUntil: 'commit' })
  network.restore()
  await loading
  await expect.poll(() => heard).toEqual(['请您稍等。', '好的'])
  await expect.poll(() => shownAt(desk)).toEqual([...before, '在吗', '请您稍等。', '好的'])
  expect(await desk.getByLabel('给客户的回复').inputValue()).toBe('还没写完')
  await expect.poll(() => desk.getByText('待发送').count()).toBe(0)
  forgiveAttempts(desk)
})
