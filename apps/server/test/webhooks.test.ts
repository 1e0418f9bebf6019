import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  addWebhook,
  changeWebhook,
  type Delivery,
  ingestConversations,
  listDeliveries,
  listWebhooks,
  redeliver,
  removeWebhook,
  testWebhook,
  type Webhook,
} from '@liangyan/contract'
import { deliveryToSend, sql } from '@liangyan/store'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { askForDue, deliver, WAITS } from '../src/webhooks/deliver.ts'
import { emit } from '../src/webhooks/emit.ts'
import { EXAMPLES } from './handing-in.ts'
import { running } from './running.ts'

const { system, person, idle } = await running()
const { db } = system
const administrator = await person('administrator')
const inspector = await person('inspector')

interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
const heard: Heard[] = []
let answer: (response: ServerResponse) => void
const listener = createServer((request, response) => {
  void text(request).then((body) => {
    heard.push({ path: request.url!, headers: request.headers, body })
    answer(response)
  })
})
await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
afterAll(() => void listener.close())
const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
const says = (status: number, headers: Record<string, string> = {}) => {
  answer = (response) => void response.writeHead(status, headers).end('thank you')
}

beforeEach(async () => {
  await idle()
  await db.execute(sql`delete from webhooks`)
  heard.length = 0
  says(200)
})

async function hook(url = `${address}/hook`, events = ['review.done']) {
  return administrator.get<{ webhook: Webhook; secret: string }>(addWebhook, {
    body: { name: '工单系统', url, events },
  })
}
const logOf = async (id: number) =>
  (await administrator.get<{ items: Delivery[] }>(listDeliveries, { params: { id } })).items
const tell = (count = 1) =>
  db.transaction((tx) =>
    emit(
      system,
      tx,
      'review.done',
      Array.from({ length: count }, (_, i) => ({ conversation: `c-${i}`, score: 90 })),
    ),
  )
/** All that waits is due now. */
const timePasses = () =>
  db.execute(sql`update deliveries set next_at = now() - interval '1 second' where state = 'waiting'`)

test('what happened is told to who wants to know, signed, and noted', async () => {
  const { webhook, secret } = await hook()
  const other = await hook(`${address}/other`, ['appeal.filed'])
  await tell()
  await idle()
  expect(heard.map(({ path }) => path)).toEqual(['/hook'])
  const [{ headers, body }] = heard
  const [delivery] = await logOf(webhook.id)
  expect(JSON.parse(body)).toEqual({
    delivery: delivery.id,
    event: 'review.done',
    at: delivery.createdAt,
    data: { conversation: 'c-0', score: 90 },
  })
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-liangyan-event': 'review.done',
    'x-liangyan-delivery': String(delivery.id),
  })
  const [, seconds, shown] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-liangyan-signature'] as string)!
  expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(shown)
  expect(Math.abs(Date.now() / 1000 - Number(seconds))).toBeLessThan(60)
  expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, nextAt: null, body: JSON.parse(body) })
  expect(delivery.log).toEqual([{ at: expect.any(String), status: 200, error: null, took: expect.any(Number) }])
  expect(await logOf(other.webhook.id)).toEqual([])
})

