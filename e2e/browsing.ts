import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Role } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import { type Client, PASSWORD, type Running, running } from '../apps/server/test/running.ts'
import { receive } from '../apps/server/src/ingest/receive.ts'
import { openBrowser } from './browser.ts'

export interface Browsing extends Running {
  readonly address: string
  /** A page of its own, signed in as this person; closed after the test. */
  readonly visit: (person: Client, path?: string) => Promise<Page>
  /** A page of nobody. */
  readonly visitAsNobody: (path?: string) => Promise<Page>
}

/** What ships with the project: conversations with something to find in them. */
export const EXAMPLES: readonly Conversation[] = readFileSync(
  new URL('../examples/conversations.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

/** A whole system that listens, and a real browser; called where tests are declared. */
export async function browsing(): Promise<Browsing> {
  const whole = await running()
  const [address, browser] = await Promise.all([listening(whole), openBrowser()])
  const pages: Page[] = []
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()))
  })
  afterAll(() => browser.close())
  const visitAsNobody = async (path = '/') => {
    const page = await newPage(browser)
    pages.push(page)
    await page.goto(address + path)
    return page
  }
  const visit = async ({ login }: Client, path = '/') => {
    const page = await visitAsNobody(path)
    await page.getByLabel(/^账号|^Login|^Account/).fill(login)
    await page.getByLabel(/^密码|^Password/).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
    return page
  }
  return { ...whole, address, visit, visitAsNobody }
}

async function listening({ app }: Running): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Stores and inspects conversations, as if a machine had handed them in. */
export async function handIn({ system, idle }: Running, conversations: readonly Conversation[]): Promise<void> {
  await system.db.transaction(async (tx) => {
    const { added } = await receive(system, tx, conversations, system.now())
    await system.queue.ask('inspect', { keys: [...added.values()] }, tx)
  })
  await idle()
}

export const ALL_ROLES: readonly Role[] = [
  'agent',
  'team-lead',
  'inspector',
  'standard-owner',
  'trainer',
  'manager',
  'administrator',
]
