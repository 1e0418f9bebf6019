import { addAnnouncement, beginChat, endAnnouncement, listAnnouncements, listAudit, SOCKETS } from '@liangyan/contract'
import type { LiveHead, LiveLine, LiveSnapshot, LiveTurn } from '@liangyan/contract'
import { expect, test } from 'vitest'
import { running } from '../running.ts'
import { listening, type Message, personTalk, source, type Talk, talk } from './connecting.ts'

const whole = await running()
const { person } = whole
const CARD = '6222021234567890123'

const lead = await person('team-lead', { team: '信用卡组', staffNumber: '3001' })
const agent = await person('agent', { team: '信用卡组', staffNumber: '3101' })
await person('agent', { team: '贷款组', staffNumber: '3301' })
const manager = await person('manager')
const administrator = await person('administrator')

interface Told extends Message {
  readonly id: string
  readonly ref?: string
  readonly code?: string
  readonly lines?: LiveLine[]
  readonly snapshot?: LiveSnapshot
  readonly turn?: LiveTurn
}

/** A floor that has been told what there is. */
async function floorOf(of: Parameters<typeof personTalk>[1]): Promise<Talk> {
  const floor = await personTalk(whole, of, SOCKETS.floor)
  await floor.until(({ type }) => type === 'floor')
  return floor
}

/** A desk that takes chats. */
async function deskOf(of: Parameters<typeof personTalk>[1]): Promise<Talk> {
  const desk = await personTalk(whole, of, SOCKETS.desk)
  desk.send({ type: 'presence', presence: 'ready' })
  return desk
}

/** Tells turns of a call one after the other. */
async function call(wire: Talk, id: string, head: LiveHead, ...texts: string[]): Promise<void> {
  wire.send({ type: 'open', id, head: { channel: 'phone', ...head } })
  for (const [index, text] of texts.entries()) {
    const turn = { index, speaker: index % 2 === 0 ? 'agent' : 'customer', text, start: index * 4_000 }
    wire.send({ type: 'event', id, seq: index + 1, event: { type: 'turn', turn } })
  }
  const last = texts.length
  await wire.until<Told>(
    ({ type, id: of, seqs }) => type === 'ack' && of === id && JSON.stringify(seqs).includes(`${last}]`),
  )
}

const isLine = (id: string, holds: (line: LiveLine) => boolean) => (message: Told) =>
  message.lines?.some((line) => line.id === id && holds(line)) === true

test('a lead sees the team and who waits; a manager sees all; an agent does not see the floor', async () => {
  const wire = await source(whole)
  await call(wire, 'ours', { agent: '3101' }, '您好', '我的卡丢了')
  await call(wire, 'others', { agent: '3301' }, '您好', '贷款怎么还')
  const [floor, all] = await Promise.all([floorOf(lead), floorOf(manager)])
  await all.until<Told>(isLine('others', ({ turns }) => turns === 2))
  await floor.until<Told>(isLine('ours', ({ turns, unansweredSince }) => turns === 2 && unansweredSince !== null))
  const seen = floor.messages.flatMap(({ lines = [] }) => (lines as LiveLine[]).map(({ id }) => id))
  expect(seen).not.toContain('others')
  // whoever talks without a desk is an agent too
  await floor.until<Message & { agents?: { agent: string; presence: string; conversations: number }[] }>(
    ({ agents }) =>
      agents?.some((one) => one.agent === '3101' && one.presence === 'offline' && one.conversations === 1) === true,
  )
  floor.send({ type: 'look-in', id: 'others', ref: 'x' })
  expect(await floor.until<Told>(({ type }) => type === 'problem')).toMatchObject({ code: 'unknown', id: 'others' })
  const refused = await personTalk(whole, agent, SOCKETS.floor)
  expect((await refused.closed).code).toBe(4403)
  expect((await (await talk(await listening(whole), SOCKETS.floor)).closed).code).toBe(4401)
  for (const one of [wire, floor, all]) one.close()
})

test('who looks in is on record, and sees no personal data, in nothing that is shown', async () => {
  const wire = await source(whole)
  const desk = await deskOf(agent)
  await call(wire, 'masked', { agent: '3101' }, '您好', `卡号${CARD}挂失`, `请您确认一下${CARD}对吗`)
  wire.send({ type: 'event', id: 'masked', seq: 4, event: { type: 'ticket', at: 13_000, text: `挂失 ${CARD}` } })
  desk.send({ type: 'note', id: 'masked', ref: 'n1', text: `已核对 ${CARD}` })
  await desk.until<Told>(({ ref }) => ref === 'n1')
  const floor = await floorOf(lead)
  floor.send({ type: 'look-in', id: 'masked' })
  const { snapshot } = await floor.until<Told>(({ type }) => type === 'snapshot')
  expect(snapshot).toMatchObject({ events: [{ type: 'ticket' }] })
  expect(snapshot!.turns).toHaveLength(3)
  expect(snapshot!.marks.map(({ kind }) => kind)).toEqual(['note', 'looked-in'])
  const turn = { index: 3, speaker: 'customer', text: `对，${CARD}`, start: 16_000 }
  wire.send({ type: 'event', id: 'masked', seq: 5, event: { type: 'turn', turn } })
  await floor.until<Told>(({ type, turn }) => type === 'turn' && turn?.index === 3)
  await floor.until<Told>(({ type }) => type === 'view')
  await floor.until<Told>(isLine('masked', ({ watchedBy }) => watchedBy.length === 1))
  expect(JSON.stringify(floor.messages)).not.toContain(CARD)
  const { items } = await administrator.get<{ items: { action: string; subject: string; who: string }[] }>(listAudit)
  expect(items).toContainEqual(expect.objectContaining({ action: 'live.lookIn', subject: 'masked' }))

  floor.send({ type: 'leave', id: 'masked' })
  await floor.until<Told>(isLine('masked', ({ watchedBy }) => watchedBy.length === 0))
  for (const one of [wire, desk, floor]) one.close()
})

