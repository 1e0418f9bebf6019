import {
  beginChat,
  type ChatMessage,
  type ChatState,
  chatDoor,
  type ConversationDetail,
  readConversation,
  SOCKETS,
  type ToCustomer,
  type ToDesk,
  type ToFloor,
} from '@liangyan/contract'
import { listedConversation, sealedOriginals, sql } from '@liangyan/store'
import type { Conversation } from '@liangyan/conversation'
import { expect, test } from 'vitest'
import { asker, running } from '../running.ts'
import { trail } from '../trail.ts'
import { listening, type Message, personTalk, type Talk, talk } from './connecting.ts'

const whole = await running()
const { app, system, person } = whole
const agent = await person('agent', { team: '一组', staffNumber: '3101' })
const other = await person('agent', { team: '一组', staffNumber: '3102' })
const lead = await person('team-lead', { team: '一组', staffNumber: '3001' })
const nobody = asker(app)

type Of<M, T> = Extract<M, { type: T }>
const desk = (who = agent) => personTalk(whole, who, SOCKETS.desk)
const of =
  <M extends { type: string }>() =>
  <T extends M['type']>(type: T, wanted: (message: Of<M, T>) => boolean = () => true) =>
  (message: Message) =>
    message.type === type && wanted(message as unknown as Of<M, T>)
const customerIs = of<ToCustomer>()
const stateIs = (wanted: (state: ChatState) => boolean) => (message: Message) => {
  const told = message as unknown as ToCustomer
  return (told.type === 'chat' || told.type === 'state') && wanted(told.state)
}
const deskIs = of<ToDesk>()
const floorIs = of<ToFloor>()

async function chat(matter?: string): Promise<{ id: string; token: string; page: Talk }> {
  const { id, token } = await nobody.get<{ id: string; token: string }>(beginChat, { body: { name: '王小明', matter } })
  const page = await talk(await listening(whole), `${SOCKETS.chat}?token=${token}`)
  return { id, token, page }
}

/** A customer and an agent in conversation. */
async function talking(matter = '我想查一下信用卡账单') {
  const line = await desk()
  await line.until(deskIs('desk'))
  line.send({ type: 'presence', presence: 'ready' })
  const customer = await chat(matter)
  await customer.page.until(stateIs(({ stage }) => stage === 'open'))
  const { id } = customer
  line.send({ type: 'attach', id })
  await line.until(deskIs('snapshot', (message) => message.id === id))
  return { line, ...customer }
}

const texts = ({ messages }: Talk) =>
  messages.flatMap((message) => {
    const told = message as unknown as ToCustomer
    if (told.type === 'chat') return told.messages
    return told.type === 'message' ? [told.message] : []
  })

test('the door greets at this hour and says whether somebody is there', async () => {
  const door = await nobody.get<{ greeting: string; open: boolean; waiting: number }>(chatDoor)
  expect(door).toMatchObject({ open: false, waiting: 0 })
  expect(door.greeting).toMatch(/好/)
})

test('a chat waits, is answered, talked, ended, rated once, and inspected', async () => {
  const { id, page, line } = await talking()
  page.send({ type: 'say', ref: 'c1', text: '<script>alert(1)</script>帮我看看' })
  await line.until(deskIs('turn', ({ turn }) => turn.text.includes('<script>')))
  line.send({ type: 'say', id, ref: 'a1', text: '您好，很高兴为您服务。' })
  line.send({ type: 'say', id, ref: 'a1', text: '您好，很高兴为您服务。' })
  await page.until(customerIs('message', ({ message }) => message.from === 'agent'))
  line.send({ type: 'end', id })
  const over = await page.until<Message & Of<ToCustomer, 'state'>>(
    customerIs('state', ({ state }) => state.stage === 'ended'),
  )
  expect(over.state.mayRate).toBe(true)
  page.send({ type: 'rate', score: 5 })
  await page.until(customerIs('state', ({ state }) => state.rating === 5))
  page.send({ type: 'rate', score: 1 })
  await page.until(customerIs('problem', ({ code }) => code === 'forbidden'))
  const wrapUp = await line.until<Message & Of<ToDesk, 'wrap-up'>>(deskIs('wrap-up', (message) => message.id === id))
  expect(wrapUp.result?.outOf).toBeGreaterThan(0)
  line.send({ type: 'finish', id, ref: 'f', summary: '客户查询账单，已告知。' })
  await line.until(deskIs('gone', (message) => message.id === id && message.why === 'finished'))
  const listed = await listedConversation(system.db, id, { all: true })
  expect(listed).toMatchObject({ agent: '3101', channel: 'chat' })
  const inspector = await person('inspector')
  const { scene } = await inspector.get<ConversationDetail>(readConversation, { params: { id } })
  expect(scene).toMatchObject({ summary: '客户查询账单，已告知。', rating: 5 })
  expect(scene?.marks.map(({ kind }) => kind)).toEqual(['joined', 'rating'])
  const [original] = await sealedOriginals(system.db, [listed!.key])
  const { turns } = system.vault.open(id, original.sealed) as Conversation
  expect(turns.filter(({ speaker }) => speaker === 'agent')).toHaveLength(1)
  line.close()
})

