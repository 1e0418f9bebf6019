import { addKey } from '@liangyan/contract'
import { LiveSource } from '@liangyan/sdk'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { browsing } from './browsing.ts'

const { person, visit, address, idle } = await browsing()
const administrator = await person('administrator')
const lead = await person('team-lead', { team: '信用卡组', staffNumber: '3001' })
const agent = await person('agent', { team: '信用卡组', staffNumber: '3101' })
const inspector = await person('inspector')
const { secret: key } = await administrator.get<{ secret: string }>(addKey, {
  body: { name: '电话平台', scopes: ['live:write'] },
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Would run wherever it is taken for more than text; says where it was put in. */
const script = (place: string) =>
  `${place}<img src=x onerror="window.hacked='${place}'"><script>window.hacked='${place}'</script>`

async function showsAsText(page: Page, ...places: readonly string[]): Promise<void> {
  for (const place of places) await page.getByText(script(place)).first().waitFor()
  expect(await page.evaluate('window.hacked')).toBeUndefined()
  expect(await page.locator('img[src=x]').count()).toBe(0)
}

test('scripts that are said, written and whispered are text at the desk, on the floor and in the record', async () => {
  const source = new LiveSource({ url: address, key })
  closing.push(() => source.close())
  const [desk, floor] = [await visit(agent, '/desk'), await visit(lead, '/floor')]
  const call = source.open('call-1', { channel: 'phone', service: script('业务'), agent: '3101' })
  await call.event({ type: 'turn', turn: { index: 0, speaker: 'agent', text: '您好', start: 0, end: 1_000 } })
  const said = { index: 1, speaker: 'customer', text: script('客户'), start: 1_500, end: 3_000 } as const
  await call.event({ type: 'turn', turn: said })
  await call.event({ type: 'ticket', at: 3_500, text: script('工单') })
  await showsAsText(desk, '业务', '客户', '工单')
  call.partial({ index: 2, speaker: 'agent', text: script('正在说'), start: 4_000, end: 5_000 })
  await showsAsText(desk, '正在说')

  const row = floor.getByRole('grid', { name: '进行中的会话' }).getByRole('row').filter({ hasText: '3101' })
  await row.click()
  await showsAsText(floor, '客户', '工单')
  const whisper = floor.getByLabel('耳语', { exact: true }).and(floor.locator('textarea'))
  await whisper.fill(script('耳语'))
  await whisper.press('Enter')
  await showsAsText(desk, '耳语')
  await showsAsText(floor, '耳语')

  const turn = { index: 2, speaker: 'agent', text: script('坐席'), start: 4_000, end: 6_000 } as const
  await call.event({ type: 'turn', turn })
  await call.event({ type: 'hangup', at: 7_000, by: 'customer' })
  await call.concluded()
  const summary = desk.getByRole('textbox', { name: '小结' })
  await summary.fill(script('小结'))
  await desk.keyboard.press('Control+Enter')
  await desk.getByRole('heading', { name: '现在没有会话' }).waitFor()
  await idle()
  const record = await visit(inspector, '/conversations/call-1')
  await showsAsText(record, '客户', '坐席')
  await record.getByRole('tab', { name: /^档案/ }).click()
  await showsAsText(record, '小结', '耳语')
})
