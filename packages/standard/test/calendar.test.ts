import { describe, expect, test } from 'vitest'
import { complaints, load, says } from './standard-files.ts'

const YEAR = `
- year: 2027
  source: 通知
  holidays:
    - { title: 元旦, from: 2027-01-01, to: 2027-01-03 }
  workdays: [2026-12-27]
`
const inCalendar = (from: string, to: string) => ({ 'calendar.yaml': YEAR.replace(from, to) })

describe('calendar.yaml', () => {
  test('is read as it stands, dates as texts', () => {
    const { standard } = load({ 'calendar.yaml': YEAR })
    expect(standard?.calendar).toEqual([
      {
        year: 2027,
        source: '通知',
        holidays: [{ title: '元旦', from: '2027-01-01', to: '2027-01-03' }],
        workdays: ['2026-12-27'],
      },
    ])
    expect(complaints({ 'calendar.yaml': '# 还没有\n[]\n' })).toEqual([])
    expect(load({}).standard?.calendar).toEqual([])
  })

  test.each([
    ['to: 2027-01-03', 'to: 2027-02-30', /"2027-02-30" 不是日期/],
    ['from: 2027-01-01', 'from: 元月一日', /"元月一日" 不是日期/],
    ['to: 2027-01-03', 'to: 2026-12-31', /最后一天 2026-12-31 早于第一天 2027-01-01/],
    ['2026-12-27', '2026-10-27', /"2026-10-27" 不在 2027 年的安排里/],
    ['2026-12-27', '2027-01-02', /2027-01-02 既列为上班，又在元旦的假期里/],
    ['  source: 通知\n', '', /source/],
  ])('%j written as %j is an error', (from, to, message) => {
    says(inCalendar(from, to), 'calendar.yaml', message)
  })

  test('a year stands there once', () => {
    says({ 'calendar.yaml': YEAR + YEAR }, 'calendar.yaml', /2027 年在这里出现了两次/)
  })
})