test('what is forbidden, or promised without a time, is held back; sent anyway it is on record', async () => {
  const { id, page, line } = await talking()
  line.send({ type: 'say', id, ref: 'h1', text: '你自己不会看吗，烦不烦！' })
  const held = await line.until<Message & Of<ToDesk, 'held'>>(deskIs('held', ({ ref }) => ref === 'h1'))
  expect(held.reasons.length).toBeGreaterThan(0)
  line.send({ type: 'draft', id, ref: 'd', text: '我回头给您回电话。' })
  const checked = await line.until<Message & Of<ToDesk, 'checked'>>(deskIs('checked', ({ ref }) => ref === 'd'))
  expect(checked.reasons.map(({ kind }) => kind)).toContain('promise-without-time')
  expect(texts(page).some(({ from }) => from === 'agent')).toBe(false)
  line.send({ type: 'say', id, ref: 'h1', text: '你自己不会看吗，烦不烦！', anyway: true })
  await page.until(customerIs('message', ({ message }) => message.text.includes('烦不烦')))
  await line.until(deskIs('mark', ({ mark }) => mark.kind === 'sent-anyway'))
  await expect.poll(async () => (await trail(system, id)).map(({ action }) => action)).toEqual(['live.sendAnyway'])
  line.send({ type: 'end', id })
  line.close()
})

test('a line that breaks loses nothing and doubles nothing', async () => {
  const { id, token, page, line } = await talking('在吗')
  page.send({ type: 'say', ref: 'r1', text: '第一句' })
  await line.until(deskIs('turn', ({ turn }) => turn.text === '第一句'))
  page.cut()
  line.send({ type: 'say', id, ref: 'a1', text: '您好，请讲。' })
  await line.until(deskIs('done', ({ ref }) => ref === 'a1'))
  const address = await listening(whole)
  const known = texts(page).length
  const again = await talk(address, `${SOCKETS.chat}?token=${token}&from=${known}`)
  // not knowing whether it arrived, the page says it again
  again.send({ type: 'say', ref: 'r1', text: '第一句' })
  again.send({ type: 'say', ref: 'r2', text: '第二句' })
  await again.until(customerIs('message', ({ message }) => message.text === '第二句'))
  const all = new Map<number, ChatMessage>([...texts(page), ...texts(again)].map((message) => [message.n, message]))
  expect([...all.values()].map(({ text }) => text).slice(-4)).toEqual(['在吗', '第一句', '您好，请讲。', '第二句'])
  line.send({ type: 'end', id })
  line.close()
})

