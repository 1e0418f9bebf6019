import { beginChat, type ConversationDetail, metrics, readConversation, SOCKETS, type ToDesk } from '@liangyan/contract'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Behaviour, byHand, standIn, status } from '../../../../packages/judge/test/stand-in.ts'
import { asker, running } from '../running.ts'
import { listening, type Message, personTalk, type Talk, talk } from './connecting.ts'

/** What the endpoint does just now. */
let behaviour: Behaviour = () => ({ summary: '' })
const endpoint = await standIn((heard, number) => behaviour(heard, number))
afterAll(() => endpoint.close())
afterEach(() => endpoint.heard.splice(0))

const whole = await running({ LIANGYAN_JUDGE_URL: endpoint.url, LIANGYAN_JUDGE_MODEL: 'qwen-test' })
const { app, person } = whole
const agent = await person('agent', { team: '一组', staffNumber: '3101' })
const inspector = await person('inspector')
const administrator = await person('administrator')

type Of<T> = Extract<ToDesk, { type: T }> & Message
const deskIs =
  <T extends ToDesk['type']>(type: T, id?: string) =>
  (message: Message) =>
    message.type === type && (id === undefined || message.id === id)

/** A chat that has just been ended by its agent, with the summary that was drawn up. */
async function over(): Promise<{ id: string; line: Talk; drawn: string }> {
  const line = await personTalk(whole, agent, SOCKETS.desk)
  line.send({ type: 'presence', presence: 'ready' })
  const body = { name: '王小明', matter: '年费 300 元怎么扣了两次？我的手机号是13812345678' }
  const { id, token } = await asker(app).get<{ id: string; token: string }>(beginChat, { body })
  const page = await talk(await listening(whole), `${SOCKETS.chat}?token=${token}`)
  await line.until(deskIs('line', undefined))
  line.send({ type: 'attach', id })
  await line.until(deskIs('snapshot', id))
  line.send({ type: 'say', id, ref: 'a', text: '我为您核实，三个工作日内给您回电。' })
  await line.until(deskIs('done', id))
  line.send({ type: 'end', id })
  const { wrapUp } = await line.until<Of<'wrap-up'>>(deskIs('wrap-up', id))
  page.close()
  expect(wrapUp.promises).toHaveLength(1)
  return { id, line, drawn: wrapUp.summary }
}

/** The summary that was sent, with its matter in other words. */
const matter =
  (words: string): Behaviour =>
  ({ body }) => {
    const [, summary] = /【自动生成的小结】\n([\s\S]+?)\n\n/.exec(body.messages[1].content) ?? ['', '']
    return { summary: summary.replace(/(客户来意：).*/, `$1${words}`) }
  }
const BETTER = '年费 300 元扣了两次，询问原因。'

async function finish({ id, line }: { id: string; line: Talk }, summary: string): Promise<ConversationDetail['scene']> {
  line.send({ type: 'finish', id, ref: 'f', summary })
  await line.until(deskIs('gone', id))
  line.close()
  return (await inspector.get<ConversationDetail>(readConversation, { params: { id } })).scene
}

/** How often summaries came to this, by the server's metrics. */
async function times(outcome: string): Promise<number> {
  const text = (await administrator.ask(metrics)).body
  return Number(new RegExp(`liangyan_summary_rewritings_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
}

test('better words are offered, once more after a reload, and kept as the words of a model', async () => {
  behaviour = matter(BETTER)
  const { id, line, drawn } = await over()
  const { summary } = await line.until<Of<'rewritten'>>(deskIs('rewritten', id))
  expect(summary).toBe(drawn.replace(/(客户来意：).*/, `$1${BETTER}`))
  line.close()
  const again = await personTalk(whole, agent, SOCKETS.desk)
  again.send({ type: 'attach', id })
  expect((await again.until<Of<'rewritten'>>(deskIs('rewritten', id))).summary).toBe(summary)
  expect(endpoint.heard).toHaveLength(1)
  expect(endpoint.heard[0].raw).not.toMatch(/13812345678|5678|王小明/)
  expect(await finish({ id, line: again }, summary)).toMatchObject({ summaryBy: 'model' })
})

test('as drawn up, and as the agent has changed it, says so', async () => {
  behaviour = () => status(500, { 'retry-after': '0' })
  const one = await over()
  expect(await finish(one, one.drawn)).toMatchObject({ summaryBy: 'rules' })
  const other = await over()
  expect(await finish(other, '客户询问年费。')).toMatchObject({ summary: '客户询问年费。', summaryBy: 'agent' })
})

test.each<[string, string, Behaviour]>([
  ['an amount that nobody named', 'figures', matter('年费 600 元扣了两次。')],
  [
    'a promise left out',
    'sections',
    ({ body }) => ({
      summary: (matter(BETTER)({ body } as never, 1) as { summary: string }).summary.replace(/\n承诺.*/, ''),
    }),
  ],
  ['a refund that nobody spoke of', 'words', matter('年费扣了两次，已同意退款。')],
  ['garbage', 'nonsense', () => '{"summary": 我不知道'],
  ['an error', 'server', () => status(500, { 'retry-after': '0' })],
])('%s is dropped silently and counted', async (_, outcome, what) => {
  behaviour = what
  const before = await times(outcome)
  const one = await over()
  await expect.poll(() => times(outcome)).toBe(before + 1)
  expect(await finish(one, one.drawn)).toMatchObject({ summaryBy: 'rules' })
  expect(one.line.messages.filter(deskIs('rewritten', one.id))).toEqual([])
})

test('nobody waits for an endpoint that hangs; what it says after the agent has finished is nothing', async () => {
  const release: (() => void)[] = []
  behaviour = (heard, number) => new Promise((resolve) => release.push(() => resolve(matter(BETTER)(heard, number))))
  const one = await over()
  await expect.poll(() => release.length).toBe(1)
  expect(await finish(one, one.drawn)).toMatchObject({ summaryBy: 'rules' })
  release[0]()
  await expect.poll(() => times('late')).toBe(1)
  // one that never answers
  behaviour = () => byHand(() => {})
  const other = await over()
  expect(await finish(other, other.drawn)).toMatchObject({ summary: expect.stringContaining('客户来意') })
})
