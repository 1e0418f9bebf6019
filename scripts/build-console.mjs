// Builds the console where what was built is older than its sources. `node scripts/build-console.mjs`
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
/** The console, and the contract that it speaks. */
const SOURCES = ['apps/console', 'packages/contract/src'].map(at)
const BUILT = at('apps/console/dist/index.html')

/** Whether there is a console of the sources as they are now. */
export function buildConsole() {
  if (existsSync(BUILT) && SOURCES.flatMap(filesIn).every((file) => statSync(file).mtimeMs <= statSync(BUILT).mtimeMs))
    return true
  console.log('正在构建管理台……')
  const node = at(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
  const { status } = spawnSync(node, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: at('apps/console'),
    stdio: 'inherit',
    // whoever asks may be a test: what is built is the same
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return status === 0
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['dist', 'node_modules', 'test'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(buildConsole() ? 0 : 1)