test('what is written is shown as said once it is in the store, not before', async () => {
  const { id, token, page, line } = await talking('在吗')
  const [stored, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = system.db.transaction(async (tx) => {
    await tx.execute(sql`lock table live_events in share mode`)
    held.resolve()
    await stored.promise
  })
  await held.promise
  page.send({ type: 'say', ref: 's1', text: '查一下账单' })
  line.send({ type: 'say', id, ref: 's2', text: '您好，请讲。' })
  const room = app.live.hub.room(id)!
  await expect.poll(() => room.refs.has('s1') && room.turns.size).toBe(4)
  // nor is it shown to who comes meanwhile; whoever comes back asks from the first message that is missing
  const again = await talk(await listening(whole), `${SOCKETS.chat}?token=${token}`)
  again.send({ type: 'ping' })
  const early = [page, again, line].flatMap(({ messages }) => messages.filter(({ type }) => type !== 'view'))
  stored.resolve()
  await holding
  expect(JSON.stringify(early)).not.toMatch(/查一下账单|您好，请讲|"s2"/)
  await again.until<Message & Of<ToCustomer, 'chat'>>(
    customerIs('chat', ({ messages }) => messages.some(({ text }) => text === '您好，请讲。')),
  )
  await line.until(deskIs('done', ({ ref }) => ref === 's2'))
  expect(texts(again).filter(({ ref }) => ref === 's1')).toHaveLength(1)
  line.send({ type: 'end', id })
  line.close()
})

test('who writes a thousand messages a second is told so, and closed in the end', async () => {
  const { id, page, line } = await talking()
  for (let i = 0; i < 2_000; i++) page.send({ type: 'say', ref: `f${i}`, text: `第 ${i} 句` })
  const { code } = await page.closed
  expect(code).toBe(4429)
  expect(
    page.messages.filter(({ type, code: why }) => type === 'problem' && why === 'too-many').length,
  ).toBeGreaterThan(0)
  expect(texts(page).filter(({ from }) => from === 'customer').length).toBeLessThan(40)
  line.send({ type: 'end', id })
  line.close()
})

test("somebody else's conversation, and a chat without its token, are nobody's", async () => {
  const { id, line } = await talking()
  const stranger = await desk(other)
  for (const message of [
    { type: 'attach', id },
    { type: 'say', id, ref: 'x', text: '您好' },
    { type: 'finish', id, ref: 'x', summary: '' },
  ])
    stranger.send(message)
  await expect.poll(() => stranger.messages.filter(({ code }) => code === 'unknown').length).toBe(3)
  const address = await listening(whole)
  expect((await (await talk(address, `${SOCKETS.chat}?token=guessed`)).closed).code).toBe(4401)
  expect((await (await talk(address, SOCKETS.desk)).closed).code).toBe(4401)
  const inspector = await person('inspector')
  expect((await (await personTalk(whole, inspector, SOCKETS.desk)).closed).code).toBe(4403)
  line.send({ type: 'end', id })
  line.close()
  stranger.close()
})

test('an agent hands over with consent; the lead looks in, whispers and takes over, all on record', async () => {
  const { id, page, line } = await talking('我的身份证号是11010519491231002X，卡被锁了')
  const second = await desk(other)
  second.send({ type: 'presence', presence: 'ready' })
  await second.until(deskIs('presence'))
  line.send({ type: 'hand-over', id, ref: 'h', to: { agent: '3102' } })
  await page.until(customerIs('state', ({ state }) => JSON.stringify(state.asked?.to) === '{"agent":"3102"}'))
  page.send({ type: 'consent', given: true })
  await second.until(deskIs('line', (message) => message.line.id === id))
  await line.until(deskIs('gone', ({ why }) => why === 'handed-over'))

  const floor = await personTalk(whole, lead, SOCKETS.floor)
  const first = await floor.until<Message & Of<ToFloor, 'floor'>>(floorIs('floor'))
  expect(first.lines.map((one) => one.id)).toContain(id)
  floor.send({ type: 'look-in', id })
  const { snapshot } = await floor.until<Message & Of<ToFloor, 'snapshot'>>(floorIs('snapshot'))
  expect(JSON.stringify(snapshot)).not.toContain('11010519491231002X')
  floor.send({ type: 'whisper', id, ref: 'w', text: '先安抚客户' })
  expect(await second.until(deskIs('whisper'))).toMatchObject({ text: '先安抚客户' })
  expect(page.messages.some((message) => JSON.stringify(message).includes('先安抚'))).toBe(false)
  const own = await desk(lead)
  floor.send({ type: 'take-over', id, ref: 't' })
  await second.until(deskIs('gone', ({ why }) => why === 'taken-over'))
  await own.until(deskIs('line', (message) => message.line.id === id))
  await page.until(customerIs('state', ({ state }) => state.agent === '3001'))
  expect((await trail(system, id)).map(({ action }) => action)).toEqual(['live.lookIn', 'live.takeOver'])
  own.send({ type: 'end', id })
  for (const one of [line, second, floor, own]) one.close()
})

test('a desk is told who else is ready, the own team first; a note asked twice is taken once', async () => {
  const { id, line } = await talking()
  const stranger = await person('agent', { team: '二组', staffNumber: '2999' })
  const [far, near] = [await desk(stranger), await desk(other)]
  const named = (...agents: string[]) =>
    deskIs('colleagues', ({ colleagues }) => colleagues.map(({ agent }) => agent).join() === agents.join())
  far.send({ type: 'presence', presence: 'ready' })
  await line.until(named('2999'))
  near.send({ type: 'presence', presence: 'ready' })
  const { colleagues } = await line.until<Message & Of<ToDesk, 'colleagues'>>(named('3102', '2999'))
  expect(colleagues.every(({ name }) => name !== '')).toBe(true)
  await far.until(named('3101', '3102'))
  far.close()
  near.send({ type: 'presence', presence: 'break' })
  const last = () => line.messages.findLast(deskIs('colleagues'))
  await expect.poll(last, { timeout: 10_000 }).toEqual({ type: 'colleagues', colleagues: [] })

  for (let time = 0; time < 2; time++) line.send({ type: 'note', id, ref: 'n1', text: '客户要求下午联系' })
  const done = () => line.messages.filter(({ type, ref }) => type === 'done' && ref === 'n1').length
  await expect.poll(done, { timeout: 10_000 }).toBe(2)
  expect(line.messages.filter(deskIs('mark', ({ mark }) => mark.kind === 'note'))).toHaveLength(1)
  line.send({ type: 'end', id })
  near.close()
  line.close()
})

test('who leaves the queue before anybody answers has abandoned it; nothing is inspected', async () => {
  await expect.poll(async () => (await nobody.get<{ open: boolean }>(chatDoor)).open).toBe(false)
  const { id, page } = await chat('有人吗')
  const { state } = await page.until<Message & Of<ToCustomer, 'chat'>>(customerIs('chat'))
  expect(state).toMatchObject({ stage: 'waiting', position: 1 })
  page.send({ type: 'end' })
  await page.until(customerIs('state', (message) => message.state.stage === 'ended'))
  expect(await listedConversation(system.db, id, { all: true })).toBeUndefined()
})
