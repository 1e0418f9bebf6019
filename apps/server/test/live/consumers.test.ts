import { beginChat, type LiveLine, SOCKETS } from '@liangyan/contract'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { asker, running } from '../running.ts'
import { type Message, personTalk, source, type Talk } from './connecting.ts'

const whole = await running()
const { app, person } = whole
const { hub } = app.live
const lead = await person('team-lead', { team: '信用卡组', staffNumber: '3001' })
const agent = await person('agent', { team: '信用卡组', staffNumber: '3101' })
const manager = await person('manager')
const nobody = asker(app)

/** What may wait for a socket, in bytes, and a message beyond it. */
const MOST_WAITING = 4 * 1024 * 1024
const MESSAGE = 256 * 1024
/** As long as a turn may be. */
const LONG = '的'.repeat(4_000)
const CALLS = Array.from({ length: 10 }, (_, i) => `slow-${i}`)

interface Told extends Message {
  readonly lines?: LiveLine[]
  readonly agents?: { readonly agent: string; readonly presence: string }[]
}

/** A socket, and the server's end of it. */
async function bothEnds(open: () => Promise<Talk>): Promise<{ readonly page: Talk; readonly end: WebSocket }> {
  const before = new Set(app.websocketServer.clients)
  const page = await open()
  const end = [...app.websocketServer.clients].find((one) => !before.has(one))!
  return { page, end }
}

const floorOf = (of: typeof lead) => personTalk(whole, of, SOCKETS.floor)
const isFloor = ({ type }: Message) => type === 'floor'
const isLine = (id: string, holds: (line: LiveLine) => boolean) => (message: Told) =>
  message.lines?.some((line) => line.id === id && holds(line)) === true

/** Tells what is said next in a call, and resolves when that is in the store and shown. */
async function say(wire: Talk, id: string, index: number): Promise<void> {
  const turn = { index, speaker: 'agent', text: '您好', start: index * 100 }
  wire.send({ type: 'event', id, seq: index + 1, event: { type: 'turn', turn } })
  await wire.until((message) => message.type === 'view' && message.id === id && message.seq === index + 1)
  await wire.until<Message & { seqs: [number, number][] }>(
    ({ type, id: of, seqs }) => type === 'ack' && of === id && seqs.some(([, to]) => to === index + 1),
  )
}

test('a page that takes nothing any more is closed before much waits for it; nobody else waits', async () => {
  const [wire, platform, healthy] = [await source(whole), await source(whole), await floorOf(manager)]
  const { page, end } = await bothEnds(() => floorOf(lead))
  await page.until(isFloor)
  platform.send({ type: 'open', id: 'calm', head: { channel: 'phone', agent: '3101' }, watch: true })
  for (const id of CALLS) {
    wire.send({ type: 'open', id, head: { channel: 'phone', agent: '3101' } })
    await wire.until((message) => message.type === 'opened' && message.id === id)
    page.send({ type: 'look-in', id })
    await page.until((message) => message.type === 'snapshot' && message.id === id)
  }
  page.ws.pause()
  let [most, said] = [0, 0]
  for (; end.readyState === WebSocket.OPEN; said++) {
    for (let i = 0; i < 10; i++)
      for (const id of CALLS)
        wire.send({ type: 'partial', id, turn: { index: said, speaker: 'system', text: LONG, start: said } })
    // it reads nothing, but is not dead
    page.send({ type: 'ping' })
    await say(platform, 'calm', said)
    most = Math.max(most, end.bufferedAmount)
  }
  expect(end.readyState).toBe(WebSocket.CLOSING)
  expect(most).toBeGreaterThan(MESSAGE)
  expect(most).toBeLessThan(MOST_WAITING + MESSAGE)
  page.ws.resume()
  // the farewell comes behind all that waits, and is not waited for
  expect([4408, 1006]).toContain((await page.closed).code)
  await healthy.until<Told>(isLine('calm', ({ turns }) => turns === said))
  await healthy.until<Told>(isLine(CALLS[0], ({ watchedBy }) => watchedBy.length === 1))
  await expect.poll(() => [...hub.room(CALLS[0])!.watchers].filter(({ name }) => name !== '')).toEqual([])

  const again = await floorOf(lead)
  const { lines } = await again.until<Told>(isFloor)
  const shown = new Map(lines!.map((line) => [line.id, line]))
  expect([...shown.keys()].sort()).toEqual(['calm', ...CALLS])
  expect(shown.get('calm')).toMatchObject({ turns: said, watchedBy: [] })
  for (const one of [wire, platform, healthy, again]) one.close()
}, 120_000)

test('a page that answers no longer is dropped: its agent is given no chat', async () => {
  const healthy = await floorOf(manager)
  const floor = await bothEnds(() => floorOf(lead))
  const desk = await bothEnds(() => personTalk(whole, agent, SOCKETS.desk))
  desk.page.send({ type: 'presence', presence: 'ready' })
  await healthy.until<Told>(
    ({ agents }) => agents?.some((one) => one.agent === '3101' && one.presence === 'ready') === true,
  )
  const dead = [floor, desk]
  for (const { page } of dead) page.ws.pause()
  await expect
    .poll(() => dead.map(({ end }) => end.readyState), { timeout: 60_000 })
    .toEqual([WebSocket.CLOSED, WebSocket.CLOSED])
  for (const { page } of dead) page.ws.resume()
  for (const { page } of dead) expect((await page.closed).code).toBe(1006)
  const { id } = await nobody.get<{ id: string }>(beginChat, { body: { name: '王小明', matter: '在吗' } })
  await healthy.until<Told>(isLine(id, ({ stage }) => stage === 'waiting'))
  // who has answered all the time is there, and the agent comes back to what waits
  expect(healthy.ws.readyState).toBe(WebSocket.OPEN)
  const again = await personTalk(whole, agent, SOCKETS.desk)
  again.send({ type: 'presence', presence: 'ready' })
  await again.until<Message & { line?: LiveLine }>(({ line }) => line?.id === id)
  for (const one of [healthy, again]) one.close()
}, 120_000)
