import {
  addCalibration,
  addPlan,
  addWebhook,
  type Calibration,
  createDraft,
  drawPlan,
  fileAppeal,
  type AppealDetail,
  type Plan,
  type Role,
  type StandardVersion,
  startBackTest,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import { input } from '../apps/server/test/planning.ts'
import { findingsOf, read, reviewing } from '../apps/server/test/reviewing.ts'
import { ALL_ROLES, browsing, EXAMPLES, handIn, signInBy } from './browsing.ts'

/** The console's own list; of its code, which is the browser's, the compiler of these tests knows nothing. */
const LIST = '../apps/console/src/pages/index.tsx'
const { PAGES } = (await import(LIST)) as {
  PAGES: readonly { readonly path: string; readonly roles: readonly Role[] | 'signed-in' | 'anybody' }[]
}

const whole = await browsing()
const { person, visit, visitAsNobody, problems, idle } = whole
const STAFF_NUMBER = '坐席 3107'
const TEAM = '信用卡组'
const people = Object.fromEntries(
  await Promise.all(
    ALL_ROLES.map(async (role) => {
      const more = { ...(role === 'agent' && { staffNumber: STAFF_NUMBER }), team: TEAM }
      return [role, await person(role, role === 'agent' || role === 'team-lead' ? more : {})] as const
    }),
  ),
) as Record<Role, Awaited<ReturnType<typeof person>>>
const { administrator, manager, agent, inspector } = people
const another = await person('inspector')
await handIn(whole, EXAMPLES)
const { call } = reviewing(whole, administrator)

/** One of everything that has a page of its own, by the pattern of the page's address. */
async function one(): Promise<Readonly<Record<string, string | number>>> {
  const conversation = await call()
  const appealed = await call()
  const { tone } = findingsOf(await read(administrator, appealed))
  const filing = { findings: [{ finding: tone.id, reason: '' }], reason: '客户先说粗话，我在复述' }
  const appeal = await agent.get<AppealDetail>(fileAppeal, { params: { id: appealed }, body: filing })
  const plan = await manager.get<Plan>(addPlan, { body: input() })
  await manager.get(drawPlan, { params: { id: plan.id } })
  // not the one that is appealed against: who scores blind may not see its appeal
  const draw = { size: 5, filter: { from: '2026-03-09T00:00:00+08:00' } }
  const body = { name: '三月校准', draw, inspectors: [inspector.id, another.id] }
  const calibration = await manager.get<Calibration>(addCalibration, { body })
  const hook = { name: '工单系统', url: 'http://127.0.0.1:9/', events: ['appeal.settled'] }
  const { webhook } = await administrator.get<{ webhook: { id: number } }>(addWebhook, { body: hook })
  const draft = await administrator.get<StandardVersion>(createDraft, { body: { title: '修订稿' } })
  const tested = { params: { id: draft.id }, body: { conversations: 10 } }
  const backTest = await administrator.get<{ id: number }>(startBackTest, tested)
  await idle()
  return {
    '/conversations/:id': conversation,
    '/appeals/:id': appeal.id,
    '/review/plans/:id': plan.id,
    '/review/plans/:id/edit': plan.id,
    '/review/calibrations/:id': calibration.id,
    '/settings/webhooks/:id': webhook.id,
    '/standards/clauses/:clause': 'tone-curt',
    '/standards/versions/:id': 1,
    '/standards/versions/:id/edit': 1,
    '/standards/versions/:id/new-clause': draft.id,
    '/standards/back-tests/:id': backTest.id,
  }
}
const subjects = await one()

function addressOf(path: string): string {
  if (!path.includes(':')) return path
  const subject = subjects[path]
  if (subject === undefined) throw new Error(`nothing to show on ${path}`)
  return path.replace(/:\w+/, encodeURIComponent(subject))
}

const pagesFor = (role: Role) => PAGES.filter(({ roles }) => typeof roles === 'string' || roles.includes(role))

test.for(ALL_ROLES)('every page that %s may open shows, and nothing fails', { timeout: 600_000 }, async (role) => {
  const page = await visit(people[role])
  expect(pagesFor(role).length).toBeGreaterThan(4)
  for (const { path } of pagesFor(role)) {
    const address = addressOf(path)
    await page.goto(whole.address + address)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await expect.poll(() => page.getByText('正在加载').count(), { message: address }).toBe(0)
    for (const wrong of ['没有这一页', '无权查看此页', '这一页没有显示出来'])
      expect(await page.getByRole('heading', { name: wrong }).count(), `${wrong} ${address}`).toBe(0)
    // nothing stands out of the page to the right
    const beyond = await page.locator('#content').evaluate((content) => content.scrollWidth - content.clientWidth)
    expect(beyond, address).toBeLessThanOrEqual(0)
    expect(problems(page), address).toEqual({ faults: [], refusals: [] })
  }
})

test('the screen speaks the language that is chosen, on every page and at the next sign-in', async () => {
  const { login } = await person('manager')
  const page = await visit({ login }, '/overview')
  await page.getByRole('heading', { name: '总览' }).waitFor()
  await page.getByRole('button', { name: '界面语言' }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByRole('link', { name: 'Conversations', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  await expect.poll(() => page.title()).toBe('Conversations · Liangyan')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')

  // it is the person's, not the browser's
  const elsewhere = await visitAsNobody('/overview')
  await signInBy(elsewhere, login)
  await elsewhere.getByRole('heading', { name: 'Overview' }).waitFor()
  await elsewhere.getByRole('button', { name: 'Language' }).click()
  await elsewhere.getByRole('menuitem', { name: '中文' }).click()
  await elsewhere.getByRole('heading', { name: '总览' }).waitFor()
})

test('Chinese shows on a machine that has no font for it: one comes with the console', async () => {
  const page = await visitAsNobody('/sign-in')
  await page.getByRole('heading', { name: '登录' }).waitFor()
  const fetched = page.evaluate<number>(`
    document.fonts.load("16px 'Noto Sans SC Variable'", '良言质检').then((faces) => faces.length)`)
  expect(await fetched).toBeGreaterThan(0)
})
