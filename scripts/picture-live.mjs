// Pictures of conversations in progress: desk, floor, the customer's page, and what is left on record of a chat.
import { sampleLive } from './sample-live.mjs'
import { signIn } from './sample-work.mjs'

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const CUSTOMER = { width: 1280, height: 800 }
/** An agent who answers chats, and the lead of their team. */
const [AGENT, NUMBER] = ['agent3101', '3101']
const LEAD = 'lead1'
/** So long a hold has lasted when it is looked at, ms. */
const HELD = 38_000

/**
 * Goes through it once in a language. `picture(page, name, size)` keeps a picture.
 * @param {{ browser: import('playwright-core').Browser, address: string, language: 'zh-CN' | 'en' }} where
 */
export async function pictureLive({ browser, address, language }, picture) {
  const contexts = []
  const open = async (size, login) => {
    const context = await browser.newContext({ viewport: size, locale: language, timezoneId: 'Asia/Shanghai' })
    contexts.push(context)
    if (login) {
      const { ask, headers } = await signIn(address, login)
      await ask('PUT', '/api/session/language', { language })
      const cookies = headers.cookie.split('; ').map((cookie) => cookie.split('='))
      await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
    }
    return context.newPage()
  }
  const live = await sampleLive(address, { run: `live-${language}`, others: [NUMBER] })
  const begun = performance.now()
  try {
    const { desk, chat, wide } = await talk(address, open, picture)
    await floors(address, live, open, picture)
    await hold(address, begun, open, picture)
    const id = await ended({ desk, chat }, picture)
    await record(address, id, open, picture)
    await leave(wide)
  } finally {
    for (const context of contexts) await context.close()
    await live.stop()
  }
}

/** Door, queue and chat on both screens; at the desk a sentence that is held back. */
async function talk(address, open, picture) {
  const desk = await open(WIDE, AGENT)
  await desk.goto(`${address}/desk`)
  await choosePresence(desk, 'ready')
  const chat = await open(PHONE)
  await chat.goto(`${address}/chat`)
  await picture(chat, 'chat-door', PHONE)
  const wide = await open(CUSTOMER)
  await wide.goto(`${address}/chat`)
  await picture(wide, 'chat-door', CUSTOMER)
  await wide.goto(`${address}/chat/demo`)
  await wide.locator('button').first().click()
  await picture(wide, 'chat-widget', CUSTOMER)
  await wide.goto(`${address}/chat`)

  await choosePresence(desk, 'break')
  await enter(chat, '王女士', '我的信用卡年费扣了两次，麻烦帮我查一下')
  await picture(chat, 'chat-waiting', PHONE)
  await choosePresence(desk, 'ready')
  await answer(desk, '王女士您好，很高兴为您服务。我马上为您核实年费的扣款记录，请您稍等。')
  await write(chat, '好的，我急着用钱，你们快一点')
  await answer(desk, '非常理解您的心情。已查到两笔年费，其中一笔为重复扣款。')
  await write(chat, '那什么时候能退给我？等了好几天了，真让人生气')
  await picture(chat, 'chat', PHONE)

  await choosePresence(desk, 'break')
  await enter(wide, '李先生', '想了解账单分期的手续费')
  await picture(wide, 'chat-waiting', CUSTOMER)
  await desk.locator('textarea').first().fill('这个不归我们管，您打别的电话问吧')
  await desk.waitForTimeout(1200)
  await picture(desk, 'desk-draft', WIDE)
  await desk.keyboard.press('Enter')
  await desk.getByRole('alertdialog').waitFor()
  await picture(desk, 'desk-chat', WIDE)
  return { desk, chat, wide }
}

/** The lead's floor, with a call looked into, and the manager's. */
async function floors(address, live, open, picture) {
  const floor = await open(WIDE, LEAD)
  await floor.goto(`${address}/floor`)
  await picture(floor, 'floor-team', WIDE)
  await floor.locator(`[id="floor-${live.call('yt-0302')}"]`).click()
  await floor.getByRole('log').locator('li').nth(3).waitFor()
  await picture(floor, 'floor', WIDE)
  const manager = await open(WIDE, 'manager')
  await manager.goto(`${address}/floor`)
  await picture(manager, 'floor-manager', WIDE)
  const settings = await open(WIDE, 'admin')
  await settings.goto(`${address}/settings/chat`)
  await picture(settings, 'settings-chat', WIDE)
}

/** The desk of somebody whose caller has been on hold for a while. */
async function hold(address, begun, open, picture) {
  const desk = await open(WIDE, 'agent3107')
  await desk.goto(`${address}/desk`)
  await desk.getByRole('log').waitFor()
  await desk.waitForTimeout(Math.max(0, begun + HELD - performance.now()))
  await picture(desk, 'desk', WIDE)
}

/** The chat is said goodbye to, rated, written up. Answers its id. */
async function ended({ desk, chat }, picture) {
  await desk.keyboard.press('Escape')
  await answer(desk, '很抱歉让您久等了。重复扣的这笔年费，三个工作日之内退回您的卡里。')
  await write(chat, '好的，谢谢')
  await answer(desk, '不客气，感谢您的咨询，祝您生活愉快，再见。')
  await chat.waitForTimeout(800)
  await picture(chat, 'chat-talk', PHONE)
  const id = new URL(desk.url()).searchParams.get('open')
  await leave(chat)
  await chat.getByRole('radio').nth(4).waitFor({ state: 'attached' })
  await picture(chat, 'chat-ended', PHONE)
  await chat.getByText(/^(满意|Satisfied)$/).click()
  await chat.getByRole('button', { name: /^(提交评价|Submit)$/ }).click()
  await desk.waitForTimeout(1500)
  await picture(desk, 'desk-wrap-up', WIDE)
  await desk.keyboard.press('Control+Enter')
  return id
}

async function record(address, id, open, picture) {
  const page = await open(WIDE, 'inspector')
  await page.goto(`${address}/conversations/${encodeURIComponent(id)}`)
  await page.getByRole('tab').last().waitFor()
  await page.getByRole('tab').last().click()
  await picture(page, 'conversation-scene', WIDE)
}

const PRESENCE = { ready: /^示闲$|^Ready$/, break: /^小休$|^Break$/ }
async function choosePresence(desk, presence) {
  const choice = desk.getByRole('radio', { name: PRESENCE[presence] })
  await choice.waitFor({ state: 'attached' })
  await desk.locator('label').filter({ has: choice }).click()
  await desk.waitForTimeout(400)
}

async function enter(page, name, matter) {
  await page.locator('input[type=text], input:not([type])').first().fill(name)
  await page.locator('textarea').first().fill(matter)
  await page.locator('form button[type=submit]').click()
  await page.getByRole('textbox', { name: /^(输入消息|Message)$/ }).waitFor()
}

async function leave(chat) {
  await chat.getByRole('button', { name: /^(结束对话|不等了|End chat|Leave)$/ }).click()
  await chat
    .getByRole('button', { name: /^(结束|离开|End|Leave)$/ })
    .last()
    .click()
}

async function write(chat, text) {
  await chat.locator('textarea').last().fill(text)
  await chat.keyboard.press('Enter')
  await chat.waitForTimeout(900)
}

async function answer(desk, text) {
  const input = desk.getByLabel(/^给客户的回复$|^Reply to the customer/)
  await input.waitFor()
  await input.fill(text)
  await input.press('Enter')
  await desk.waitForTimeout(900)
}
