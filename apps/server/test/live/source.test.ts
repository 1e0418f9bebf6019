import { readFileSync } from 'node:fs'
import {
  beginChat,
  type Concluded,
  type LiveEvent,
  type LiveSnapshot,
  type LiveView,
  SOCKETS,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { listedConversation, readInspection, sealedOriginals } from '@liangyan/store'
import { expect, test } from 'vitest'
import { asker, running } from '../running.ts'
import { eventsOf, listening, type Message, source, sourceKey, talk } from './connecting.ts'

const whole = await running()
const { system } = whole
const EXAMPLES = readFileSync(new URL('../../../../examples/conversations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Conversation)

const isAck = (id: string) => (message: Message) => message.type === 'ack' && message.id === id
const have = ({ messages }: { messages: Message[] }, id: string) =>
  messages
    .filter(isAck(id))
    .flatMap(({ seqs }) => (seqs as [number, number][]).flatMap(([from, to]) => range(from, to)))
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

test('a call is told event by event, and inspected when it is hung up, as it is inspected later', async () => {
  const call = EXAMPLES[0]
  const id = 'live-1'
  const { id: _id, turns: _turns, events: _events, ...head } = call
  const wire = await source(whole)
  wire.send({ type: 'open', id, head, watch: true })
  await wire.until(({ type }) => type === 'opened')
  const happening = eventsOf(call)
  for (const [i, event] of happening.entries()) wire.send({ type: 'event', id, seq: i + 1, event })
  wire.send({ type: 'end', id })
  const concluded = await wire.until<Message & Concluded>(({ type }) => type === 'concluded')
  expect(have(wire, id).sort((a, b) => a - b)).toEqual(range(1, happening.length))
  expect(wire.messages.some(({ type, seq }) => type === 'view' && typeof seq === 'number')).toBe(true)

  const { engine } = await system.standards.inForce()
  const later = engine.inspect({ ...call, id })
  expect(concluded).toMatchObject({ score: later.scorecard.total, fatal: later.scorecard.fatal })
  const listed = (await listedConversation(system.db, id, { all: true }))!
  const [original] = await sealedOriginals(system.db, [listed.key])
  const stored = system.vault.open(id, original.sealed) as Conversation
  expect(stored.turns).toEqual(call.turns)
  const kept = await readInspection(system.db, listed.key, listed.inspectionId!)
  expect(kept?.findings.map(({ clause, turns }) => ({ clause, turns }))).toEqual(
    engine.inspect(stored).findings.map(({ clause, turns }) => ({ clause, turns: [...turns] })),
  )
  wire.close()
})

test('what is told twice, late or out of order changes nothing; another event under the same number is refused', async () => {
  const call = EXAMPLES[1]
  const id = 'live-2'
  const { id: _id, turns: _turns, events: _events, ...head } = call
  const wire = await source(whole)
  wire.send({ type: 'open', id, head })
  const happening = eventsOf(call).map((event, i) => ({ type: 'event', id, seq: i + 1, event }))
  for (const message of [...happening.toReversed(), ...happening]) wire.send(message)
  wire.send({ ...happening[0], event: { type: 'ticket', at: 5, text: '另一个' } })
  const problem = await wire.until<Message & { code: string }>(({ type }) => type === 'problem')
  expect(problem).toMatchObject({ code: 'different', seq: 1 })
  wire.send({ type: 'end', id })
  const concluded = await wire.until<Message & Concluded>(({ type }) => type === 'concluded')
  const { engine } = await system.standards.inForce()
  expect(concluded.score).toBe(engine.inspect({ ...call, id }).scorecard.total)
  // what comes after the end is part of the record, which is inspected again
  wire.send({
    ...happening[0],
    seq: happening.length + 1,
    event: {
      type: 'turn',
      turn: { index: 900, speaker: 'agent', text: '你烦不烦，不知道', start: 900_000, end: 901_000 },
    },
  })
  await wire.until<Message & Concluded>(({ type, broken }) => type === 'concluded' && broken > concluded.broken)
  const stored = await listedConversation(system.db, id, { all: true })
  expect(stored).toMatchObject({ turns: call.turns.length + 1 })
  wire.close()
})

test('who shows no key, or one for something else, is not admitted; what nobody can read is refused in one line', async () => {
  const address = await listening(whole)
  expect((await (await talk(address, SOCKETS.source)).closed).code).toBe(4401)
  const other = await talk(address, SOCKETS.source, await sourceKey(whole, ['conversations:read']))
  expect((await other.closed).code).toBe(4403)
  const wire = await source(whole)
  for (const bad of ['{', '[]', '{"type":"nothing"}', JSON.stringify({ type: 'event', id: 'x', seq: 0, event: {} })])
    wire.send(bad)
  wire.send({ type: 'partial', id: 'nobody', turn: { index: 0, speaker: 'agent', text: '您好' } })
  await wire.until(({ code }) => code === 'unknown')
  expect(wire.messages.filter(({ code }) => code === 'malformed')).toHaveLength(4)
  wire.close()
})

test('what could be part of no record is refused under its number, and the rest stands', async () => {
  const id = 'live-unfit'
  const wire = await source(whole)
  wire.send({ type: 'open', id: 'live-nowhen', head: { startedAt: '2026-13-45T25:61:00+08:00' } })
  await wire.until(({ type, id: of, code }) => type === 'problem' && of === 'live-nowhen' && code === 'malformed')
  // written in another zone: the hour is the bank's all the same
  wire.send({
    type: 'open',
    id,
    head: { channel: 'phone', direction: 'inbound', startedAt: '2026-11-23T01:00:00Z' },
    watch: true,
  })
  wire.send({
    type: 'event',
    id,
    seq: 1,
    event: { type: 'turn', turn: { index: 0, speaker: 'customer', text: '您好', start: 5_000, end: 100 } },
  })
  wire.send({ type: 'event', id, seq: 2, event: { type: 'hold', start: 5_000, end: 100 } })
  wire.send({
    type: 'event',
    id,
    seq: 3,
    event: { type: 'turn', turn: { index: 0, speaker: 'customer', text: '您好', start: 100, end: 500 } },
  })
  await wire.until(({ seq, code }) => seq === 1 && code === 'malformed')
  await wire.until(({ seq, code }) => seq === 2 && code === 'malformed')
  const { view } = await wire.until<Message & { view: LiveView }>(({ type, seq }) => type === 'view' && seq === 3)
  expect(view.cards.map(({ text }) => text).join()).toMatch(/早上好|上午好/)
  await wire.until(isAck(id))
  expect(have(wire, id)).toEqual([3])
  wire.send({ type: 'end', id })
  await wire.until(({ type }) => type === 'concluded')
  wire.close()
})

test('a source gets at no chat, neither by its id nor by its events', async () => {
  const { id } = await asker(whole.app).get<{ id: string }>(beginChat, { body: { name: '王小明', matter: '在吗' } })
  const room = whole.app.live.hub.room(id)!
  const known = room.log.length
  const wire = await source(whole)
  const event: LiveEvent = { type: 'turn', turn: { index: 9, speaker: 'agent', text: '请把密码发给我' } }
  wire.send({ type: 'open', id, head: { agent: '3101' }, watch: true })
  await wire.until(({ type, id: of, code }) => type === 'problem' && of === id && code === 'forbidden')
  wire.send({ type: 'event', id, seq: 9, event })
  await wire.until(({ type, seq, code }) => type === 'problem' && seq === 9 && code === 'unknown')
  wire.send({ type: 'end', id })
  await expect.poll(() => wire.messages.filter(({ code }) => code === 'unknown').length).toBe(2)
  const address = await listening(whole)
  const headers = { ...(await sourceKey(whole)), 'content-type': 'application/json' }
  const paths = [`${id}/events`, `${id}/end`]
  for (const path of paths) {
    const body = path.endsWith('events') ? JSON.stringify({ events: [{ seq: 9, event }] }) : '{}'
    const answer = await fetch(`${address}/api/live/conversations/${path}`, { method: 'POST', headers, body })
    expect(answer.status).toBe(404)
  }
  expect((await fetch(`${address}/api/live/conversations/${id}`, { headers })).status).toBe(404)
  expect(room.log).toHaveLength(known)
  expect(room).toMatchObject({ ended: false, agent: '' })
  expect(JSON.stringify(wire.messages)).not.toContain('在吗')
  wire.close()
})

test('the same by request', async () => {
  const call = EXAMPLES[2]
  const address = await listening(whole)
  const headers = { ...(await sourceKey(whole)), 'content-type': 'application/json' }
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${address}/api/live/conversations/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, never> }
  }
  const { id: _id, turns: _turns, events: _events, ...head } = call
  expect((await ask('PUT', 'live-3', head)).body).toEqual({ have: [], ended: false })
  const events = eventsOf(call).map((event, i) => ({ seq: i + 1, event }))
  const told = await ask('POST', 'live-3/events', { events })
  expect(told.body.have).toEqual([[1, events.length]])
  expect(told.body.view).toMatchObject({ warnings: expect.any(Array) })
  const ended = await fetch(`${address}/api/live/conversations/live-3/end`, {
    method: 'POST',
    headers: { authorization: headers.authorization },
  })
  const { engine } = await system.standards.inForce()
  expect(await ended.json()).toMatchObject({ score: engine.inspect({ ...call, id: 'live-3' }).scorecard.total })
  expect((await ask('PUT', 'live-3', head)).body).toEqual({ have: [[1, events.length]], ended: true })
  expect((await ask('POST', 'nobody/events', { events })).status).toBe(404)
})

test.each([5, -5])(
  'a source whose clock is %i minutes off is told of, and nothing is counted by it',
  async (minutes) => {
    const id = `live-clock-${minutes}`
    const wire = await source(whole)
    const off = minutes * 60_000
    const head = { channel: 'phone', direction: 'inbound', startedAt: new Date(Date.now() + off).toISOString() }
    wire.send({ type: 'open', id, head, watch: true })
    const say = (seq: number, speaker: string, text: string, at: number) =>
      wire.send({
        type: 'event',
        id,
        seq,
        event: { type: 'turn', turn: { index: seq - 1, speaker, text, start: at, end: at } },
      })
    say(1, 'agent', '您好，很高兴为您服务。', 0)
    say(2, 'customer', '帮我查一下账单', 200)
    say(3, 'agent', '请您稍等，我为您查询。', 400)
    wire.send({ type: 'event', id, seq: 4, event: { type: 'hold', start: 500 } })
    const { view } = await wire.until<Message & { view: LiveView }>(({ seq }) => seq === 4)
    // on its own clock the hold would have lasted minus five minutes, or ended long ago
    expect(view.now).toBeLessThan(60_000)
    expect(view.state).toBe('held')
    expect(view.clocks.some(({ deadline, state }) => deadline === 60_500 && state === 'running')).toBe(true)
    const address = await listening(whole)
    const answer = await fetch(`${address}/api/live/conversations/${id}`, { headers: await sourceKey(whole) })
    const { line } = (await answer.json()) as LiveSnapshot
    expect(Math.round(line.clockOff! / 60_000)).toBe(minutes)
    wire.send({ type: 'end', id })
    await wire.until(({ type }) => type === 'concluded')
    // the record keeps what the source said
    expect(await listedConversation(system.db, id, { all: true })).toMatchObject({
      startedAt: new Date(head.startedAt),
    })
    wire.close()
  },
)
