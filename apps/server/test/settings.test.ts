import {
  type AnyRoute,
  type BodyOf,
  calendarYear,
  type CalendarYear,
  changeAppealTerms,
  changeBank,
  changeCalendar,
  entrance,
  readSettings,
  readSystem,
  type ScorecardWeights,
  scorecardWeights,
  type AnswerOf,
} from '@liangyan/contract'
import { expect, test } from 'vitest'
import { systemCalendar } from '../src/configuration/calendar.ts'
import { readConfiguration } from '../src/configuration/configuration.ts'
import { running } from './running.ts'
import { trail } from './trail.ts'

const { system, person } = await running()
const administrator = await person('administrator')
const manager = await person('manager')

const settings = () => manager.get<AnswerOf<typeof readSettings>>(readSettings)
const put = <R extends AnyRoute>(route: R, body: BodyOf<R>) => administrator.ask(route, { body })

test('as it comes nothing is deleted that people made, and nobody has changed anything', async () => {
  expect(await settings()).toEqual({
    bank: { name: '' },
    retention: { originals: null, conversations: null, figures: null, auditTrail: null, sessions: 30 },
    calendar: { notices: [], days: [] },
    appeals: { fileWithin: 3, leadWithin: 2, inspectorWithin: 3, rounds: 1 },
    chat: { queues: [], perAgent: 3, within: 20, waitForNobody: false },
    changed: { bank: null, retention: null, calendar: null, appeals: null, chat: null },
  })
})

test('a setting is changed, says who changed it, and stands in the audit trail from and to', async () => {
  const terms = { fileWithin: 5, leadWithin: 2, inspectorWithin: 4, rounds: 2 }
  // what the shape does not know is not kept
  expect((await put(changeAppealTerms, { ...terms, more: 'x' } as never)).json()).toEqual(terms)
  const { appeals, changed } = await settings()
  expect(appeals).toEqual(terms)
  expect(changed.appeals).toEqual({ at: expect.any(String), by: `administrator ${administrator.login}` })
  await put(changeAppealTerms, terms)
  expect(await trail(system, 'appeals')).toMatchObject([
    {
      action: 'settings.appeals',
      userId: administrator.id,
      detail: {
        changes: { fileWithin: { from: 3, to: 5 }, inspectorWithin: { from: 3, to: 4 }, rounds: { from: 1, to: 2 } },
      },
    },
  ])
  for (const wrong of [
    { ...terms, fileWithin: 0 },
    { ...terms, rounds: 1.5 },
    { fileWithin: 1 },
    { ...terms, rounds: null },
  ])
    expect((await put(changeAppealTerms, wrong as never)).statusCode).toBe(400)
})

test('the name of the bank stands where people sign in', async () => {
  await put(changeBank, { name: ' 示例银行 ' })
  expect((await manager.get<AnswerOf<typeof entrance>>(entrance)).bank).toBe('示例银行')
})

test('what an earlier version of the program kept is filled up with what is usual; nonsense does not count', async () => {
  await system.pool.query(
    `insert into settings (name, value) values ('retention', '{"originals": 90}'), ('bank', '{"name": 7}')
      on conflict (name) do update set value = excluded.value`,
  )
  expect(await readConfiguration(system.db, 'retention')).toMatchObject({ originals: 90, sessions: 30 })
  expect(await readConfiguration(system.db, 'bank')).toEqual({ name: '' })
})