test('a whisper reaches the agent alone, once however often it is asked, and answers a call for help', async () => {
  const wire = await source(whole)
  const desk = await deskOf(agent)
  await call(wire, 'whispered', { agent: '3101' }, '您好', '我要找你们经理')
  desk.send({ type: 'help', id: 'whispered', wanted: true, text: '客户要找经理' })
  const floor = await floorOf(lead)
  await floor.until<Told>(isLine('whispered', ({ helpSince }) => helpSince !== null))
  const whisper = { type: 'whisper', id: 'whispered', ref: 'w1', text: '先致歉，再问诉求' }
  floor.send(whisper)
  floor.send(whisper)
  await floor.until<Told>(isLine('whispered', ({ helpSince }) => helpSince === null))
  floor.send({ ...whisper, ref: 'w2', text: '说完了吗' })
  await desk.until(({ type, text }) => type === 'whisper' && text === '说完了吗')
  expect(desk.messages.filter(({ type }) => type === 'whisper')).toHaveLength(2)
  expect(JSON.stringify(wire.messages)).not.toContain('先致歉，再问诉求')

  // a request that failed may be asked again
  desk.close()
  await floor.until<Message & { agents?: { agent: string; presence: string }[] }>(
    ({ agents }) => agents?.some(({ agent, presence }) => agent === '3101' && presence === 'offline') === true,
  )
  floor.send({ ...whisper, ref: 'w3' })
  expect(await floor.until<Told>(({ ref }) => ref === 'w3')).toMatchObject({ type: 'problem', code: 'forbidden' })
  const again = await deskOf(agent)
  await again.until(({ type }) => type === 'desk')
  floor.send({ ...whisper, ref: 'w3' })
  await floor.until<Told>(({ type, ref }) => type === 'done' && ref === 'w3')
  for (const one of [wire, again, floor]) one.close()
})

test('a chat that a lead takes over goes on at the lead’s desk; whoever has no number takes over none', async () => {
  const desk = await deskOf(agent)
  await desk.until(({ type }) => type === 'desk')
  const { id } = await administrator.get<{ id: string }>(beginChat, { body: { name: '王先生', matter: '年费扣错了' } })
  await desk.until<Message & { line?: LiveLine }>(({ line }) => line?.id === id)
  const [floor, all] = await Promise.all([floorOf(lead), floorOf(manager)])
  await all.until<Told>(isLine(id, () => true))
  all.send({ type: 'take-over', id, ref: 't0' })
  expect(await all.until<Told>(({ ref }) => ref === 't0')).toMatchObject({ type: 'problem', code: 'forbidden' })
  await floor.until<Told>(isLine(id, ({ agent }) => agent === '3101'))
  floor.send({ type: 'take-over', id, ref: 't1' })
  await floor.until<Told>(({ type, ref }) => type === 'done' && ref === 't1')
  expect(await desk.until<Told>(({ type }) => type === 'gone')).toMatchObject({ id, why: 'taken-over' })
  const own = await personTalk(whole, lead, SOCKETS.desk)
  const { lines } = await own.until<Told>(({ type }) => type === 'desk')
  expect(lines!.map(({ id }) => id)).toEqual([id])
  // it has not left the team
  await floor.until<Told>(isLine(id, ({ agent }) => agent === '3001'))
  for (const one of [desk, own, floor, all]) one.close()
})

test('an announcement is on every floor and desk until it is taken back, its wording only where the standard has some', async () => {
  const [floor, desk] = await Promise.all([floorOf(lead), deskOf(agent)])
  const { moments } = await lead.get<{ moments: { moment: string; wording: string[] }[] }>(listAnnouncements)
  const [{ moment, wording }] = moments
  expect(wording.length).toBeGreaterThan(0)
  const text = '手机银行转账暂时不可用'
  const unknown = await lead.ask(addAnnouncement, { body: { text, moment: '没有这个情景' } })
  expect(unknown.statusCode).toBe(400)
  expect((await agent.ask(addAnnouncement, { body: { text } })).statusCode).toBe(403)
  const { id } = await lead.get<{ id: number }>(addAnnouncement, { body: { text, moment } })
  const isTold = ({ type, announcements }: Message) =>
    type === 'announcements' && JSON.stringify(announcements).includes(text)
  const isOver = ({ type, announcements }: Message) =>
    type === 'announcements' && JSON.stringify(announcements) === '[]'
  await Promise.all([floor.until(isTold), desk.until(isTold)])
  expect((await lead.ask(endAnnouncement, { params: { id } })).statusCode).toBe(200)
  await Promise.all([floor.until(isOver), desk.until(isOver)])
  expect((await lead.ask(endAnnouncement, { params: { id } })).statusCode).toBe(404)
  for (const one of [floor, desk]) one.close()
})

test('a page that takes nothing for a while misses steps, not the state', async () => {
  const wire = await source(whole)
  const floor = await floorOf(lead)
  floor.ws.pause()
  await call(wire, 'while-away', { agent: '3101' }, '您好', '在吗', '在的')
  await call(wire, 'passing', { agent: '3101' }, '您好')
  floor.ws.resume()
  await floor.until<Told>(isLine('while-away', ({ turns }) => turns === 3))
  await floor.until<Told>(isLine('passing', ({ turns }) => turns === 1))
  for (const one of [wire, floor]) one.close()
})
