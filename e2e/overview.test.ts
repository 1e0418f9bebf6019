import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, browsing, EXAMPLES, handIn } from './browsing.ts'

const whole = await browsing()
const { person, visit, address } = whole
const AGENTS = new Set(EXAMPLES.slice(0, 8).map(({ agent }) => agent!))
for (const staffNumber of AGENTS) await person('agent', { staffNumber, team: `${staffNumber.slice(3, 5)} 组` })
await handIn(whole, EXAMPLES)
const manager = await person('manager')

const DAYS = '/overview?from=2026-03-08&to=2026-03-14'

/** The number in a text like `共 1,234 通`. */
const numberIn = (text: string) => Number(text.replaceAll(',', '').match(/\d+/)?.[0])

/** How many conversations the list counts that has just opened, and how many it has. */
async function listed(page: Page): Promise<number> {
  await page.waitForURL((url) => url.pathname === '/conversations')
  const count = page.getByText(/^共 [\d,]+ 通$/)
  await count.waitFor()
  const told = numberIn(await count.innerText())
  const rows = page.getByRole('grid', { name: '会话列表' }).getByRole('row')
  await expect.poll(() => rows.count()).toBe(told + 1)
  return told
}

/** Follows a link of the overview; what its list has. */
async function follow(page: Page, href: string): Promise<number> {
  await page.goto(address + href)
  return listed(page)
}

/** Links by the number of conversations that they show, somewhere in the overview. */
async function numbered(page: Page, region: string): Promise<{ href: string; number: number }[]> {
  const links = page.getByRole('region', { name: region }).getByRole('link')
  await links.first().waitFor()
  return links.evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute('href')!,
      number: Number(link.textContent.replaceAll(',', '').match(/^\d+$/)?.[0]),
    })),
  )
}

test.for(['业务', '渠道', '来电原因', '班组与坐席'])(
  'every number under %s opens as many conversations',
  async (region) => {
    const page = await visit(manager, DAYS)
    const links = await numbered(page, region)
    expect(links.length).toBeGreaterThan(1)
    for (const { href, number } of links) expect(await follow(page, href)).toBe(number)
  },
)

test.for(['条款', '评分项'])('every bar of what was broken most opens as many conversations: %s', async (kind) => {
  const page = await visit(manager, DAYS)
  const panel = page.getByRole('region', { name: '违规最多' })
  await panel.getByText(kind, { exact: true }).click()
  const links = panel.getByRole('link', { name: /：\d+ 通会话/ })
  await links.first().waitFor()
  const bars = await links.evaluateAll((links) =>
    links.map((link) => ({ href: link.getAttribute('href')!, spoken: link.getAttribute('aria-label')! })),
  )
  expect(bars.length).toBeGreaterThan(4)
  for (const { href, spoken } of bars.slice(0, 6))
    expect(await follow(page, href)).toBe(numberIn(spoken.split('：').at(-1) ?? ''))
})

test('every moment of which something was missed opens conversations, no more than were missed', async () => {
  const page = await visit(manager, DAYS)
  const panel = page.getByRole('region', { name: '各情景履行率' })
  const links = panel.getByRole('listitem').getByRole('link', { name: /应做/ })
  await links.first().waitFor()
  const moments = await links.evaluateAll((links) =>
    links.map((link) => ({ href: link.getAttribute('href')!, title: link.getAttribute('aria-label')! })),
  )
  expect(moments.length).toBeGreaterThan(1)
  for (const { href, title } of moments) {
    const [, due, kept] = title.match(/应做 (\d+) 次，做到 ([\d.]+)%/)!
    const missed = Math.round(Number(due) * (1 - Number(kept) / 100))
    const found = await follow(page, href)
    expect(found).toBeGreaterThan(0)
    expect(found, title).toBeLessThanOrEqual(missed)
  }
})

test('the six numbers open the conversations that they count', async () => {
  const page = await visit(manager, DAYS)
  for (const [name, number] of [
    ['会话', /^会话\s*(\d+)/],
    ['有违规的会话', /(\d+) 通/],
    ['一票否决', /(\d+) 通/],
    ['待判定', /(\d+) 通/],
  ] as const) {
    await page.goto(address + DAYS)
    const link = page.getByRole('listitem').getByRole('link', { name: new RegExp(`^${name}`) })
    const told = Number((await link.innerText()).match(number)?.[1])
    await link.click()
    if (told === 0) await page.getByRole('heading', { name: '没有符合条件的会话' }).waitFor()
    else expect(await listed(page)).toBe(told)
  }
})

test.for(['每日走势', '得分分布', '时段'])(
  'each place of the chart %s opens its conversations, by keys',
  async (name) => {
    const page = await visit(manager, DAYS)
    const chart = page.getByRole('application', { name })
    const spoken = chart.locator('[aria-live]')
    await chart.focus()
    await page.keyboard.press('End')
    const last = await spoken.innerText()
    await page.keyboard.press('Home')
    const told: string[] = []
    for (;;) {
      told.push(await spoken.innerText())
      if (told.at(-1) === last) break
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => spoken.innerText()).not.toBe(told.at(-1))
    }
    const counts = told.map((text) => numberIn(text.split('：')[1] ?? ''))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(EXAMPLES.length)
    for (const [place, count] of counts.entries()) {
      if (count === 0) continue
      await page.goto(address + DAYS)
      await chart.focus()
      await page.keyboard.press('Home')
      for (let step = 0; step < place; step++) await page.keyboard.press('ArrowRight')
      await expect.poll(() => spoken.innerText()).toBe(told[place])
      await page.keyboard.press('Enter')
      expect(await listed(page), told[place]).toBe(count)
    }
  },
)

test('a click on a day of the chart opens the conversations of this day', async () => {
  const page = await visit(manager, DAYS)
  const chart = page.getByRole('application', { name: '每日走势' })
  const box = (await chart.boundingBox())!
  // the second of seven days; the axes take 46 pixels on either side
  await page.mouse.click(box.x + 46 + ((box.width - 92) * 1.5) / 7, box.y + box.height / 2)
  await page.waitForURL((url) => url.pathname === '/conversations')
  const { from, to } = Object.fromEntries(new URL(page.url()).searchParams)
  expect([from, to].map((at) => new Date(at ?? '').toISOString())).toEqual([
    '2026-03-08T16:00:00.000Z',
    new Date(Date.parse('2026-03-10T00:00:00+08:00') - 1).toISOString(),
  ])
  expect(await listed(page)).toBe(EXAMPLES.filter(({ startedAt }) => startedAt?.startsWith('2026-03-09')).length)
})

test('conversations that have just come are shown as soon as they are counted', async () => {
  await arrive(whole, [{ ...EXAMPLES[0], id: 'just-come', startedAt: '2026-04-01T10:00:00+08:00' }])
  const page = await visit(manager, '/overview?from=2026-04-01&to=2026-04-01')
  const [{ number }] = await numbered(page, '渠道')
  expect(number).toBe(1)
})
