import { describe, expect, test } from 'vitest'
import { type HolidayNotice, officialHolidays, withNotices, workingCalendar } from '../src/index.ts'

const official = officialHolidays()
/** The first year that no notice is held for, whenever this runs. */
const next = Number(official.to.slice(0, 4)) + 1
const notice: HolidayNotice = {
  year: next,
  holidays: [{ title: '春节', from: `${next}-02-01`, to: `${next}-02-08` }],
  workdays: [`${next - 1}-12-30`, `${next}-02-09`],
}

describe('a notice that the built-in table does not have', () => {
  const calendar = workingCalendar(withNotices(official, [notice]))

  test('names its holidays, works its days, reaches a year further', () => {
    expect(calendar.holidayName(`${next}-02-08`)).toBe('春节')
    expect(calendar.day(`${next}-02-09`)).toMatchObject({ workday: true, makeUpWorkday: true, certain: true })
    expect(calendar.isMakeUpWorkday(`${next - 1}-12-30`)).toBe(true)
    expect(calendar.coverage()).toEqual({ from: official.from, to: `${next}-12-28` })
    expect(calendar.addWorkingDays(`${next}-01-31T10:00:00+08:00`, 1)).toEqual({
      at: `${next}-02-09T23:59:59+08:00`,
      certain: true,
    })
  })

  test('after its end the law still holds', () => {
    expect(calendar.day(`${next + 1}-10-01`)).toMatchObject({ holiday: '国庆节', certain: true })
    expect(calendar.addWorkingDays(`${next + 1}-03-03T10:00:00+08:00`, 1).certain).toBe(false)
  })

  test('is right where the table says otherwise', () => {
    const corrected = withNotices(official, [
      { year: 2026, holidays: [{ title: '春节', from: '2026-02-14', to: '2026-02-15' }], workdays: ['2026-02-16'] },
    ])
    const { isWorkday } = workingCalendar(corrected)
    expect(['2026-02-14', '2026-02-15', '2026-02-16', '2026-02-17'].map(isWorkday)).toEqual([false, false, true, false])
    expect(corrected.to).toBe(official.to)
  })

  test('does not reach over a year that nobody gave notice of', () => {
    expect(withNotices(official, [{ ...notice, year: next + 1 }]).to).toBe(official.to)
    expect(withNotices(official, [{ ...notice, year: next + 1 }, notice]).to).toBe(`${next + 1}-12-28`)
  })

  test('leaves the table it was given alone, and refuses days that do not exist', () => {
    expect(officialHolidays()).toEqual(official)
    const impossible = { ...notice, workdays: ['2027-02-30'] }
    expect(() => workingCalendar(withNotices(official, [impossible]))).toThrow(RangeError)
  })
})
