import type { Worker } from 'node:worker_threads'
import type { LiveView } from '@liangyan/contract'
import { afterAll, expect, test } from 'vitest'
import { LiveEngine } from '../../src/live/engine/engine.ts'
import type { FromEngine } from '../../src/live/engine/engine-messages.ts'
import { running } from '../running.ts'

const threads: Worker[] = []
process.on('worker', (thread: Worker) => threads.push(thread))

const { app, system } = await running()
const { id: version } = await system.standards.inForce()
// the system has a thread of its own
await app.live.hub.engine.ready(version)
await new Promise((resolve) => setImmediate(resolve))
threads.length = 0
const heard: Extract<FromEngine, { type: 'standing' }>[] = []
const failed: [number, readonly number[]][] = []
const engine = new LiveEngine(
  system.db,
  system.log,
  (message) => heard.push(message),
  (...lost) => failed.push(lost),
  { enough: 2, most: 2 },
)
afterAll(() => engine.close())

const begin = (key: number) =>
  engine.begin({ type: 'begin', key, record: { id: `call-${key}`, channel: 'phone' } }, version)
const say = (key: number, seq: number, text: string) =>
  engine.tell({
    type: 'take',
    key,
    seq,
    event: { type: 'turn', turn: { index: seq - 1, speaker: 'agent', text } },
    receivedAt: Date.now(),
  })
/** Whether the thread that follows it has heard harsh words. */
async function isWarned(key: number): Promise<boolean> {
  const { warnings } = JSON.parse(await engine.ask({ what: 'view', key })) as LiveView
  return warnings.length > 0
}
const alive = () => threads.filter(({ threadId }) => threadId > 0)

test('conversations are shared out among threads; one that dies takes only its own along', {
  timeout: 60_000,
}, async () => {
  await begin(1)
  await expect.poll(() => threads).toHaveLength(1)
  await begin(2)
  // the first has enough: another reads the standard, and the first goes on with what comes meanwhile
  await expect.poll(() => threads).toHaveLength(2)
  await begin(3)
  engine.announce({ text: '系统故障', moment: '系统故障' })
  const [first, second] = threads
  const ready = new Promise((resolve) => second.once('message', resolve))
  await ready
  for (const key of [4, 5, 6, 7]) await begin(key)
  expect(threads).toHaveLength(2)
  for (const key of [1, 2, 3, 4, 5, 6, 7]) say(key, 1, '你烦不烦啊')
  for (const key of [1, 2, 3, 4, 5, 6, 7]) expect(await isWarned(key), `${key}`).toBe(true)
  // an announcement is known to those that were started before and after
  engine.tell({ type: 'watch', key: 1, watched: true })
  engine.tell({ type: 'watch', key: 4, watched: true })
  for (const key of [1, 4])
    await expect
      .poll(() => heard.findLast((one) => one.key === key && one.view !== undefined)?.view, { timeout: 10_000 })
      .toContain('系统故障')

  await second.terminate()
  await expect.poll(() => failed).toHaveLength(1)
  expect(failed[0]).toEqual([version, [4, 5, 6]])
  for (const key of [1, 2, 3, 7]) expect(await isWarned(key), `${key}`).toBe(true)
  await expect(engine.ask({ what: 'view', key: 5 })).rejects.toThrow('ended')
  // those who lost theirs are told anew, and have room
  await begin(5)
  await expect.poll(() => threads).toHaveLength(3)
  say(5, 1, '你烦不烦啊')
  expect(await isWarned(5)).toBe(true)

  // a thread that follows nobody any longer ends, but for the last
  const third = threads.at(-1)!
  await new Promise((resolve) => third.once('message', resolve))
  await begin(8)
  expect(alive()).toHaveLength(2)
  engine.tell({ type: 'forget', key: 8 })
  await expect.poll(() => alive()).toEqual([first])
  for (const key of [1, 2, 3, 5, 7]) engine.tell({ type: 'forget', key })
  await begin(9)
  expect(alive()).toEqual([first])
  expect(await isWarned(9)).toBe(false)
})
