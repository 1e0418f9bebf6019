// `npm start`: installs what is missing, inspects the example conversations with the built-in standard, prints the
// result of each and the summary, and writes the same as a page. Runs on any Node from 20.19.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

installIfNeeded()
const inputs = [at('examples'), at('..', 'shared', 'evaluation', 'dev', 'conversations.jsonl')]
  .filter(existsSync)
  .map((path) => relative(process.cwd(), path) || '.')
const page = at('reports', 'inspection.html')
mkdirSync(dirname(page), { recursive: true })
liangyan('inspect', ...inputs)
liangyan('inspect', ...inputs, '--quiet', '--out', page)
console.log(`\n网页报告：${page}`)

function moment(file) {
  return statSync(file).mtimeMs
}

/** `npm ci` where node_modules is absent or older than the lockfile. An install writes both, within seconds. */
function installIfNeeded() {
  const installed = at('node_modules', '.package-lock.json')
  if (existsSync(installed) && moment(installed) + 10_000 >= moment(at('package-lock.json'))) return
  console.log('正在安装依赖（npm ci）……')
  const npm = process.env.npm_execpath
  if (npm) run(process.execPath, [npm, 'ci'])
  else run('npm', ['ci'], { shell: process.platform === 'win32' })
}

function liangyan(command, ...args) {
  run(process.execPath, [at('apps', 'cli', 'bin', 'liangyan.mjs'), command, ...args])
}

/** Runs a program to its end; where it fails, so does this one. */
function run(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { stdio: 'inherit', ...options })
  if (error) console.error(`无法运行 ${program}：${error.message}`)
  if (signal) process.kill(process.pid, signal)
  if (status !== 0) process.exit(status ?? 2)
}
