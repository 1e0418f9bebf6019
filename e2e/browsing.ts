import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Role } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import { type Client, PASSWORD, type Running, running } from '../apps/server/test/running.ts'
import { makeChangedFigures } from '../apps/server/src/figures/making.ts'
import { receive } from '../apps/server/src/ingest/receive.ts'
import { openBrowser } from './browser.ts'
import { type Problems, problemsOf } from './problems.ts'

export interface Browsing extends Running {
  readonly address: string
  /** A page of its own, signed in as this person; closed after the test. */
  readonly visit: (person: Pick<Client, 'login'>, path?: string) => Promise<Page>
  /** A page of nobody. */
  readonly visitAsNobody: (path?: string) => Promise<Page>
  /** What went wrong in a page so far. */
  readonly problems: (page: Page) => Problems
}

/** What ships with the project: conversations with something to find in them. */
export const EXAMPLES: readonly Conversation[] = readFileSync(
  new URL('../examples/conversations.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

/**
 * A whole system that listens, and a real browser; called where tests are declared. A test fails when a script throws
 * or the server stumbles in one of its pages, whatever the test is about.
 */
export async function browsing(environment: Record<string, string> = {}): Promise<Browsing> {
  const whole = await running(environment)
  const [address, browser] = await Promise.all([listening(whole), openBrowser()])
  const pages = new Map<Page, Problems>()
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(task.name, [...pages.keys()])
    const faults = [...pages.values()].flatMap(({ faults }) => faults)
    const contexts = [...pages.keys()].map((page) => page.context())
    pages.clear()
    await Promise.all(contexts.map((context) => context.close()))
    expect(faults).toEqual([])
  })
  afterAll(() => browser.close())

  const newPage = async () => {
    const page = await blankPage(browser)
    pages.set(page, problemsOf(page))
    return page
  }
  return {
    ...whole,
    address,
    visitAsNobody: async (path = '/') => {
      const page = await newPage()
      await page.goto(address + path)
      return page
    },
    visit: async ({ login }, path = '/') => {
      const page = await newPage()
      // the session is the browser's, as if the form had been filled in
      const signedIn = await page.request.post(`${address}/api/session`, { data: { login, password: PASSWORD } })
      if (!signedIn.ok()) throw new Error(`sign in as ${login}: ${await signedIn.text()}`)
      await page.goto(address + path)
      await page.getByRole('navigation').first().waitFor()
      return page
    },
    problems: (page) => pages.get(page) ?? { faults: [], refusals: [] },
  }
}

/** Fills in the sign-in page. */
export async function signInBy(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

async function listening({ app }: Running): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

async function blankPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // nothing moves: what is there stays where it is
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  return context.newPage()
}

/** What the pages of a test that failed looked like, in `reports/e2e`. */
async function picture(test: string, pages: readonly Page[]): Promise<void> {
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  const path = (index: number) => fileURLToPath(new URL(`../reports/e2e/${name}-${index}.png`, import.meta.url))
  await Promise.all(pages.map((page, index) => page.screenshot({ path: path(index) })))
}

/** Stores, inspects and counts conversations, as if a machine had handed them in. */
export async function handIn(whole: Running, conversations: readonly Conversation[]): Promise<void> {
  await arrive(whole, conversations)
  await makeChangedFigures(whole.system, AbortSignal.timeout(60_000))
}

/** The same, but that they are counted when the system comes to it. */
export async function arrive({ system, idle }: Running, conversations: readonly Conversation[]): Promise<void> {
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
