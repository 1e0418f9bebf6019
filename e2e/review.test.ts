import {
  addableFindings,
  type AddableFinding,
  type ConversationDetail,
  type ConversationLine,
  listConversations,
} from '@liangyan/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findingsOf, read, reviewing } from '../apps/server/test/reviewing.ts'
import { browsing, EXAMPLES, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit } = whole
await handIn(whole, EXAMPLES)
const administrator = await person('administrator')
const inspector = await person('inspector')
const { call, assign } = reviewing(whole, administrator)

const REASON = '复述客户原话，不是坐席的态度'
const REMARK = '总体耐心，称呼须改进。'

/** What a person who never touches the mouse can do and see. */
function atKeyboard(page: Page) {
  const card = page.getByRole('list', { name: '命中' }).locator('[aria-current=true]')
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    },
    type: (text: string) => page.keyboard.insertText(text),
    /** Title of the finding that is chosen. */
    chosen: () => card.locator('button[aria-expanded=true]').innerText(),
    points: async () => Number(await page.getByRole('status', { name: '得分' }).locator('b').innerText()),
    kept: () => page.locator('[data-saving=saved]').waitFor(),
  }
}

const totalOf = ({ inspection }: ConversationDetail) => inspection!.scorecard.total

test('a conversation is found, reviewed and handed in by keys alone, and the next one follows', async () => {
  const [id, following] = [await call(), await call()]
  const assignment = await assign(following, inspector)
  const before = await read(inspector, id)
  const { tone, address, open } = findingsOf(before)
  const { items: addable } = await inspector.get<{ items: AddableFinding[] }>(addableFindings, { params: { id } })
  const missed = addable.find(({ clause }) => clause === 'few-fillers')!
  const toJudge = before.inspection!.scorecard.items.find(({ judgedBy, most }) => judgedBy !== 'rules' && most >= 1)!

  const page = await visit(inspector)
  const { press, type, chosen, points, kept } = atKeyboard(page)
  await press('g', 'c')
  const list = page.getByRole('grid', { name: '会话列表' })
  await list.getByRole('row', { name: id }).waitFor()
  while ((await list.getAttribute('aria-activedescendant')) !== `row-${id}`) await press('j')
  await press('Enter')
  await page.getByRole('heading', { name: id }).waitFor()
  await page.getByRole('button', { name: /复核/ }).waitFor()
  await press('r')
  await page.getByText('已表态 0 / 3').waitFor()

  // each finding in turn: what is said of one leads on to the next
  await press('n')
  for (const done of [1, 2, 3]) {
    const title = await chosen()
    if (title === tone.title) {
      await press('o')
      await page.getByLabel('推翻理由').waitFor()
      await type(REASON)
      await press('Enter')
    } else await press(title === open.title ? 'k' : 'c')
    await page.getByText(`已表态 ${done} / 3`).waitFor()
  }
  await kept()
  expect(await points()).toBe(totalOf(before) + 5)

  // what the machine missed, in the third turn
  await press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'a')
  const form = page.getByRole('region', { name: '补充机检遗漏' })
  await form.getByText('第 3 轮').waitFor()
  await type(missed.title)
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await press('Enter', 'Control+Enter')
  await form.waitFor({ state: 'detached' })
  await expect.poll(chosen).toBe(missed.title)

  // what only a person can judge
  await press('s')
  const focused = page.locator(':focus')
  await expect.poll(() => focused.getAttribute('aria-label')).toBe(`${toJudge.title} 扣分`)
  await type('1')
  await press('Escape')

  await press('m')
  await expect.poll(() => focused.getAttribute('aria-label')).toBe('总评')
  await type(REMARK)
  await kept()
  const shown = await points()

  await press('Control+Enter')
  await page.getByRole('dialog', { name: '提交复核' }).waitFor()
  await expect.poll(() => focused.innerText()).toBe('提交')
  await press('Enter')
  await page.getByText(`复核已提交，得 ${shown} 分`).waitFor()

  // what the server keeps is what was pressed
  const after = await read(inspector, id)
  expect(totalOf(after)).toBe(shown)
  expect(after.review).toMatchObject({ comment: REMARK })
  const opinions = after.inspection!.findings.map(({ clause, opinion, stands, comment }) => [
    clause,
    opinion,
    stands,
    comment,
  ])
  expect(opinions).toEqual(
    expect.arrayContaining([
      [tone.clause, 'overturned', 'kept', REASON],
      [address.clause, 'confirmed', 'broken', undefined],
      [open.clause, 'overturned', 'kept', undefined],
      [missed.clause, 'added', 'broken', undefined],
    ]),
  )
  expect(opinions).toHaveLength(4)

  // the way on leads to what is assigned next, in review at once
  await press(']')
  await page.getByRole('heading', { name: following }).waitFor()
  await page.getByText('已表态 0 / 3').waitFor()
  expect(new URL(page.url()).searchParams.get('assignment')).toBe(String(assignment))

  // the list shows the new score, and the finding stays overturned
  await press('g', 'c')
  const row = list.getByRole('row', { name: id })
  await row.getByText('已复核').waitFor()
  const { items } = await inspector.get<{ items: ConversationLine[] }>(listConversations)
  expect(items.find((line) => line.id === id)?.score).toBe(shown)
  expect(await row.innerText()).toContain(String(shown))
  while ((await list.getAttribute('aria-activedescendant')) !== `row-${id}`) await press('j')
  await press('Enter')
  await page.reload()
  await page.getByText('已推翻').first().waitFor()
  await press('n')
  while ((await chosen()) !== tone.title) await press('n')
  expect(await page.locator('[aria-current=true]').getByText(REASON).isVisible()).toBe(true)
  expect(await points()).toBe(shown)
})
