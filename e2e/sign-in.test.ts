import { expect, test } from 'vitest'
import { ALL_ROLES, browsing, EXAMPLES, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit, visitAsNobody } = whole
await handIn(whole, EXAMPLES)

test.for(ALL_ROLES)('%s signs in and sees the pages that are for this role', async (role) => {
  const page = await visit(await person(role, { team: '信用卡组', ...(role === 'agent' && { staffNumber: '坐席 3107' }) }))
  expect(await page.getByRole('navigation').first().innerText()).toContain(role === 'agent' ? '我的结果' : '会话')
})

test('a wrong password is told, and the page stays', async () => {
  const page = await visitAsNobody()
  await page.getByLabel(/^账号/).fill('nobody')
  await page.getByLabel(/^密码/).fill('wrong password')
  await page.keyboard.press('Enter')
  await page.getByText('账号或密码不正确').waitFor()
})
