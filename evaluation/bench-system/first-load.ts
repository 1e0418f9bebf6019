import type { Browser, Page } from 'playwright-core'
import { startServer } from '../../apps/server/test/server-process.ts'
import { openBrowser } from '../../e2e/browser.ts'
import { buildConsole } from '../../scripts/build-console.mjs'
import type { Measured } from './measured.ts'
import { dayBefore, MANAGER, PASSWORD } from './bank.ts'

/** A page opened by a browser that has none of it yet. Milliseconds are medians. */
export interface FirstLoad {
  readonly page: string
  readonly requests: number
  /** Transferred, as compressed, with the heads of answers. */
  readonly bytes: number
  /** Until something is painted. */
  readonly painted: number
  /** Until its main part is there and no script runs any longer: it answers at once to keys and mouse. */
  readonly interactive: number
  /** The same on a processor four times as slow, behind a line of 10 Mbit/s with 20 ms to the server. */
  readonly interactiveSlowly: number
}

const ROUNDS = 5
const SLOW = { latency: 20, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8, offline: false }
const SLOWER = 4
/** Milliseconds without a request and without a long task after which a page counts as done. */
const QUIET = 1000

interface Visit {
  readonly page: string
  readonly path: string
  /** What must be there. */
  readonly ready: string
  readonly signedIn: boolean
}

const VISITS: readonly Visit[] = [
  { page: 'sign-in', path: '/', ready: 'form button[type=submit]', signedIn: false },
  {
    page: 'overview of a month',
    path: `/overview?from=${dayBefore(29)}&to=${dayBefore(0)}`,
    ready: '[role=application] svg text',
    signedIn: true,
  },
  { page: 'conversations', path: '/conversations', ready: '[role=grid] [role=row] bdi', signedIn: true },
]

export async function measureFirstLoad({ environment }: Measured): Promise<FirstLoad[]> {
  if (!buildConsole()) throw new Error('the console cannot be built')
  const server = await startServer({ ...environment, LIANGYAN_WORKERS: '1' })
  const browser = await openBrowser()
  try {
    const results: FirstLoad[] = []
    for (const visit of VISITS) results.push(await measured(browser, server.address, visit))
    return results
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function measured(browser: Browser, address: string, visit: Visit): Promise<FirstLoad> {
  const rounds: Loaded[] = []
  const slow: Loaded[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await load(browser, address, visit, false))
    slow.push(await load(browser, address, visit, true))
  }
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]
  return {
    page: visit.page,
    requests: middle(rounds.map(({ requests }) => requests)),
    bytes: middle(rounds.map(({ bytes }) => bytes)),
    painted: middle(rounds.map(({ painted }) => painted)),
    interactive: middle(rounds.map(({ interactive }) => interactive)),
    interactiveSlowly: middle(slow.map(({ interactive }) => interactive)),
  }
}

type Loaded = Pick<FirstLoad, 'requests' | 'bytes' | 'painted' | 'interactive'>

/** Opens the page with an empty cache. */
async function load(browser: Browser, address: string, visit: Visit, slowly: boolean): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  try {
    if (visit.signedIn) {
      const data = { login: MANAGER, password: PASSWORD }
      const answer = await context.request.post(`${address}/api/session`, { data })
      if (!answer.ok()) throw new Error(`sign in: ${await answer.text()}`)
    }
    const page = await context.newPage()
    const traffic = await watchTraffic(page, slowly)
    await page.addInitScript(watchTasks)
    await page.goto(address + visit.path)
    await page.locator(visit.ready).first().waitFor()
    const there = await page.evaluate(() => performance.now())
    await untilQuiet(page, traffic)
    const { painted, lastTask } = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      lastTask: (globalThis as unknown as { lastTask: number }).lastTask,
    }))
    return { requests: traffic.requests, bytes: traffic.bytes, painted, interactive: Math.max(there, lastTask) }
  } finally {
    await context.close()
  }
}

interface Traffic {
  requests: number
  bytes: number
  open: number
}

async function watchTraffic(page: Page, slowly: boolean): Promise<Traffic> {
  const traffic = { requests: 0, bytes: 0, open: 0 }
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  if (slowly) {
    await client.send('Network.emulateNetworkConditions', SLOW)
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  }
  client.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('http')) return
    traffic.requests++
    traffic.open++
  })
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength
    traffic.open--
  })
  client.on('Network.loadingFailed', () => traffic.open--)
  return traffic
}

/** Runs in the page: when the last task ended that kept it busy for more than 50 ms. */
function watchTasks(): void {
  const noted = globalThis as unknown as { lastTask: number }
  noted.lastTask = 0
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      noted.lastTask = Math.max(noted.lastTask, startTime + duration)
    // the types know only Node's kinds of entries
  }).observe({ type: 'longtask' as 'function', buffered: true })
}

/** Waits until nothing has been asked for and no long task has run for a while; what asks again and again may go on. */
async function untilQuiet(page: Page, traffic: Traffic): Promise<void> {
  let before = ''
  for (let round = 0; round < 20; round++) {
    const lastTask = await page.evaluate(() => (globalThis as unknown as { lastTask: number }).lastTask)
    const now = `${traffic.requests} ${lastTask}`
    if (now === before && traffic.open <= 0) return
    before = now
    await page.waitForTimeout(QUIET)
  }
}
