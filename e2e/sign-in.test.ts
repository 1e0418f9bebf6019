import type { Role } from '@liangyan/contract'
import { expect, test } from 'vitest'
import { ALL_ROLES, browsing, EXAMPLES, handIn, signInBy } from './browsing.ts'

const whole = await browsing()
const { person, visit, visitAsNobody } = whole
await handIn(whole, EXAMPLES)

/** What the menu offers, in its order; the first entry is where the role begins. */
const MENUS: Readonly<Record<Role, readonly string[]>> = {
  agent: ['坐席台', '我的结果', '会话', '申诉', '规范'],
  'team-lead': ['总览', '坐席台', '班组长台', '会话', '组员结果', '申诉', '规范'],
  inspector: ['总览', '会话', '复核', '申诉', '规范', '任务'],
  // appeals that were upheld propose examples for the draft
  'standard-owner': ['总览', '会话', '申诉', '规范', '任务'],
  trainer: ['总览', '会话', '规范'],
  manager: ['总览', '班组长台', '会话', '复核', '申诉', '规范', '任务', '设置'],
  administrator: ['总览', '班组长台', '会话', '复核', '申诉', '规范', '任务', '设置'],
}

test.for(ALL_ROLES)('%s signs in and sees the pages that are for this role', async (role) => {
  const { login } = await person(role, { team: '信用卡组', ...(role === 'agent' && { staffNumber: '坐席 3107' }) })
  const page = await visitAsNobody()
  await signInBy(page, login)
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('link').first().waitFor()
  expect(await menu.getByRole('link').allInnerTexts()).toEqual(MENUS[role])
  await expect.poll(() => page.title()).toBe(`${MENUS[role][0]} · 良言`)
})

test('a wrong password is told, and the page stays', async () => {
  const page = await visitAsNobody()
  await signInBy(page, 'nobody', 'wrong password')
  await page.getByRole('alert').filter({ hasText: '账号或密码不正确' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

test('whoever signs out leaves nothing behind', async () => {
  const { login } = await person('inspector')
  const page = await visit({ login }, '/conversations')
  await page.getByRole('row').nth(1).waitFor()
  await page.getByRole('button', { name: /^账号/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  expect(await page.content()).not.toContain('yt-03')
})
