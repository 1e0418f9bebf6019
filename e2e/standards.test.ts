import {
  type BackTestFlip,
  type ConversationDetail,
  listFlips,
  listStandardVersions,
  readConversation,
  type StandardVersion,
} from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { published } from '../apps/server/test/small-standards.ts'
import { browsing, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit, idle } = whole
const author = await person('standard-owner')
const second = await person('standard-owner')
const first = await published(whole, [author, second])

/** What the agent says in each conversation; the draft forgives 不清楚 and no longer 不晓得. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  forgiven: ['这个我不清楚。'],
  'forgiven-too': ['您好。', '我不清楚呢。'],
  'found-now': ['我不晓得。'],
  'found-as-before': ['我不知道。'],
  'found-in-fewer-places': ['我不清楚。', '不知道。'],
  'nothing-to-find': ['我帮您核实一下。'],
}
const CHANGED = ['forgiven', 'forgiven-too', 'found-now', 'found-in-fewer-places']

await handIn(
  whole,
  Object.entries(SAID).map(([id, lines]): Conversation => {
    const turns = lines.map((text, index) => ({
      index,
      speaker: 'agent' as const,
      text,
      start: index * 5_000,
      end: index * 5_000 + 2_000,
    }))
    return { id, turns, events: [] }
  }),
)

/** What the machine now makes of each conversation: the clauses broken, the score, and by which version. */
async function judged(): Promise<Map<string, { broken: string[]; score: number; version: number }>> {
  const all = await Promise.all(
    Object.keys(SAID).map(async (id) => {
      const { inspection, conversation } = await author.get<ConversationDetail>(readConversation, { params: { id } })
      const broken = [...new Set(inspection!.findings.map(({ clause }) => clause))]
      return [id, { broken, score: inspection!.scorecard.total, version: conversation.standardVersion! }] as const
    }),
  )
  return new Map(all)
}

/** Writes a file of the draft anew in the editor. */
async function write(page: Page, file: string, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: file })
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Presses a button of the dialog that is open. */
const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click()

test('a draft is back-tested, approved by a second person and published; what changes is what the back-test named', async () => {
  const before = await judged()
  const page = await visit(author, '/standards/versions')
  await press(page, '新建草稿')
  await page.getByLabel('名称').fill('不晓得也不得说')
  await confirm(page, '新建草稿')

  // a mistake is told while it is written; nothing of it is stored
  await page.getByRole('treeitem', { name: 'words' }).getByRole('img').click()
  await page.getByRole('treeitem', { name: 'w.yaml' }).click()
  await write(page, 'words/w.yaml', '不知道: [不知道, 不晓得')
  await page.getByText('错误 1').waitFor()
  await write(page, 'words/w.yaml', '不知道: [不知道, 不晓得]\n')
  await page.getByText('没有问题').waitFor()
  await page.keyboard.press('Control+s')
  await page.getByText('已保存 words/w.yaml').waitFor()

  await page.getByRole('link', { name: '返回版本' }).click()
  const submit = page.getByRole('button', { name: '提交批准' })
  await submit.waitFor()
  expect(await submit.isDisabled()).toBe(true)
  await press(page, '运行全部示例')
  await page.getByText('全部通过', { exact: true }).waitFor()

  await press(page, '开始回测')
  await confirm(page, '开始回测')
  const changed = page.getByRole('link', { name: /^结果有变/ })
  await changed.waitFor()
  expect(await changed.innerText()).toContain('4')
  expect(await page.getByRole('link', { name: /^得分提高/ }).innerText()).toContain('3')
  expect(await page.getByRole('link', { name: /^得分降低/ }).innerText()).toContain('1')
  await page.getByText('我不晓得。').waitFor()
  const tested = Number(/back-tests\/(\d+)/.exec(page.url())?.[1])
  const { items } = await author.get<{ items: BackTestFlip[] }>(listFlips, { params: { id: tested } })
  expect(items.map(({ conversation }) => conversation)).toEqual(CHANGED)
  for (const id of CHANGED) await page.getByRole('link', { name: id, exact: true }).waitFor()

  // one kind of them; back from a conversation it is still the one chosen
  await page.getByRole('region', { name: '条款判定变化' }).getByRole('button', { name: '1', exact: true }).click()
  await page.getByText('已到底，共 1 通').waitFor()
  await page.getByRole('link', { name: 'found-now', exact: true }).click()
  await page.getByRole('heading', { name: 'found-now' }).waitFor()
  await page.goBack()
  await page.getByText('已到底，共 1 通').waitFor()

  await page.getByRole('link', { name: '返回版本' }).click()
  await submit.click()
  await page.getByLabel('修改说明').fill('投诉中常见“不晓得”')
  await confirm(page, '提交批准')
  await page.getByText('请由另一人批准').waitFor()
  expect(await page.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)

  const draft = new URL(page.url()).pathname
  const other = await visit(second, draft)
  await press(other, '批准')
  await confirm(other, '批准')
  await press(other, '发布')
  await other.getByLabel('近 7 天的会话').check()
  await confirm(other, '发布')
  await other.getByText('已发布并生效').waitFor()
  await idle()
  await other.goto(new URL('/tasks', other.url()).href)
  await other.getByRole('row', { name: /重新质检.*已完成/ }).waitFor()

  const after = await judged()
  const versions = await author.get<{ items: StandardVersion[] }>(listStandardVersions)
  const inForce = versions.items.find((version) => version.inForce)!
  expect(inForce).toMatchObject({ state: 'published', title: '不晓得也不得说' })
  expect(new Set([...after.values()].map(({ version }) => version))).toEqual(new Set([inForce.number]))
  for (const [id, { broken, score }] of after) {
    const flip = items.find(({ conversation }) => conversation === id)
    const was = before.get(id)!
    expect([id, score]).toEqual([id, flip ? flip.scoreAfter : was.score])
    const flips = flip?.flips ?? []
    const stays = was.broken.filter((one) => flips.every(({ clause }) => clause !== one))
    const becomes = flips.filter(({ to }) => to === 'broken').map(({ clause }) => clause)
    expect([id, broken]).toEqual([id, [...stays, ...becomes]])
  }

  // the old version again: all as it was
  await other.goto(new URL(`/standards/versions/${first}`, other.url()).href)
  await press(other, '恢复使用')
  await other.getByLabel('理由').fill('先看一周再说')
  await other.getByLabel('近 7 天的会话').check()
  await confirm(other, '恢复使用')
  await other.getByText('已恢复使用').waitFor()
  await idle()
  expect(await judged()).toEqual(before)
}, 240_000)

