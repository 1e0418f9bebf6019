// `npm start`: installs what is missing, builds the console where it is out of date, and starts the whole system.
// Runs on any Node from 20.19; the system itself runs on the Node that is installed with it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConsole } from './build-console.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

installIfNeeded()
if (!buildConsole()) process.exit(2)
startServer()

function moment(file) {
  return statSync(file).mtimeMs
}

/** `npm ci` where node_modules is absent or older than the lockfile. An install writes both, within seconds. */
function installIfNeeded() {
  const installed = at('node_modules', '.package-lock.json')
  if (existsSync(installed) && moment(installed) + 10_000 >= moment(at('package-lock.json'))) return
  console.log('正在安装依赖（npm ci）……')
  // what npm warns of concerns the Node that installs; the system runs on its own
  const install = ['ci', '--loglevel=error']
  const npm = process.env.npm_execpath
  if (npm) run(process.execPath, [npm, ...install])
  else run('npm', install, { shell: process.platform === 'win32' })
}

function pinnedNode() {
  return at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** The server lives as long as this process, and hears of its end. */
function startServer() {
  const server = spawn(pinnedNode(), [at('apps', 'server', 'src', 'main.ts')], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  server.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)))
}

/** Runs a program to its end; where it fails, so does this one. */
function run(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { stdio: 'inherit', ...options })
  if (error) console.error(`无法运行 ${program}：${error.message}`)
  if (signal) process.kill(process.pid, signal)
  if (status !== 0) process.exit(status ?? 2)
}
