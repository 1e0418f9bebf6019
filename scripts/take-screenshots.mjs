// Takes a picture of every page of the console at 1440×900 and 1920×1080, with the sample bank in it, into
// reports/screenshots; those that the README shows also go to docs/images, with those of the HTML report.
// Needs a Chromium and a Chinese font on the machine. Run: npm run screenshots   (CHROMIUM=/path/to/chromium names one)
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { buildConsole } from './build-console.mjs'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
]
/** Pages by who looks at them; a name for the picture, an address, and whether the README shows it. */
const PAGES = {
  manager: [
    ['overview', '/overview', true],
    ['conversations', '/conversations'],
  ],
  inspector: [
    ['conversation', (worst) => `/conversations/${encodeURIComponent(worst)}`, true],
    ['review', '/review'],
    ['appeals', '/appeals'],
    ['tasks', '/tasks'],
  ],
  owner: [['standards', '/standards', true]],
  agent3104: [['mine', '/mine']],
  admin: [['settings', '/settings']],
}
const PASSWORD = 'liangyan-demo'
const REPORTED = 'yt-0303'
const root = fileURLToPath(new URL('..', import.meta.url))
const images = join(root, 'docs/images')
const all = join(root, 'reports/screenshots')

const executablePath = chromiumOfTheMachine()
if (!buildConsole()) process.exit(1)
for (const folder of [images, all]) mkdirSync(folder, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'liangyan-pictures-'))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
try {
  await pictureReport(join(work, 'report.html'))
  const { address, stop } = await startSystem(join(work, 'data'))
  try {
    await pictureConsole(address)
  } finally {
    await stop()
  }
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}
console.log(`written to ${all} and ${images}`)

async function pictureConsole(address) {
  const worst = await inspected(address)
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await page.goto(address)
    await picture(page, 'sign-in', size)
    await page.context().close()
    for (const [login, pages] of Object.entries(PAGES)) {
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
      const page = await context.newPage()
      await context.request.post(`${address}/api/session`, { data: { login, password: PASSWORD } })
      for (const [name, path, shown] of pages) {
        await page.goto(address + (typeof path === 'string' ? path : path(worst)))
        await picture(page, name, size, shown)
      }
      await context.close()
    }
  }
}

async function picture(page, name, { width, height }, shown) {
  await page.waitForLoadState('networkidle')
  // charts draw themselves in
  await page.waitForTimeout(1200)
  const file = join(all, `${name}-${width}x${height}.png`)
  await page.screenshot({ path: file })
  if (shown && width === SIZES[0].width) copyFileSync(file, join(images, `${name}.png`))
}

/** Waits until every sample conversation is inspected; the id of one with much to see. */
async function inspected(address) {
  const context = await browser.newContext()
  const { request } = context
  await request.post(`${address}/api/session`, { data: { login: 'inspector', password: PASSWORD } })
  for (;;) {
    const listed = await (await request.get(`${address}/api/conversations?limit=500`)).json()
    if (listed.items.length > 0 && listed.items.every(({ score }) => score !== null)) {
      const [worst] = listed.items.toSorted(
        (a, b) => b.broken * Math.min(b.turns, 30) - a.broken * Math.min(a.turns, 30),
      )
      await context.close()
      return worst.id
    }
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** The whole system on data of its own; resolves once it says where it is. */
function startSystem(data) {
  const node = join(root, 'node_modules/node/bin/node')
  const server = spawn(node, [join(root, 'apps/server/src/main.ts')], {
    env: { ...process.env, LIANGYAN_DATA: data, LIANGYAN_PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () =>
    new Promise((resolve) => {
      server.once('exit', resolve)
      server.kill('SIGTERM')
    })
  return new Promise((resolve, reject) => {
    server.once('exit', (status) => reject(new Error(`the server ended with ${status}`)))
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk
      const address = /良言已启动：(\S+)/.exec(said)?.[1]
      if (address) resolve({ address, stop })
    })
  })
}

/** The HTML report of the command line: as a whole, and one conversation of it. */
async function pictureReport(report) {
  spawnSync('npx', ['liangyan', 'inspect', 'examples', '--format', 'html', '--out', report], { cwd: root })
  const page = await browser.newPage({ viewport: { width: 1440, height: 1080 } })
  await page.goto(pathToFileURL(report).href)
  await page.screenshot({ path: join(images, 'report.png') })
  const conversation = page.locator('details.conversation', { hasText: REPORTED }).first()
  await conversation.evaluate((element) => {
    element.open = true
  })
  // the bar that stays in view while one scrolls would lie across the picture
  await page.addStyleTag({ content: '* { position: static !important }' })
  await conversation.screenshot({ path: join(images, 'report-conversation.png') })
  await page.context().close()
}

function chromiumOfTheMachine() {
  const named = ['chromium', 'chromium-browser', 'google-chrome'].map((name) =>
    spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
  )
  const found = process.env.CHROMIUM ?? named.find((path) => path !== '')
  if (found) return found
  console.error('no Chromium found: install one, or name it with CHROMIUM=/path/to/chromium')
  process.exit(2)
}
