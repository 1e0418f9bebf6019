// Takes a picture of every page of the console at 1440×900 and 1920×1080, with the sample bank in it, into
// reports/screenshots, and of conversations in progress in both languages, the English ones under en there; those that the README shows also go to docs/images, with those of the HTML report.
// Needs a Chinese font on the machine. Run: npm run screenshots   (CHROMIUM=/path/to/chromium names another Chromium)
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { openBrowser } from '../e2e/browser.ts'
import { buildConsole } from './build-console.mjs'
import { pictureLive } from './picture-live.mjs'
import { workOn } from './sample-work.mjs'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
]
/** Pages by who looks at them: a name for the picture, an address, and whether the README shows it. */
const pagesOf = ({ conversation, reviewed, plan, calibration, appeal, draft, backTest }) => ({
  manager: [
    ['overview', '/overview', true],
    ['conversations', '/conversations'],
    ['conversations-filtered', '/conversations?verdict=broken&order=risk'],
    ['review-team', '/review'],
    ['plans', '/review/plans'],
    ['plan', `/review/plans/${plan}`],
    ['plan-new', '/review/plans/new'],
    ['plan-edit', `/review/plans/${plan}/edit`],
    ['double', '/review/double'],
    ['calibrations', '/review/calibrations'],
    ['calibration', `/review/calibrations/${calibration}`],
    ['agreement', '/review/agreement'],
    ['curve', '/review/curve?below=95'],
    ['precision', '/review/precision'],
    ['appeals-open', '/appeals?view=open'],
    ['appeals-figures', '/appeals?view=figures'],
    ['tasks', '/tasks'],
  ],
  inspector: [
    ['conversation', `/conversations/${conversation}`, true],
    ['conversation-reviewed', `/conversations/${reviewed}`],
    ['review', '/review'],
    ['appeals', '/appeals'],
    ['appeal', `/appeals/${appeal}`],
  ],
  lead1: [
    ['overview-team', '/overview'],
    ['results', '/results'],
    ['results-agent', '/results?agent=3104'],
    ['appeals-lead', '/appeals'],
  ],
  agent3104: [
    ['mine', '/mine'],
    ['conversations-own', '/conversations'],
    ['appeals-own', '/appeals'],
  ],
  owner: [
    ['standards', '/standards?node=等候', true],
    ['clause', '/standards/clauses/hold-resume-thanks'],
    ['versions', '/standards/versions'],
    ['version', `/standards/versions/${draft}`],
    ['editor', `/standards/versions/${draft}/edit?file=moments/listening.yaml`],
    ['clause-new', `/standards/versions/${draft}/new-clause`],
    ['compare', `/standards/compare?from=1&to=${draft}`],
    ['back-test', `/standards/back-tests/${backTest}`],
    ['appeals-proposals', '/appeals?view=proposals'],
  ],
  admin: ['users', 'teams', 'keys', 'webhooks', 'calendar', 'retention', 'appeals', 'scorecard', 'audit', 'system'].map(
    (section) => [`settings-${section}`, `/settings/${section}`],
  ),
})
/** Of conversations in progress what the README and the manuals show, and under which name. */
const LIVE_SHOWN = { 'desk-chat': 'desk', desk: 'desk-hold', floor: 'floor', chat: 'chat' }
const PASSWORD = 'liangyan-demo'
const REPORTED = 'yt-0303'
const root = fileURLToPath(new URL('..', import.meta.url))
const images = join(root, 'docs/images')
const all = join(root, 'reports/screenshots')

if (!buildConsole()) process.exit(1)
for (const folder of [images, all, join(all, 'en')]) mkdirSync(folder, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'liangyan-pictures-'))
const browser = await openBrowser()
try {
  await pictureReport(join(work, 'report.html'))
  const { address, stop } = await startSystem(join(work, 'data'))
  try {
    await pictureConsole(address)
    for (const language of ['zh-CN', 'en'])
      await pictureLive({ browser, address, language }, (page, name, size) => livePicture(page, name, size, language))
  } finally {
    await stop()
  }
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}
console.log(`written to ${all} and ${images}`)

async function pictureConsole(address) {
  const conversation = await inspected(address)
  const worked = await workOn(address, conversation)
  const pages = pagesOf({ conversation, ...worked })
  for (const size of SIZES) {
    const newContext = () => browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const nobody = await newContext()
    const entrance = await nobody.newPage()
    await entrance.goto(address)
    await picture(entrance, 'sign-in', size)
    await nobody.request.post(`${address}/api/session`, { data: worked.newcomer })
    await entrance.goto(`${address}/password`)
    await picture(entrance, 'password', size)
    await nobody.close()
    for (const [login, shown] of Object.entries(pages)) {
      const context = await newContext()
      const page = await context.newPage()
      await context.request.post(`${address}/api/session`, { data: { login, password: PASSWORD } })
      for (const [name, path, inReadme] of shown) {
        await page.goto(address + path)
        await picture(page, name, size, inReadme)
      }
      await context.close()
    }
  }
}

async function picture(page, name, size, shown) {
  const file = await pictureInto(all, page, name, size)
  if (shown && size.width === SIZES[0].width) copyFileSync(file, join(images, `${name}.png`))
}

async function livePicture(page, name, size, language) {
  const folder = language === 'en' ? join(all, 'en') : all
  const file = await pictureInto(folder, page, name, size)
  const shown = LIVE_SHOWN[name]
  if (shown && language === 'zh-CN') copyFileSync(file, join(images, `${shown}.png`))
}

async function pictureInto(folder, page, name, { width, height }) {
  await page.waitForFunction(() => !/正在加载|Loading…/.test(document.body.innerText))
  await page.waitForLoadState('networkidle')
  // charts draw themselves in
  await page.waitForTimeout(1200)
  const file = join(folder, `${name}-${width}x${height}.png`)
  await page.screenshot({ path: file })
  return file
}

/** Waits until every sample conversation is inspected; the id of one with much to see. */
async function inspected(address) {
  const context = await browser.newContext()
  const { request } = context
  await request.post(`${address}/api/session`, { data: { login: 'inspector', password: PASSWORD } })
  for (;;) {
    const listed = await (await request.get(`${address}/api/conversations?limit=500`)).json()
    if (listed.items.length > 0 && listed.items.every(({ score }) => score !== null)) {
      // many kinds of findings, and not so many findings that they cover each other
      const [telling] = listed.items
        .filter(({ broken, fatal }) => broken <= 9 && !fatal)
        .toSorted((a, b) => b.criteria.length - a.criteria.length || a.turns - b.turns)
      await context.close()
      return telling.id
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
