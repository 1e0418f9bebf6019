import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingHours,
  coverage,
  dueAt,
  isDueSpan,
  isWorkday,
  millisecondsUntil,
} from '../src/index.ts'

const inChina = (local: string) => `${local}+08:00`

describe('addWorkingDays', () => {
  test.each([
    ['a plain day', '2026-03-03T10:00:00', 1, '2026-03-04'],
    ['over a weekend', '2026-03-06T17:59:00', 1, '2026-03-09'],
    ['Friday before a Saturday worked', '2026-02-13T10:00:00', 1, '2026-02-14'],
    ['over the Spring Festival', '2026-02-14T10:00:00', 1, '2026-02-24'],
    ['from within the Spring Festival', '2026-02-18T10:00:00', 1, '2026-02-24'],
    ['over both Saturdays worked', '2026-02-12T10:00:00', 7, '2026-02-28'],
    ['over the National Day', '2026-09-30T20:00:00', 3, '2026-10-10'],
    ['over the year end', '2025-12-31T09:00:00', 1, '2026-01-04'], // Sunday, worked
    ['from a Saturday', '2026-03-07T09:00:00', 1, '2026-03-09'],
    ['none on a working day', '2026-03-06T09:00:00', 0, '2026-03-06'],
    ['none on a Sunday', '2026-03-08T09:00:00', 0, '2026-03-09'],
  ])('%s', (_name, start, n, date) => {
    expect(addWorkingDays(inChina(start), n)).toEqual({ at: `${date}T23:59:59+08:00`, certain: true })
  })
  test('says when it had to guess', () => {
    const last = coverage().to
    expect(addWorkingDays(`${last}T10:00:00+08:00`, 3).certain).toBe(false)
    expect(addWorkingHours(`${last}T10:00:00+08:00`, 1)).toMatchObject({ certain: isWorkday(last) })
    expect(addWorkingDays('2050-03-03T10:00:00+08:00', 1).certain).toBe(false)
  })
})

describe('addWorkingHours', () => {
  test.each([
    ['inside the day', '2026-03-03T10:00:00', 3, '2026-03-03T13:00:00'],
    ['up to closing time', '2026-03-03T15:00:00', 3, '2026-03-03T18:00:00'],
    ['into the next day', '2026-03-03T16:30:00', 3, '2026-03-04T10:30:00'],
    ['before opening', '2026-03-03T07:12:34', 1, '2026-03-03T10:00:00'],
    ['after closing', '2026-03-03T21:00:00', 1, '2026-03-04T10:00:00'],
    ['on a Saturday', '2026-03-07T11:00:00', 1, '2026-03-09T10:00:00'],
    ['on a Saturday worked', '2026-02-14T16:00:00', 3, '2026-02-24T10:00:00'],
    ['in the holiday', '2026-10-03T12:00:00', 3, '2026-10-08T12:00:00'],
    ['several days', '2026-03-02T09:00:00', 45, '2026-03-06T18:00:00'],
    ['half an hour', '2026-03-03T17:45:00', 0.5, '2026-03-04T09:15:00'],
    ['none', '2026-03-07T03:00:00', 0, '2026-03-07T03:00:00'],
  ])('%s', (_name, start, n, at) => {
    expect(addWorkingHours(inChina(start), n)).toEqual({ at: inChina(at), certain: true })
  })
  test('leaves out the break', () => {
    const hours = { from: '08:30', to: '17:30', break: { from: '12:00', to: '13:30' } }
    expect(addWorkingHours('2026-03-03T11:00:00+08:00', 1, hours).at).toBe('2026-03-03T12:00:00+08:00')
    expect(addWorkingHours('2026-03-03T11:00:00+08:00', 2, hours).at).toBe('2026-03-03T14:30:00+08:00')
    expect(addWorkingHours('2026-03-03T12:40:00+08:00', 1, hours).at).toBe('2026-03-03T14:30:00+08:00')
  })
  test.each([
    { from: '18:00', to: '09:00' },
    { from: '09:00', to: '09:00' },
    { from: '09:00', to: '25:00' },
    { from: '9', to: '18:00' },
    { from: '09:00', to: '18:00', break: { from: '08:00', to: '10:00' } },
    { from: '09:00', to: '18:00', break: { from: '13:00', to: '12:00' } },
    { from: '09:00', to: '18:00', break: { from: '09:00', to: '18:00' } },
  ])('refuses the hours %j', (hours) => {
    expect(() => addWorkingHours('2026-03-03T11:00:00+08:00', 1, hours)).toThrow(RangeError)
  })
})