test('two versions are compared clause by clause and file by file', async () => {
  const page = await visit(author, '/standards/compare')
  await page.getByText('条款文字未变，因 <不知道> 变化而判定可能不同').waitFor()
  await page.getByText(/^词类 \d/).click()
  await page.getByRole('insertion').getByText('晓得').waitFor()
  await page.getByText(/^文件 \d/).click()
  await press(page, '查看差异')
  const sides = page.getByRole('group', { name: 'words/w.yaml' }).getByRole('textbox')
  await expect
    .poll(() => sides.allInnerTexts())
    .toEqual([expect.stringContaining('不清楚'), expect.stringContaining('不晓得')])
})

test('a clause of a common form is written into a draft with its examples', async () => {
  const page = await visit(author, '/standards/versions')
  await press(page, '新建草稿')
  await page.getByLabel('名称').fill('不得催促')
  await confirm(page, '新建草稿')
  await page.getByRole('link', { name: '用表单新增条款' }).click()
  await page.getByLabel('名称').fill('不得催促客户')
  await page.getByLabel('编号').fill('Hurry')
  await page.getByText('小写英文、数字、连字符，如 wealth-risk-told').waitFor()
  await page.getByLabel('编号').fill('no-hurry')
  for (const [field, text] of [
    ['情景', '用语'],
    ['评分项', '用语'],
    ['依据', 'S-1'],
  ]) {
    await page.getByLabel(field, { exact: true }).fill(text)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  expect(await page.getByLabel('写入文件').inputValue()).toBe('moments/m.yaml')
  await page.getByLabel('不得说的话').fill('(快|赶紧)…<4>说')
  await page.getByLabel('违反的示例').fill('客户：我想想。\n坐席：赶紧说吧。')
  await page.getByLabel('做到的示例').fill('坐席：赶紧说吧。')
  await page.getByText('2 处标注，符合 1 处').waitFor()
  await page.getByLabel('做到的示例').fill('坐席：您慢慢说。')
  await page.getByText('2 处标注，符合 2 处').waitFor()
  await press(page, '写入草稿')
  const editor = page.getByRole('textbox', { name: 'moments/m.yaml' })
  await editor.getByText('no-hurry').waitFor()
  await page.getByRole('tab', { name: '示例' }).click()
  await press(page, '运行“no-hurry”的示例')
  await page.getByText('通过 2 / 2').waitFor()
})
