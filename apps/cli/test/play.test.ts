import { afterEach, expect, test } from 'vitest'
import { TalkingServer } from '../../../packages/sdk/test/talking-server.ts'
import { UnreliableServer } from '../../../packages/sdk/test/unreliable-server.ts'
import { liangyan, THREE } from './liangyan.ts'

const KEY = { LIANGYAN_API_KEY: 'ly_test' }
const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

test.each([
  [['--only', 'good'], {}, '请把有 live:write 权限的接口密钥写入环境变量 LIANGYAN_API_KEY'],
  [
    ['--only', 'good', '--url', 'ftp://bank'],
    KEY,
    '--url 要写服务器地址，如 http://127.0.0.1:7300，不能是“ftp://bank”',
  ],
  [['--only', 'good', '--speed', '0'], KEY, '--speed 要写大于 0、不超过 1000 的数，不能是“0”'],
  [[], KEY, '中有多通会话，请用 --only 指明一通：'],
])('%j is refused in one line', async (args, env, says) => {
  const { code, stdout, stderr } = await liangyan(['play', THREE, ...args], { env: { LIANGYAN_API_KEY: '', ...env } })
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain(says)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a key that is not admitted is told in one line', async () => {
  const server = new TalkingServer()
  open.push(server)
  server.refusing = 4401
  const url = await server.address()
  const { code, stderr } = await liangyan(['play', THREE, '--only', 'good', '--url', url], { env: KEY })
  expect(code).toBe(2)
  expect(stderr).toBe('liangyan: 环境变量 LIANGYAN_API_KEY 中的接口密钥无效、已停用或已过期\n')
})

test('a conversation is played whole, on a line that breaks, and shown as it goes', async () => {
  const server = new UnreliableServer()
  open.push(server)
  server.faults = [undefined, undefined, 'cut-after', undefined, 'answer-lost', undefined, 'cut-before']
  const url = await server.address()
  const args = ['play', THREE, '--only', 'bad', '--url', url, '--speed', '1000', '--id', 'played', '--agent', '3101']
  const { code, stdout, stderr } = await liangyan(args, { env: KEY })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const { order, events, ended } = server.stored.get('played')!
  expect([...order].sort((a, b) => a - b)).toEqual(order.map((_, k) => k + 1))
  expect(ended).toBe(true)
  for (const event of events.values()) if (event.type === 'turn') expect(stdout).toContain(event.turn.text)
  expect(stdout).toMatch(/100 \/ 100 分 优秀 · 未发现问题\nhttp.+\/conversations\/played\n$/)
})