test('what is rolled back is told nobody', async () => {
  await hook()
  const undone = db.transaction(async (tx) => {
    await emit(system, tx, 'review.done', { conversation: 'never' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await idle()
  expect(heard).toEqual([])
})

test('who fails is tried again, later each time, until the message has failed; then it can be sent again', async () => {
  const { webhook } = await hook()
  says(500)
  await tell()
  await idle()
  for (let attempt = 1; attempt <= WAITS.length; attempt++) {
    const [{ state, attempts, nextAt }] = await logOf(webhook.id)
    expect([state, attempts]).toEqual(['waiting', attempt])
    const wait = Date.parse(nextAt!) - Date.now()
    expect(Math.abs(wait - WAITS[attempt - 1])).toBeLessThan(30_000)
    await askForDue(system)
    await idle()
    expect(heard).toHaveLength(attempt)
    await timePasses()
    await askForDue(system)
    await idle()
  }
  const [failed] = await logOf(webhook.id)
  expect(failed).toMatchObject({ state: 'failed', attempts: WAITS.length + 1, nextAt: null })
  expect(failed.log.every(({ status, error }) => status === 500 && error === '对方返回 500')).toBe(true)
  says(204)
  const again = await administrator.get<Delivery>(redeliver, { params: { id: failed.id } })
  expect(again.state).toBe('waiting')
  await idle()
  expect((await logOf(webhook.id))[0]).toMatchObject({ state: 'delivered', attempts: WAITS.length + 2 })
  expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
})

test('redirects are not followed', async () => {
  const { webhook } = await hook()
  says(302, { location: `${address}/elsewhere` })
  await tell()
  await idle()
  expect(heard.map(({ path }) => path)).toEqual(['/hook'])
  const [{ state, log }] = await logOf(webhook.id)
  expect([state, log[0].error]).toEqual(['waiting', '对方要求转到别的地址（302），不予跟随'])
})

test('a connection that is refused or broken, and an answer that does not come, are failed attempts', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  const refused = await hook(`http://127.0.0.1:${port}/`)
  const broken = await hook(`${address}/broken`)
  answer = (response) => response.destroy()
  await tell()
  await idle()
  expect((await logOf(refused.webhook.id))[0].log[0]).toMatchObject({ status: null, error: '连接被拒绝' })
  expect((await logOf(broken.webhook.id))[0].log[0]).toMatchObject({ status: null, error: '连接被对方断开' })

  answer = () => undefined
  await db.execute(sql`delete from webhooks`)
  const slow = await hook(`${address}/slow`)
  await tell()
  await idle()
  const [{ log }] = await logOf(slow.webhook.id)
  expect(log[0]).toMatchObject({ status: null, error: '10 秒内没有应答' })
  listener.closeAllConnections()
})

test('many messages go out together; after one that fails the others wait their turn', async () => {
  const { webhook } = await hook()
  await tell(60)
  await idle()
  expect(heard).toHaveLength(60)
  heard.length = 0
  says(503)
  await tell(60)
  await idle()
  expect(heard).toHaveLength(10)
  says(200)
  await timePasses()
  await askForDue(system)
  await idle()
  expect(await stateCounts(webhook.id)).toEqual({ delivered: 120 })
})

test('a message that is being sent is not sent by another worker too; one left by a dead worker is', async () => {
  const { webhook } = await hook()
  await db.transaction(async (tx) => {
    await emit({ queue: { ask: () => Promise.resolve() } as never }, tx, 'review.done', [{ n: 1 }, { n: 2 }, { n: 3 }])
  })
  const { signal } = new AbortController()
  await Promise.all(Array.from({ length: 5 }, () => deliver(system, webhook.id, signal)))
  expect(heard).toHaveLength(3)
  await db.execute(sql`update deliveries set state = 'waiting', next_at = now() + interval '50 seconds'`)
  await deliver(system, webhook.id, signal)
  expect(heard).toHaveLength(3)
  await timePasses()
  await deliver(system, webhook.id, signal)
  expect(heard).toHaveLength(6)
})

test('a test says at once what came of it and is not repeated', async () => {
  const { webhook } = await hook()
  const good = await administrator.get<Delivery>(testWebhook, { params: { id: webhook.id } })
  expect(good).toMatchObject({ event: 'ping', state: 'delivered' })
  says(404)
  const bad = await administrator.get<Delivery>(testWebhook, { params: { id: webhook.id } })
  expect(bad).toMatchObject({ event: 'ping', state: 'failed', log: [{ status: 404 }] })
  await askForDue(system)
  await idle()
  expect(heard).toHaveLength(2)
})

test('one that is disabled is told nothing, and all that waited once it is enabled again', async () => {
  const { webhook } = await hook()
  says(500)
  await tell()
  await idle()
  await administrator.get(changeWebhook, { params: { id: webhook.id }, body: { enabled: false } })
  await timePasses()
  await tell()
  await askForDue(system)
  await idle()
  expect(heard).toHaveLength(1)
  says(200)
  const body = { enabled: true, name: '新工单系统', url: `${address}/new`, events: ['appeal.filed'] }
  const changed = await administrator.get<Webhook>(changeWebhook, { params: { id: webhook.id }, body })
  expect(changed).toMatchObject({ ...body, id: webhook.id, waiting: 1, failed: 0 })
  await askForDue(system)
  await idle()
  expect(heard.map(({ path }) => path)).toEqual(['/hook', '/new'])
  await administrator.get(removeWebhook, { params: { id: webhook.id } })
  expect(await administrator.get(listWebhooks)).toEqual({ items: [] })
  const { rows } = await db.execute<{ action: string }>(
    sql`select action from audit_trail where action like 'webhook.%' order by id desc limit 4`,
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'webhook.remove',
    'webhook.change',
    'webhook.change',
    'webhook.add',
  ])
})

test('the secret is shown once and lies sealed', async () => {
  const { webhook, secret } = await hook()
  expect(secret).toMatch(/^whsec_[\w-]{43}$/)
  const shown = JSON.stringify(await administrator.get(listWebhooks))
  expect(shown).not.toContain(secret)
  const { rows } = await db.execute<{ dump: string }>(
    sql`select w::text || encode(secret, 'escape') as dump from webhooks w`,
  )
  expect(rows[0].dump).not.toContain(secret.slice(6))
  await tell()
  await idle()
  const [{ id }] = await logOf(webhook.id)
  expect(system.vault.open(`webhook ${webhook.id}`, (await deliveryToSend(db, id))!.secret)).toBe(secret)
})

test.each([
  'ftp://files.bank.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://user:word@bank.example/',
  'http://',
  'bank.example/hook',
  'http://bank.example/#part',
  'http://bank example/',
])('%s is no address for a webhook', async (url) => {
  const answered = await administrator.ask(addWebhook, { body: { name: 'x', url, events: ['review.done'] } })
  expect(answered.statusCode).toBe(400)
})

test('webhooks are the administrator’s', async () => {
  const { webhook } = await hook()
  expect((await inspector.ask(listWebhooks)).statusCode).toBe(403)
  expect((await inspector.ask(testWebhook, { params: { id: webhook.id } })).statusCode).toBe(403)
  expect((await administrator.ask(testWebhook, { params: { id: 99_999 } })).statusCode).toBe(404)
  expect((await administrator.ask(redeliver, { params: { id: 99_999 } })).statusCode).toBe(404)
})

test('of a conversation that was inspected result, vetoes and promises are told, without its words', async () => {
  const events = ['conversation.inspected', 'finding.fatal', 'commitment.made']
  await hook(`${address}/hook`, events)
  const fatal = {
    id: 'told-1',
    agent: '坐席 3107',
    startedAt: '2026-03-09T09:12:05+08:00',
    turns: [
      { index: 0, speaker: 'agent', start: 0, end: 2_000, text: '您好，请问有什么可以帮您？' },
      { index: 1, speaker: 'agent', start: 2_500, end: 6_000, text: '三个工作日内给您回电，打 13812345678。' },
      { index: 2, speaker: 'customer', start: 7_000, end: 12_000, text: '我的卡号是 6222021234567894，怎么还没到账？' },
    ],
    events: [{ type: 'hangup', at: 12_100, by: 'agent' }],
  }
  await administrator.get(ingestConversations, { body: { conversations: [fatal, EXAMPLES[0]] } })
  await idle()
  const told = heard.map(({ body }) => JSON.parse(body) as { event: string; data: Record<string, unknown> })
  expect([...new Set(told.map(({ event }) => event))].sort()).toEqual([...events].sort())
  const result = told.find(({ event, data }) => event === 'conversation.inspected' && data.conversation === 'told-1')
  expect(result?.data).toMatchObject({ agent: '坐席 3107', fatal: true, standardVersion: 1, again: false })
  const everything = heard.map(({ body }) => body).join('')
  expect(everything).not.toMatch(/6222021234567894|13812345678|到账/)
})

async function stateCounts(webhook: number): Promise<Record<string, number>> {
  const { rows } = await db.execute<{ state: string; n: number }>(
    sql`select state, count(*)::int n from deliveries where webhook_id = ${webhook} group by state`,
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}
