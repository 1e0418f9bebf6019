import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Where systems keep a Chromium of their own. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** A real Chromium: the one that CHROMIUM names, the machine's, or the one that comes with the npm packages. */
export async function openBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM, ...USUAL].find((path) => path !== undefined && existsSync(path))
  if (found !== undefined) return chromium.launch({ executablePath: found, args: ARGUMENTS })
  // the package unpacks the libraries that bare machines lack only where it is told of such a machine
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  const libraries = [join(tmpdir(), 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
  return chromium.launch({
    executablePath,
    args: [...ARGUMENTS, '--headless=shell'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  })
}
