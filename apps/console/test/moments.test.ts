import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, dateAndTime, dayLater, dayOf, endOfDay, startOfDay } from '../src/words/moments.ts'

test('times are those of the bank, wherever this runs', () => {
  expect(dateAndTime('2026-03-05T02:02:00.000Z')).toBe('2026-03-05 10:02')
  expect(dayOf('2026-03-05T15:59:59.999Z')).toBe('2026-03-05')
  expect(dayOf('2026-03-05T16:00:00.000Z')).toBe('2026-03-06')
})

test('a day of the bank holds the moments from its start to its end', () => {
  const moments = fc.date({ min: new Date('1995-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      const day = dayOf(moment)
      const iso = moment.toISOString()
      expect(startOfDay(day) <= iso && iso <= endOfDay(day)).toBe(true)
      expect(Date.parse(startOfDay(dayLater(day, 1)))).toBe(Date.parse(endOfDay(day)) + 1)
    }),
  )
})

test('the clock of a conversation', () => {
  expect([0, 61_500, 3_599_999, 3_600_000].map(clock)).toEqual(['00:00', '01:01', '59:59', '1:00:00'])
})
