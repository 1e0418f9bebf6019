import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addWorkingDays, addWorkingHours, dueAt, isWorkday, millisecondsUntil, type OfficeHours } from '../src/index.ts'
import { slowAddWorkingDays, slowAddWorkingMinutes } from './slow-calendar.ts'

const [first, last] = [Date.parse('2003-06-01T00:00:00+08:00'), Date.parse('2028-06-01T00:00:00+08:00')]
const written = (time: number) => `${new Date(time + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`
const start = fc.integer({ min: first, max: last }).map(written)
const minuteStart = fc.integer({ min: first / 60_000, max: last / 60_000 }).map((minute) => written(minute * 60_000))
const quarterHours = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4)
const hours = fc.constantFrom<OfficeHours>(
  { from: '09:00', to: '18:00' },
  { from: '08:30', to: '17:30', break: { from: '12:00', to: '13:30' } },
  { from: '00:00', to: '24:00' },
  { from: '21:15', to: '23:45' },
)
const span = fc.constantFrom(
  'PT30M',
  'PT2H',
  'P3D',
  '1 working hour',
  '40 working hours',
  '1 working day',
  '9 working days',
  'today',
  'tomorrow',
)

const clockOf = (iso: string) => iso.slice(11, 16)
const inOrder = (a: string, b: string) => millisecondsUntil(a, b) >= 0

describe('properties', () => {
  it('lands on a working day', () => {
    fc.assert(
      fc.property(start, fc.nat(300), (from, n) => {
        expect(isWorkday(addWorkingDays(from, n).at.slice(0, 10))).toBe(true)
      }),
    )
  })
  it('lands inside the office hours', () => {
    fc.assert(
      fc.property(start, quarterHours, hours, (from, n, office) => {
        fc.pre(n > 0)
        const { at } = addWorkingHours(from, n, office)
        const closesAtMidnight = office.to === '24:00' && clockOf(at) === '00:00'
        if (closesAtMidnight) return
        expect(isWorkday(at.slice(0, 10))).toBe(true)
        expect(clockOf(at) >= office.from && clockOf(at) <= office.to).toBe(true)
      }),
    )
  })
  it('is monotone in the start and in the span', () => {
    fc.assert(
      fc.property(start, start, quarterHours, quarterHours, hours, (a, b, n, m, office) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        const [less, more] = n < m ? [n, m] : [m, n]
        expect(inOrder(addWorkingHours(early, less, office).at, addWorkingHours(late, less, office).at)).toBe(true)
        expect(inOrder(addWorkingHours(early, less, office).at, addWorkingHours(early, more, office).at)).toBe(true)
        expect(inOrder(addWorkingDays(early, Math.floor(less)).at, addWorkingDays(late, Math.floor(less)).at)).toBe(
          true,
        )
        expect(inOrder(addWorkingDays(early, Math.floor(less)).at, addWorkingDays(early, Math.floor(more)).at)).toBe(
          true,
        )
      }),
    )
  })
  it('adds hours in one step as in two', () => {
    fc.assert(
      fc.property(start, quarterHours, quarterHours, hours, (from, a, b, office) => {
        const inTwo = addWorkingHours(addWorkingHours(from, a, office).at, b, office).at
        expect(inTwo).toBe(addWorkingHours(from, a + b, office).at)
      }),
    )
  })
  it('never falls due before the start, nor for a later start earlier', () => {
    fc.assert(
      fc.property(start, start, span, hours, (a, b, due, office) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(inOrder(early, dueAt(early, due, office).at)).toBe(true)
        expect(inOrder(dueAt(early, due, office).at, dueAt(late, due, office).at)).toBe(true)
      }),
    )
  })
})

describe('against the slow calendar', () => {
  test('working days', () => {
    fc.assert(
      fc.property(start, fc.nat(80), (from, n) => {
        fc.pre(!from.includes('23:59:59'))
        expect(addWorkingDays(from, n).at).toBe(slowAddWorkingDays(from, n))
      }),
    )
  })
  test('working hours, minute by minute', () => {
    fc.assert(
      fc.property(minuteStart, fc.nat(3000), hours, (from, minutes, office) => {
        expect(addWorkingHours(from, minutes / 60, office).at).toBe(slowAddWorkingMinutes(from, minutes, office))
      }),
      { numRuns: 60 },
    )
  })
})
