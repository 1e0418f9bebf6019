import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { builtInAnswers } from './built-in.ts'

/** A Node that runs TypeScript: this one, or the one pinned in the repository. */
const node = process.features.typescript
  ? process.execPath
  : join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')

test('the built-in standard gives the same answers in another process, byte by byte', () => {
  const child = fileURLToPath(new URL('built-in-child.ts', import.meta.url))
  const there = execFileSync(node, [child], { encoding: 'utf8', maxBuffer: 200_000_000 })
  const here = builtInAnswers()
  expect(here.length).toBeGreaterThan(1000)
  expect(there === here).toBe(true)
})

test('the built-in standard gives the same answers where only what running takes is read', () => {
  expect(builtInAnswers({ forRunning: true }) === builtInAnswers()).toBe(true)
})
