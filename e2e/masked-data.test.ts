import { expect, test } from 'vitest'
import { trail } from '../apps/server/test/trail.ts'
import { browsing, EXAMPLES, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit, system } = whole
await handIn(whole, EXAMPLES)
const inspector = await person('inspector')
const manager = await person('manager')
const agent = await person('agent', { staffNumber: '坐席 2209' })

/** A call in which the agent reads out whole card numbers, and one of somebody else. */
const CALL = 'yt-0314'
const ANOTHER = 'yt-0302'
const NUMBER = '六二二八四八零零一二三四五六七八九零三'
const looks = async () => (await trail(system, CALL)).filter(({ action }) => action === 'conversation.reveal')

test('an inspector sees masks, and the original for a reason that is kept', async () => {
  const page = await visit(inspector, `/conversations/${CALL}`)
  const transcript = page.getByRole('region', { name: '对话' })
  await transcript.getByText('[卡号]').first().waitFor()
  expect(await page.content()).not.toContain(NUMBER)

  // without a reason nothing is shown
  await page.getByRole('button', { name: '显示原文' }).click()
  const dialog = page.getByRole('dialog', { name: '显示原文' })
  await dialog.getByRole('button', { name: '显示原文' }).click()
  await dialog.getByText('请填写查看理由').waitFor()
  expect(await looks()).toEqual([])

  await dialog.getByLabel('查看理由').fill('核对坐席念出的卡号')
  await dialog.getByRole('button', { name: '显示原文' }).click()
  await transcript.getByText(NUMBER).first().waitFor()
  expect(await transcript.getByText('[卡号]').count()).toBe(0)
  expect(await looks()).toMatchObject([{ userId: inspector.id, detail: { reason: '核对坐席念出的卡号' } }])

  // it is told with the conversation too
  await page.getByRole('tab', { name: /档案/ }).click()
  await page.getByRole('tabpanel').getByText('核对坐席念出的卡号').waitFor()

  // and in the audit trail, for those who watch over it
  const watching = await visit(manager, `/settings/audit?subject=${CALL}`)
  const entry = watching.getByRole('row').filter({ hasText: '核对坐席念出的卡号' })
  await entry.getByText('查看会话原文').waitFor()
  expect(await entry.innerText()).toContain(inspector.login)

  // and gone with the page
  await page.reload()
  await transcript.getByText('[卡号]').first().waitFor()
  expect(await page.content()).not.toContain(NUMBER)
})

test('an agent is offered no original, and sees no conversation of others', async () => {
  const page = await visit(agent, `/conversations/${CALL}`)
  await page.getByText('[卡号]').first().waitFor()
  expect(await page.getByRole('button', { name: '显示原文' }).count()).toBe(0)
  await page.keyboard.press('v')
  await page.keyboard.press('4')
  await page.getByText('会话入库').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.content()).not.toContain(NUMBER)

  await page.goto(`${whole.address}/conversations/${ANOTHER}`)
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
  await page.goto(`${whole.address}/conversations`)
  await page.getByRole('row', { name: new RegExp(CALL) }).waitFor()
  expect(await page.getByRole('row', { name: new RegExp(ANOTHER) }).count()).toBe(0)
})
