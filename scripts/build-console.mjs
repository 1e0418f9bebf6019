// Builds the console and the customers' chat where what was built is older than its sources.
// `node scripts/build-console.mjs`
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What is built, of which sources (those that it speaks through included), by which builds one after the other. */
const CONSOLE = {
  title: '管理台',
  folder: at('apps/console'),
  sources: ['apps/console', 'packages/contract/src', 'packages/sdk/src'].map(at),
  built: at('apps/console/dist/index.html'),
  builds: [[]],
}
const CHAT = {
  title: '在线客服页面',
  folder: at('apps/chat'),
  sources: ['apps/chat', 'packages/contract/src', 'packages/sdk/src'].map(at),
  built: at('apps/chat/dist/widget.js'),
  builds: [[], ['--config', 'vite.widget.config.ts']],
}

/** Whether there are a console and a chat of the sources as they are now. */
export function buildConsole() {
  return [CONSOLE, CHAT].every(build)
}

function build({ title, folder, sources, built, builds }) {
  if (existsSync(built) && sources.flatMap(filesIn).every((file) => statSync(file).mtimeMs <= statSync(built).mtimeMs))
    return true
  console.log(`正在构建${title}……`)
  const node = at(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
  return builds.every((options) => {
    const vite = [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...options]
    const { status } = spawnSync(node, vite, {
      cwd: folder,
      stdio: 'inherit',
      // whoever asks may be a test: what is built is the same
      env: { ...process.env, NODE_ENV: 'production' },
    })
    return status === 0
  })
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['dist', 'node_modules', 'test'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(buildConsole() ? 0 : 1)