test('notices and single days change what deadlines are counted in', async () => {
  const year = Number((await systemCalendar(system)).coverage().to.slice(0, 4)) + 1
  const due = async (start: string) => (await systemCalendar(system)).addWorkingDays(`${start}T10:00:00+08:00`, 1)
  const before = await administrator.get<CalendarYear>(calendarYear, { params: { year } })
  expect(before.days.every(({ from }) => from === 'built-in')).toBe(true)
  const notice = {
    year,
    source: '国务院办公厅通知',
    holidays: [{ title: '春节', from: `${year}-02-01`, to: `${year}-02-08` }],
    workdays: [`${year}-02-09`],
  }
  const days = [
    { date: `${year}-06-15`, title: '行庆', worked: false },
    { date: `${year}-10-01`, title: '值班', worked: true },
  ]
  expect((await put(changeCalendar, { notices: [notice], days })).statusCode).toBe(200)
  expect(await due(`${year}-01-31`)).toEqual({ at: `${year}-02-09T23:59:59+08:00`, certain: true })
  const after = await administrator.get<CalendarYear>(calendarYear, { params: { year } })
  expect(after.knownUntil).toBe(`${year}-12-28`)
  expect(after.daysLeft).toBeGreaterThan(before.daysLeft)
  const on = (date: string) => after.days.find((day) => day.date === date)
  expect(on(`${year}-02-08`)).toEqual({ date: `${year}-02-08`, worked: false, title: '春节', from: 'bank' })
  expect(on(`${year}-02-09`)).toEqual({ date: `${year}-02-09`, worked: true, title: '', from: 'bank' })
  expect(on(`${year}-06-15`)).toEqual({ date: `${year}-06-15`, worked: false, title: '行庆', from: 'bank' })
  // the law gives the day off, the bank works it
  expect(on(`${year}-10-01`)).toMatchObject({ worked: true, from: 'bank' })
  // the notice of a year is the whole of it
  expect(on(`${year}-05-01`)).toBeUndefined()

  // a single day says nothing of what is known of a year
  await put(changeCalendar, { notices: [], days })
  const single = await administrator.get<CalendarYear>(calendarYear, { params: { year } })
  expect(single.knownUntil).toBe(before.knownUntil)
  expect(single.days.find(({ date }) => date === `${year}-06-15`)).toMatchObject({ worked: false, from: 'bank' })
  expect(single.days.find(({ date }) => date === `${year}-05-01`)).toMatchObject({ title: '劳动节', from: 'built-in' })
})

test('a calendar that contradicts itself, or names days that there are not, is refused with the place', async () => {
  const notice = (more: object) => ({
    year: 2027,
    source: '通知',
    holidays: [{ title: '春节', from: '2027-02-06', to: '2027-02-12' }],
    workdays: [],
    ...more,
  })
  const day = { date: '2027-06-15', title: '行庆', worked: false }
  const refused: [object, string | undefined][] = [
    [{ notices: [notice({ workdays: ['2027-02-07'] })], days: [] }, 'notices/0/workdays/0'],
    [{ notices: [notice({}), notice({})], days: [] }, 'notices/1/year'],
    [{ notices: [notice({ workdays: ['2029-02-07'] })], days: [] }, 'notices/0/workdays/0'],
    [
      { notices: [notice({ holidays: [{ title: '春节', from: '2027-02-12', to: '2027-02-06' }] })], days: [] },
      undefined,
    ],
    [{ notices: [], days: [day, { ...day, worked: true }] }, 'days/1/date'],
    [{ notices: [notice({ workdays: ['2027-02-30'] })], days: [] }, undefined],
    [{ notices: [], days: [{ ...day, date: '2027-13-01' }] }, undefined],
    [{ notices: [notice({ holidays: [] })], days: [] }, undefined],
  ]
  for (const [body, place] of refused) {
    const answer = await put(changeCalendar, body as never)
    expect(answer.statusCode, answer.body).toBe(400)
    if (place !== undefined) expect(answer.json().error.place).toBe(place)
  }
})

test('the weights of the scorecard in force are shown with what takes the points', async () => {
  const weights = await manager.get<ScorecardWeights>(scorecardWeights)
  expect(weights.outOf).toBe(weights.groups.reduce((sum, { points }) => sum + points, 0))
  expect(weights.standard.number).toBe(1)
  const items = weights.groups.flatMap((group) => group.items)
  for (const { judgedBy, by, why } of items)
    expect(judgedBy === 'rules' ? by.length : (why ?? '').length).toBeGreaterThan(0)
  expect(items.flatMap(({ by }) => by).filter((title) => /^[a-z-]+$/.test(title))).toEqual([])
})

test('the state of the system is told to administrators', async () => {
  const state = await administrator.get<AnswerOf<typeof readSystem>>(readSystem)
  expect(state).toMatchObject({ conversations: 0, originals: 0, singleSignOn: null, watching: false, url: null })
  expect(state.database.size).toBeGreaterThan(1_000_000)
  expect(state.database.version).toMatch(/^\d+/)
  expect(state.standard).toEqual({ number: 1, title: '内置规范', since: expect.any(String) })
})
