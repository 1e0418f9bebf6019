import { describe, expect, it, test } from 'vitest'
import { day, officialHolidays, workingCalendar } from '../src/index.ts'
import festivals from '../src/festivals.json' with { type: 'json' }
import { statutoryHolidays, statutoryHolidaysAfter } from '../src/statutory.ts'

const YEARS = Object.entries(festivals)
const table = officialHolidays()

/** What is known while the notice for 2027 is not: however far the table itself has come since. */
function asOf2026() {
  const [to, end] = ['2026-12-28', '2026-12-31']
  const holidays = Object.fromEntries(Object.entries(table.holidays).filter(([date]) => date <= end))
  const makeUpWorkdays = table.makeUpWorkdays.filter((date) => date <= end)
  return workingCalendar({ holidays, makeUpWorkdays, byLaw: statutoryHolidaysAfter(to), from: table.from, to })
}

describe('holidays that the law fixes', () => {
  test('thirteen days in a year without a coincidence, by their names', () => {
    expect([...statutoryHolidays(2027)]).toEqual([
      ['2027-01-01', '元旦'],
      ['2027-02-05', '春节'],
      ['2027-02-06', '春节'],
      ['2027-02-07', '春节'],
      ['2027-02-08', '春节'],
      ['2027-04-05', '清明节'],
      ['2027-05-01', '劳动节'],
      ['2027-05-02', '劳动节'],
      ['2027-06-09', '端午节'],
      ['2027-09-15', '中秋节'],
      ['2027-10-01', '国庆节'],
      ['2027-10-02', '国庆节'],
      ['2027-10-03', '国庆节'],
    ])
  })

  test('two holidays on one day are one day off', () => {
    expect(statutoryHolidays(2031).size).toBe(12)
    expect(statutoryHolidays(2031).get('2031-10-01')).toBe('国庆节')
  })

  test('a year beyond the table has none', () => expect(statutoryHolidays(2100).size).toBe(0))

  test.each([
    ['2027-02-05', 5, '春节'],
    ['2027-04-05', 1, '清明节'],
    ['2027-10-01', 5, '国庆节'],
    ['2030-02-03', 7, '春节'],
  ])('%s is off for sure, though nothing was arranged yet', (date, ofWeek, holiday) => {
    const expected = { date, weekday: ofWeek, workday: false, holiday, makeUpWorkday: false, certain: true }
    expect(asOf2026().day(date)).toEqual(expected)
  })

  test.each([
    ['2026-12-31T10:00:00+08:00', 1, '2027-01-04'],
    ['2027-02-04T10:00:00+08:00', 1, '2027-02-09'],
    ['2027-09-14T10:00:00+08:00', 1, '2027-09-16'],
  ])('what is counted across them, from %s, leaves them out and is not certain', (start, n, date) => {
    expect(asOf2026().addWorkingDays(start, n)).toEqual({ at: `${date}T23:59:59+08:00`, certain: false })
  })

  test('the days beside them are nobody’s guess', () => {
    expect(asOf2026().day('2027-02-09')).toMatchObject({ workday: true, holiday: null, certain: false })
    expect(asOf2026().day('2027-02-13')).toMatchObject({ workday: false, holiday: null, certain: false })
  })

  it('are days off in every arrangement since the law is in force', () => {
    const worked = Array.from({ length: Number(table.to.slice(0, 4)) - 2024 }, (_, i) => 2025 + i)
      .flatMap((year) => [...statutoryHolidays(year)])
      .filter(([date, name]) => day(date).workday || ![name, null].includes(day(date).holiday))
    expect(worked).toEqual([])
  })
})

describe('the table of festivals', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const lunar = (date: string) => chinese.format(new Date(`${date}T04:00:00Z`))
  const NAMES = { springFestival: '春节', qingming: '清明节', dragonBoat: '端午节', midAutumn: '中秋节' } as const

  it('names no day that the arrangements of the past have as a working day or as another holiday', () => {
    const wrong = YEARS.filter(([year]) => year <= table.to.slice(0, 4)).flatMap(([year, ofYear]) =>
      Object.entries(NAMES)
        .map(([key, name]) => ({ ...day(`${year}-${ofYear[key as keyof typeof NAMES]}`), name }))
        .filter(({ workday, holiday, name }) => workday || ![name, '国庆节', null].includes(holiday)),
    )
    expect(wrong).toEqual([])
  })

  it('agrees with the lunar calendar of the platform but where the new moon is minutes from midnight', () => {
    const wanted = { springFestival: '1/1', dragonBoat: '5/5', midAutumn: '8/15' } as const
    const differs = YEARS.flatMap(([year, ofYear]) =>
      Object.entries(wanted)
        .filter(([key, date]) => lunar(`${year}-${ofYear[key as keyof typeof wanted]}`) !== date)
        .map(([key]) => `${year} ${key}`),
    )
    // new moon on 6 February 2027 at 23:56, on 3 February 2030 at 00:07: ICU is off by a day there
    expect(['2027 springFestival', '2030 springFestival']).toEqual(expect.arrayContaining(differs))
  })

  it('has Qingming on the day on which the sun reaches 15°', () => {
    const wrong = YEARS.filter(([year, { qingming }]) => {
      const [begins, ends] = [0, 1].map(
        (later) => Date.parse(`${year}-${qingming}T00:00:00+08:00`) + later * 86_400_000,
      )
      return !(longitudeOfSun(begins) < 15 && longitudeOfSun(ends) >= 15)
    })
    expect(wrong).toEqual([])
  })
})

/** Apparent longitude of the sun in degrees, right to about a hundredth (Meeus, Astronomical Algorithms, chapter 25). */
function longitudeOfSun(milliseconds: number): number {
  const secondsOfEarthsDelay = 69
  const centuries = ((milliseconds / 1000 + secondsOfEarthsDelay) / 86_400 + 2_440_587.5 - 2_451_545) / 36_525
  const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
  const mean = 280.46646 + 36_000.76983 * centuries
  const anomaly = 357.52911 + 35_999.05029 * centuries
  const centre = 1.9146 * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
  const nutation = 0.00569 + 0.00478 * sine(125.04 - 1934.136 * centuries)
  return (mean + centre - nutation) % 360
}
