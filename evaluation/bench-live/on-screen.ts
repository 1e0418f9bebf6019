import type { Conversation } from '@liangyan/conversation'
import { LiveSource } from '@liangyan/sdk'
import { addUser } from '@liangyan/store'
import type { Browser, Page } from 'playwright-core'
import { hashPassword } from '../../apps/server/src/access/passwords.ts'
import { startServer } from '../../apps/server/test/server-process.ts'
import { openBrowser } from '../../e2e/browser.ts'
import { buildConsole } from '../../scripts/build-console.mjs'
import { CallMaker } from '../bench/call.ts'
import { SeededRandom } from '../bench/random.ts'
import type { Measured } from '../bench-system/measured.ts'
import { aKey } from './drive.ts'
import { type Times, timesOf } from './settings.ts'

const ROUNDS = 20
const TURNS = 60
const AGENT = { login: 'bench-agent', staffNumber: 'bench-1', password: 'liangyan-bench' }

/** From the hang-up sent by the telephone platform to the inspection drawn on the agent's desk, in a real browser; ms. */
export async function measureOnScreen({ system, environment }: Measured, seed: number): Promise<Times> {
  if (!buildConsole()) throw new Error('the console cannot be built')
  const { login, staffNumber, password } = AGENT
  const passwordHash = await hashPassword(password)
  await addUser(system.db, { login, name: '坐席', role: 'agent', staffNumber, passwordHash })
  const server = await startServer({ ...environment, LIANGYAN_WORKERS: '1' })
  const browser = await openBrowser()
  const source = new LiveSource({ url: server.address, key: await aKey(system.db) })
  try {
    const desk = await deskOf(browser, server.address)
    const maker = new CallMaker(new SeededRandom(seed))
    const times: number[] = []
    // the first is for warming up
    for (let round = 0; round <= ROUNDS; round++) {
      const id = `screen-${Date.now()}-${round}`
      times.push(await hungUp(desk, source, id, maker.call(round, TURNS)))
    }
    return timesOf(times.slice(1))
  } finally {
    source.close()
    await browser.close()
    await server.stop()
  }
}

async function deskOf(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const { login, password } = AGENT
  const signedIn = await context.request.post(`${address}/api/session`, { data: { login, password } })
  if (!signedIn.ok()) throw new Error(`sign in: ${await signedIn.text()}`)
  const page = await context.newPage()
  await page.goto(`${address}/desk`)
  return page
}

/** A call told to its end, and put on record by the agent. Answers how long the inspection took to the screen. */
async function hungUp(desk: Page, source: LiveSource, id: string, call: Conversation): Promise<number> {
  const { channel, direction, service, turns } = call
  const told = source.open(id, { channel, direction, service, agent: AGENT.staffNumber })
  for (const turn of turns) await told.event({ type: 'turn', turn })
  await told.acknowledged()
  const last = turns.at(-1)
  const log = desk.getByRole('log', { name: '对话' })
  await log
    .getByText(last?.text ?? '', { exact: true })
    .last()
    .waitFor()
  const begun = performance.now()
  await told.event({ type: 'hangup', at: (last?.end ?? 0) + 1_000, by: 'customer' })
  await desk.getByRole('status').locator(`a[href="/conversations/${id}"]`).waitFor()
  const took = performance.now() - begun
  await desk.keyboard.press('Control+Enter')
  await log.waitFor({ state: 'detached' })
  return took
}
