import { addView, changeView, listViews, removeView, type SavedView } from '@liangyan/contract'
import { expect, test } from 'vitest'
import { running } from './running.ts'

const { person } = await running()
const one = await person('inspector')
const other = await person('manager')
const names = async (who: typeof one) => (await who.get<SavedView[]>(listViews)).map(({ name }) => name)

test('views are kept, changed and deleted; each has own ones, by names of which there is one each', async () => {
  const filter = { period: 'week', fatal: true, order: 'risk' } as const
  const added = await one.get<SavedView>(addView, { body: { name: ' 一票否决 ', filter } })
  expect(added).toEqual({ id: added.id, name: '一票否决', filter })
  expect((await one.ask(addView, { body: { name: '一票否决', filter: {} } })).statusCode).toBe(409)
  await other.get(addView, { body: { name: '一票否决', filter: {} } })
  const second = await one.get<SavedView>(addView, { body: { name: '信用卡', filter: { service: '信用卡' } } })
  expect((await one.ask(changeView, { params: { id: second.id }, body: { name: '一票否决' } })).statusCode).toBe(409)
  expect(await one.get(changeView, { params: { id: second.id }, body: { name: '信用卡' } })).toEqual(second)
  const changed = await one.get<SavedView>(changeView, {
    params: { id: second.id },
    body: { filter: { service: '贷款' } },
  })
  expect(changed).toEqual({ ...second, filter: { service: '贷款' } })

  expect((await other.ask(changeView, { params: { id: second.id }, body: { name: '我的' } })).statusCode).toBe(404)
  expect((await other.ask(removeView, { params: { id: second.id } })).statusCode).toBe(404)
  await one.get(removeView, { params: { id: added.id } })
  expect([await names(one), await names(other)]).toEqual([['信用卡'], ['一票否决']])
})

test('what no list understands is not kept, nor more than a person can oversee', async () => {
  const status = async (body: unknown) => (await one.ask(addView, { body })).statusCode
  expect(await status({ name: '   ', filter: {} })).toBe(400)
  expect(await status({ name: '视图', filter: { scoreFrom: 'many' } })).toBe(400)
  expect(await status({ name: '视图' })).toBe(400)
  const has = (await names(one)).length
  for (let i = has; i < 100; i++) expect(await status({ name: `视图 ${i}`, filter: {} })).toBe(200)
  expect(await status({ name: '再一个', filter: {} })).toBe(400)
})
