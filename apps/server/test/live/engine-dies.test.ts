import { readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { type Concluded, type LiveEvent, type LiveView, beginChat, SOCKETS } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { LiveConversation, LiveStandard } from '@liangyan/live'
import { expect, test } from 'vitest'
import type { Room } from '../../src/live/progress/room.ts'
import { asker, running } from '../running.ts'
import { eventsOf, type Message, personTalk, source, type Talk } from './connecting.ts'

/** The threads that this process has started, the latest last. */
const threads: Worker[] = []
process.on('worker', (thread: Worker) => threads.push(thread))

const whole = await running()
const { app, system, person } = whole
const { hub } = app.live
const EXAMPLES = readFileSync(new URL('../../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

interface Told {
  readonly id: string
  readonly call: Conversation
  readonly happening: readonly LiveEvent[]
}

const callsOf = (name: string): Told[] =>
  EXAMPLES.slice(0, 4).map((call, i) => ({ id: `${name}-${i}`, call, happening: eventsOf(call) }))

function open(wire: Talk, { id, call }: Told): void {
  const { id: _id, turns: _turns, events: _events, ...head } = call
  wire.send({ type: 'open', id, head, watch: true })
}

/** Tells what happens from one event to another; resolves when it is in the store. */
async function tell(wire: Talk, { id, happening }: Told, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) wire.send({ type: 'event', id, seq: i + 1, event: happening[i] })
  await wire.until<Message & { seqs: [number, number][] }>(
    (message) => message.type === 'ack' && message.id === id && message.seqs.some(([, last]) => last === to),
  )
}

const half = ({ happening }: Told) => Math.floor(happening.length / 2)
const viewsOf = ({ messages }: Talk, id: string) => messages.filter((one) => one.type === 'view' && one.id === id)
const concluded = (wire: Talk, id: string) =>
  wire.until<Message & Concluded>((message) => message.type === 'concluded' && message.id === id)
/** The thread that follows conversations now; ended without a word, as if it had run out of memory. */
const kill = async () => threads.findLast(({ threadId }) => threadId > 0)!.terminate()

async function viewOf({ key }: Room): Promise<LiveView> {
  return JSON.parse(await hub.ask({ what: 'view', key })) as LiveView
}

/** What a conversation shows that was told all this for the first time. */
async function freshView(room: Room, at: number): Promise<unknown> {
  const fresh = new LiveConversation(new LiveStandard((await system.standards.inForce()).standard), room.record)
  for (const { event, receivedAt } of room.log) fresh.take(event, receivedAt)
  return JSON.parse(JSON.stringify(fresh.view(at)))
}

test('conversations go on where they were when the thread that follows them dies', async () => {
  const wire = await source(whole)
  const calls = callsOf('dies')
  for (const one of calls) open(wire, one)
  await Promise.all(calls.map((one) => tell(wire, one, 0, half(one))))
  const seen = calls.map(({ id }) => viewsOf(wire, id).length)
  const before = threads.length
  await kill()
  // another takes its place, and whoever looks is shown the conversation anew, though nothing happens in it
  await expect
    .poll(() => calls.map(({ id }, i) => viewsOf(wire, id).length > seen[i]), { timeout: 20_000 })
    .toEqual(calls.map(() => true))
  expect(threads.length).toBe(before + 1)
  for (const { id } of calls) {
    const room = hub.room(id)!
    const view = await viewOf(room)
    expect(view).toEqual(await freshView(room, room.standing!.zero + view.now))
  }

  // it dies in the middle of what comes next, which is taken and acknowledged all the same
  const rest = calls.map((one) => tell(wire, one, half(one), one.happening.length))
  await kill()
  await Promise.all(rest)
  for (const { id } of calls) wire.send({ type: 'end', id })
  const { engine } = await system.standards.inForce()
  for (const { id, call } of calls) {
    const { score, outOf, grade, fatal } = await concluded(wire, id)
    const { scorecard } = engine.inspect({ ...call, id })
    expect({ score, outOf, grade, fatal }).toEqual({
      score: scorecard.total,
      outOf: scorecard.outOf,
      grade: scorecard.grade,
      fatal: scorecard.fatal,
    })
  }
  expect(wire.messages.filter(({ type }) => type === 'problem')).toEqual([])
  wire.close()
}, 60_000)

test('what was asked of the thread that dies is answered by the next', async () => {
  const wire = await source(whole)
  const calls = callsOf('asked')
  for (const one of calls) open(wire, one)
  await Promise.all(calls.map((one) => tell(wire, one, 0, one.happening.length)))
  const { id } = calls[0]
  const room = hub.room(id)!
  const asked = Promise.all([viewOf(room), hub.ask({ what: 'guard', key: room.key, text: '你烦不烦' })])
  const ended = calls.map((one) => hub.end(hub.room(one.id)!))
  await kill()
  // what is asked while nobody follows waits for whoever will
  const meanwhile = hub.ask({ what: 'wrap-up', key: room.key })
  const [view, reasons] = await asked
  expect(view.warnings).toEqual((await viewOf(room)).warnings)
  expect(reasons.length).toBeGreaterThan(0)
  expect((await meanwhile).summary).not.toBe('')
  await Promise.all(ended)
  const { engine } = await system.standards.inForce()
  for (const { id: of, call } of calls)
    expect((await concluded(wire, of)).score).toBe(engine.inspect({ ...call, id: of }).scorecard.total)
  wire.close()
}, 60_000)

test('what an agent says while the thread dies is said once; the desk shows the conversation still', async () => {
  const agent = await person('agent', { staffNumber: '3101' })
  const desk = await personTalk(whole, agent, SOCKETS.desk)
  desk.send({ type: 'presence', presence: 'ready' })
  const { id } = await asker(app).get<{ id: string }>(beginChat, { body: { name: '王小明', matter: '查一下账单' } })
  await desk.until<Message & { line?: { id: string } }>(({ line }) => line?.id === id)
  desk.send({ type: 'attach', id })
  desk.send({ type: 'say', id, ref: 'a1', text: '您好，很高兴为您服务。' })
  await expect.poll(() => hub.room(id)!.refs.has('a1')).toBe(true)
  await kill()
  desk.send({ type: 'say', id, ref: 'a1', text: '您好，很高兴为您服务。' })
  await desk.until(({ type, ref }) => type === 'done' && ref === 'a1')
  await desk.until(({ type }) => type === 'snapshot')
  await desk.until<Message & { view?: LiveView }>(({ type }) => type === 'view')
  await expect
    .poll(() => [...hub.room(id)!.turns.values()].map(({ text }) => text))
    .toEqual([expect.stringContaining('请问有什么可以帮您'), '查一下账单', '您好，很高兴为您服务。'])
  expect(desk.messages.filter(({ type }) => type === 'problem')).toEqual([])
  desk.close()
}, 60_000)

test('a question that one thread after the other dies of is refused, and the conversation followed again', async () => {
  const wire = await source(whole)
  const [one] = callsOf('deadly')
  open(wire, one)
  await tell(wire, one, 0, half(one))
  const room = hub.room(one.id)!
  const killAtOnce = (thread: Worker) => void thread.terminate()
  process.on('worker', killAtOnce)
  const asked = viewOf(room).then(
    () => 'answered',
    () => 'refused',
  )
  await kill()
  expect(await asked).toBe('refused')
  process.off('worker', killAtOnce)
  const view = await viewOf(room)
  expect(view).toEqual(await freshView(room, room.standing!.zero + view.now))
  wire.send({ type: 'end', id: one.id })
  await concluded(wire, one.id)
  wire.close()
}, 60_000)
