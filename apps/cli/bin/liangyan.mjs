#!/usr/bin/env -S node --max-semi-space-size=16 --heap-growing-percent=40
// Runs on any Node from 20.19. Where it cannot run TypeScript itself, the Node pinned in this repository takes over.
// The two flags keep the memory of a long inspection low and flat; without them it takes half as much again.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

if (process.features.typescript) {
  module.enableCompileCache?.()
  await import('../src/main.ts')
} else {
  handOver(pinnedNode())
}

/** The binary of the npm package `node`, or undefined before it is installed. */
function pinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    return ['node', 'node.exe'].map((name) => join(folder, 'bin', name)).find(existsSync)
  } catch {
    return undefined
  }
}

function handOver(node) {
  if (node === undefined) {
    console.error('liangyan: 这里的 Node 不能直接运行 TypeScript，又找不到固定版本的 Node：请先在仓库根目录运行 npm ci')
    process.exitCode = 2
    return
  }
  const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  const forward = (signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, forward)
  child.on('error', (error) => {
    console.error(`liangyan: 无法启动 ${node}：${error.message}`)
    process.exitCode = 2
  })
  child.on('exit', (code, signal) => {
    for (const name of SIGNALS) process.off(name, forward)
    if (signal) process.kill(process.pid, signal)
    else process.exitCode = code ?? 2
  })
}
