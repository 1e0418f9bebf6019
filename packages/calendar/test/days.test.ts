import { describe, expect, it, test } from 'vitest'
import {
  chinaCalendar,
  coverage,
  day,
  holidayName,
  isMakeUpWorkday,
  isWorkday,
  officialHolidays,
  weekday,
  workingCalendar,
} from '../src/index.ts'

describe('the days around the Spring Festival of 2026', () => {
  test.each([
    ['2026-02-13', 5, true, null, false],
    ['2026-02-14', 6, true, null, true], // Saturday, worked in exchange
    ['2026-02-15', 7, false, '春节', false],
    ['2026-02-16', 1, false, '春节', false],
    ['2026-02-17', 2, false, '春节', false],
    ['2026-02-23', 1, false, '春节', false],
    ['2026-02-24', 2, true, null, false],
    ['2026-02-27', 5, true, null, false],
    ['2026-02-28', 6, true, null, true], // Saturday, worked in exchange
    ['2026-03-01', 7, false, null, false],
  ])('%s', (date, weekdayExpected, workday, holiday, makeUpWorkday) => {
    expect(day(date)).toEqual({ date, weekday: weekdayExpected, workday, holiday, makeUpWorkday, certain: true })
    expect(isWorkday(date)).toBe(workday)
    expect(holidayName(date)).toBe(holiday)
    expect(isMakeUpWorkday(date)).toBe(makeUpWorkday)
  })
})

test.each([
  ['2026-01-01', '元旦'],
  ['2026-02-17', '春节'],
  ['2026-04-05', '清明节'],
  ['2026-05-01', '劳动节'],
  ['2026-06-19', '端午节'],
  ['2026-09-25', '中秋节'],
  ['2026-10-01', '国庆节'],
  ['2026-10-07', '国庆节'],
  ['2026-10-08', null],
  ['2025-10-08', '国庆节'],
])('%s is %s', (date, name) => expect(holidayName(date)).toBe(name))

test.each([
  ['2025-09-28', true], // Sunday before the National Day holiday, worked
  ['2025-10-08', false],
  ['2025-10-11', true], // Saturday after it, worked
  ['2026-09-20', true],
  ['2026-10-10', true],
  ['2018-12-29', true],
  ['2018-12-31', false],
  ['2019-01-01', false],
  ['2020-01-31', false], // prolonged in the epidemic
])('%s is worked: %s', (date, worked) => expect(isWorkday(date)).toBe(worked))

describe('coverage', () => {
  it('ends before the days that the next notice may still move', () => {
    expect(coverage().from).toBe('2004-01-01')
    expect(coverage().to >= '2026-12-28').toBe(true)
    expect(coverage().to).toMatch(/-12-28$/)
  })
  it('tells how long it still reaches', () => {
    const { from, to, makeUpWorkdays, holidays } = officialHolidays()
    const { daysLeft } = workingCalendar({ from, to: '2026-12-28', makeUpWorkdays, holidays })
    expect(['2026-11-22', '2026-12-28', '2027-01-01'].map(daysLeft)).toEqual([36, 0, -4])
    expect(chinaCalendar.daysLeft(to)).toBe(0)
  })
  it('falls back to Monday to Friday outside it and says so', () => {
    expect(day('2099-10-08')).toMatchObject({ weekday: 4, workday: true, holiday: null, certain: false })
    expect(day('2099-10-10')).toMatchObject({ weekday: 6, workday: false, certain: false })
    expect(day('2100-10-01')).toMatchObject({ weekday: 5, workday: true, holiday: null, certain: false })
    expect(day('2003-10-01').certain).toBe(false)
  })
})

describe('a table of the bank itself', () => {
  const official = officialHolidays()
  const own = workingCalendar({
    holidays: { ...official.holidays, '2026-03-04': '行庆日' },
    makeUpWorkdays: [...official.makeUpWorkdays, '2026-03-07'],
    from: official.from,
    to: official.to,
  })
  it('adds its own days off and days worked', () => {
    expect(own.holidayName('2026-03-04')).toBe('行庆日')
    expect(own.addWorkingDays('2026-03-03T10:00:00+08:00', 3).at).toBe('2026-03-07T23:59:59+08:00')
    expect(chinaCalendar.addWorkingDays('2026-03-03T10:00:00+08:00', 3).at).toBe('2026-03-06T23:59:59+08:00')
  })
})

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-2-3', 'today', ''])('refuses %j', (date) => {
  expect(() => isWorkday(date)).toThrow(RangeError)
  expect(() => weekday(date)).toThrow(RangeError)
})

it('knows every weekday and day number that the platform knows', () => {
  const wrong: string[] = []
  for (let time = Date.UTC(1899, 11, 31); time < Date.UTC(2101, 0, 2); time += 86_400_000) {
    const fields = new Date(time)
    const date = fields.toISOString().slice(0, 10)
    if (weekday(date) !== (fields.getUTCDay() || 7)) wrong.push(date)
  }
  expect(wrong).toEqual([])
})

it('gives every day one state only', () => {
  const { holidays, makeUpWorkdays } = officialHolidays()
  for (const date of makeUpWorkdays) expect([date, holidays[date], weekday(date) > 5]).toEqual([date, undefined, true])
})
