import { expect, test } from 'vitest'
import { browsing, EXAMPLES, handIn, signInBy } from './browsing.ts'

const whole = await browsing()
const { person, visit, visitAsNobody, pass } = whole
await handIn(whole, EXAMPLES.slice(0, 2))
const inspector = await person('inspector')
const agent = await person('agent', { staffNumber: '坐席 3107' })

/** Where a page is: path and search. */
const placeOf = (url: string) => decodeURI(url.slice(new URL(url).origin.length))

test.for([
  { who: inspector, path: '/settings', role: '质检员', home: '/overview' },
  { who: agent, path: '/review', role: '坐席', home: '/desk' },
])('$path is closed to $role, and the way out leads home', async ({ who, path, role, home }) => {
  const page = await visit(who, path)
  await page.getByRole('heading', { name: '无权查看此页' }).waitFor()
  await page.getByText(`此页不对“${role}”开放`).waitFor()
  await page.getByRole('link', { name: '回到首页' }).last().click()
  await page.waitForURL((url) => url.pathname === home)
})

test('an address that is no page says so', async () => {
  const page = await visit(inspector, '/no-such-page')
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
})

test('whoever comes by a link signs in first, and then sees what the link led to', async () => {
  const page = await visitAsNobody('/conversations?service=借记卡&order=risk')
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await signInBy(page, inspector.login)
  await page.getByRole('row', { name: /yt-0302/ }).waitFor()
  expect(placeOf(page.url())).toBe('/conversations?service=借记卡&order=risk')
  expect(await page.getByRole('row', { name: /yt-0301/ }).count()).toBe(0)
})

test('the way back leads nowhere but into the console', async () => {
  const page = await visitAsNobody('/sign-in?to=//example.org/')
  await signInBy(page, inspector.login)
  await page.waitForURL((url) => url.pathname === '/overview')
})

test('a session that has run out leads to the sign-in page, and back', async () => {
  const page = await visit(inspector, '/conversations')
  await page.getByRole('row', { name: /yt-0302/ }).waitFor()
  pass(9 * 3_600_000)
  await page.getByRole('row', { name: /yt-0302/ }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await signInBy(page, inspector.login)
  await page.getByRole('heading', { name: 'yt-0302' }).waitFor()
  expect(placeOf(page.url())).toBe('/conversations/yt-0302')
})
