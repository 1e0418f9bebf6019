import { beginChat } from '@liangyan/contract'
import { ChatSocket } from '@liangyan/sdk'
import { afterAll, expect, test } from 'vitest'
import { standIn } from '../packages/judge/test/stand-in.ts'
import { browsing } from './browsing.ts'

const BETTER = '年费 300 元扣了两次，询问原因'
/** Requests that the endpoint has not answered: it does when it is let. */
const waiting: (() => void)[] = []
const endpoint = await standIn(async ({ body }) => {
  const [, drawn] = /【自动生成的小结】\n([\s\S]+?)\n\n/.exec(body.messages[1].content) ?? ['', '']
  await new Promise<void>((answer) => waiting.push(answer))
  return { summary: drawn.replace(/(客户来意：).*/, `$1${BETTER}。`) }
})
afterAll(() => endpoint.close())

const { person, visit, address } = await browsing({
  LIANGYAN_JUDGE_URL: endpoint.url,
  LIANGYAN_JUDGE_MODEL: 'qwen-test',
})
const administrator = await person('administrator')

test('a summary in other words comes as a choice: nothing moves, the keyboard reaches it, there is a way back', async () => {
  const agent = await person('agent', { staffNumber: '4001' })
  const desk = await visit(agent, '/desk')
  await desk.getByText('示闲', { exact: true }).click()
  await expect.poll(() => desk.getByRole('radio', { name: '示闲' }).isChecked()).toBe(true)
  const body = { name: '王先生', matter: '年费 300 元怎么扣了两次？' }
  const { id, token } = await administrator.get<{ id: string; token: string }>(beginChat, { body })
  const heard: string[] = []
  const chat = new ChatSocket({
    url: address,
    token,
    onMessage: (message) => {
      if (message.type === 'message' && message.message.from === 'agent') heard.push(message.message.text)
    },
  })
  const input = desk.getByLabel('给客户的回复')
  await input.and(desk.locator(':focus')).waitFor()
  await desk.keyboard.insertText('我为您核实，三个工作日内给您回电。')
  await desk.keyboard.press('Enter')
  await expect.poll(() => heard).toHaveLength(1)
  chat.end()

  // the rule-made one is there at once
  const summary = desk.getByRole('textbox', { name: '小结' })
  await expect.poll(() => summary.inputValue()).toContain('承诺：')
  const drawn = await summary.inputValue()
  await desk.getByRole('link', { name: '查看明细' }).waitFor()
  await summary.focus()
  const place = await summary.boundingBox()
  await expect.poll(() => waiting.length).toBe(1)
  waiting[0]()
  const versions = desk.getByRole('radiogroup', { name: '选用哪一份小结' })
  await versions.waitFor()
  await desk.getByText('可改用智能改写的小结').waitFor()
  expect(await summary.inputValue()).toBe(drawn)
  expect(await summary.boundingBox()).toEqual(place)
  await summary.and(desk.locator(':focus')).waitFor()

  // by the keyboard, there and back
  await desk.keyboard.press('Shift+Tab')
  await desk.keyboard.press('ArrowRight')
  await expect.poll(() => summary.inputValue()).toBe(drawn.replace(/(客户来意：).*/, `$1${BETTER}。`))
  await desk.getByText('由语言模型改写，请核对').waitFor()
  await desk.keyboard.press('ArrowLeft')
  await expect.poll(() => summary.inputValue()).toBe(drawn)
  await versions.getByText('智能改写').click()
  await desk.reload()
  await expect.poll(() => summary.inputValue()).toContain(BETTER)

  // what the agent changes is a third, and the others stay
  await summary.press('Control+End')
  await desk.keyboard.insertText('\n已转核查。')
  await versions.getByText('自动小结').click()
  await expect.poll(() => summary.inputValue()).toBe(drawn)
  await versions.getByText('我的修改').click()
  await expect.poll(() => summary.inputValue()).toMatch(new RegExp(`${BETTER}[\\s\\S]*已转核查。$`))
  await versions.getByText('智能改写').click()
  await expect.poll(() => summary.inputValue()).not.toContain('已转核查')
  await desk.keyboard.press('Control+Enter')
  await desk.getByRole('heading', { name: '现在没有会话' }).waitFor()
  chat.close()

  const page = await visit(administrator, `/conversations/${id}`)
  await page.getByRole('tab', { name: '档案' }).click()
  await page.getByText('由语言模型改写，坐席选用').waitFor()
})
