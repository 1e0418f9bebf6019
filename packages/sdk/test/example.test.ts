import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { LiveEvent } from '@liangyan/contract'
import { afterAll, expect, test } from 'vitest'
import { UnreliableServer } from './unreliable-server.ts'

const EXAMPLE = fileURLToPath(new URL('../../../examples/live/telephony.ts', import.meta.url))
const EVENTS = fileURLToPath(new URL('../../../examples/live/platform-events.feed', import.meta.url))

const server = new UnreliableServer()
afterAll(() => server.close())

test('the example for integrators tells two calls at the same time, on a line that breaks', async () => {
  server.faults = [undefined, undefined, undefined, 'cut-after', undefined, 'cut-before']
  const child = spawn(process.execPath, [EXAMPLE, await server.address()], {
    env: { ...process.env, LIANGYAN_API_KEY: 'ly_test' },
  })
  child.stdin.end(readFileSync(EVENTS))
  const [out, errors] = [text(child.stdout), text(child.stderr)]
  const [code] = (await once(child, 'exit')) as [number]
  expect(await errors).toBe('')
  expect(code).toBe(0)
  expect((await out).split('\n').sort()).toEqual(['', 'platform-8801: 100 优秀', 'platform-8802: 100 优秀'])
  expect(told('platform-8801')).toEqual([...Array(4).fill('turn'), 'hold', 'hold', ...Array(5).fill('turn'), 'hangup'])
  expect(told('platform-8802')).toEqual([...Array(5).fill('turn'), 'transfer', 'hangup'])
})

function told(id: string): LiveEvent['type'][] {
  const { order, events } = server.stored.get(id)!
  return [...order].sort((a, b) => a - b).map((seq) => events.get(seq)!.type)
}