describe('dueAt', () => {
  test.each([
    ['2026-02-14T17:50:00', 'PT30M', '2026-02-14T18:20:00'],
    ['2026-02-14T23:50:00', 'PT2H', '2026-02-15T01:50:00'],
    ['2026-02-14T23:50:00', 'PT1H10M5S', '2026-02-15T01:00:05'],
    ['2026-02-14T23:50:00', 'P3D', '2026-02-17T23:59:59'],
    ['2026-02-14T23:50:00', 'P1W', '2026-02-21T23:59:59'],
    ['2026-02-13T17:00:00', '1 working hour', '2026-02-13T18:00:00'],
    ['2026-02-13T17:00:00', '3 working hours', '2026-02-14T11:00:00'],
    ['2026-02-13T17:00:00', '1 working day', '2026-02-14T23:59:59'],
    ['2026-02-13T17:00:00', '3 working days', '2026-02-25T23:59:59'],
    ['2026-02-13T17:00:00', 'today', '2026-02-13T18:00:00'],
    ['2026-02-13T18:00:00', 'today', '2026-02-13T23:59:59'],
    ['2026-02-13T22:10:00', 'today', '2026-02-13T23:59:59'],
    ['2026-02-17T10:10:00', 'today', '2026-02-17T18:00:00'],
    ['2026-02-13T22:10:00', 'tomorrow', '2026-02-14T18:00:00'],
    ['2025-12-31T22:10:00', 'tomorrow', '2026-01-01T18:00:00'],
  ])('from %s, %s: %s', (start, due, at) => {
    expect(dueAt(inChina(start), due)).toEqual({ at: inChina(at), certain: true })
  })
  test('reads any offset, takes none as China time, keeps fractions', () => {
    expect(dueAt('2026-03-03T02:00:00Z', 'PT1H').at).toBe('2026-03-03T11:00:00+08:00')
    expect(dueAt('2026-03-02T21:00:00.25-05:00', 'PT1H').at).toBe('2026-03-03T11:00:00.250+08:00')
    expect(dueAt('2026-03-03T10:00', 'PT1H').at).toBe('2026-03-03T11:00:00+08:00')
    expect(dueAt('2026-03-03T23:59:59.5+08:00', 'today').at).toBe('2026-03-03T23:59:59.500+08:00')
  })
  test('takes the office hours of the standard', () => {
    const hours = { from: '08:30', to: '17:00' }
    expect(dueAt('2026-03-03T16:00:00+08:00', 'today', hours).at).toBe('2026-03-03T17:00:00+08:00')
    expect(dueAt('2026-03-03T16:00:00+08:00', '3 working hours', hours).at).toBe('2026-03-04T10:30:00+08:00')
    expect(dueAt('2026-03-03T16:00:00+08:00', 'today', { from: '00:00', to: '24:00' }).at).toBe(
      '2026-03-03T23:59:59+08:00',
    )
  })
  test.each(['', 'PT', 'P', 'soon', '3 days', 'working day', '1.5 working days', 'P1DT2H', '-PT3H', '3  working days'])(
    'refuses the span %j',
    (due) => {
      expect(() => dueAt('2026-03-03T10:00:00+08:00', due)).toThrow(RangeError)
      expect(isDueSpan(due)).toBe(false)
    },
  )
  test.each([
    '2026-03-03',
    '2026-02-30T10:00',
    '2026-03-03T24:00',
    '2026-03-03T10:60',
    '2026-03-03T10:00+25:00',
    'now',
  ])('refuses the start %j', (start) => expect(() => dueAt(start, 'PT1H')).toThrow(RangeError))
  test('refuses counts that are none', () => {
    for (const n of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays('2026-03-03T10:00', n)).toThrow(RangeError)
      expect(() => addWorkingHours('2026-03-03T10:00', n)).toThrow(RangeError)
    }
    expect(() => addWorkingDays('2026-03-03T10:00', 1.5)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-03-03T10:00', 5_000_000)).toThrow(RangeError)
  })
})

test('millisecondsUntil counts down and below zero', () => {
  expect(millisecondsUntil('2026-03-03T10:00:00+08:00', '2026-03-03T03:00:00Z')).toBe(3_600_000)
  expect(millisecondsUntil('2026-03-03T12:00:00+08:00', '2026-03-03T03:00:00Z')).toBe(-3_600_000)
})
