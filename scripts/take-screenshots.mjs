// Takes the pictures of the documentation from the example conversations: docs/images/report.png (the whole report) and
// docs/images/conversation.png (one conversation opened). Needs a Chromium and a Chinese font on the machine.
// Run: npm run screenshots   (CHROMIUM=/path/to/chromium to name the browser)
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const CONVERSATION = 'yt-0303'
const root = fileURLToPath(new URL('..', import.meta.url))
const images = join(root, 'docs/images')
const named = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => run('which', [name]).stdout.trim())
const executablePath = process.env.CHROMIUM ?? named.find((path) => path !== '')
if (!executablePath) {
  console.error('no Chromium found: install one, or name it with CHROMIUM=/path/to/chromium')
  process.exit(2)
}

const work = mkdtempSync(join(tmpdir(), 'liangyan-'))
const report = join(work, 'report.html')
run('npx', ['liangyan', 'inspect', 'examples', '--format', 'html', '--out', report])
mkdirSync(images, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1080 } })
  await page.goto(pathToFileURL(report).href)
  await page.screenshot({ path: join(images, 'report.png') })
  const conversation = page.locator('details.conversation', { hasText: CONVERSATION }).first()
  await conversation.evaluate((element) => {
    element.open = true
  })
  // the bar that stays in view while one scrolls would lie across the picture
  await page.addStyleTag({ content: '* { position: static !important }' })
  await conversation.screenshot({ path: join(images, 'conversation.png') })
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}
console.log(`written to ${images}`)

function run(command, args) {
  return spawnSync(command, args, { cwd: root, encoding: 'utf8' })
}
