import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, daysOf, leadsFrom, PERIODS, readChoice, writeChoice } from '../src/pages/overview/choice.ts'
import { readList } from '../src/pages/conversations/list-address.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const name = fc.string({ minLength: 1, maxLength: 20 })
const scope = fc.record(
  { team: fc.integer({ min: 1, max: 1000 }), agent: name, channel: name, service: name },
  { requiredKeys: [] },
)
const range = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }))
const choice: fc.Arbitrary<Choice> = fc.record({ period: fc.oneof(fc.constantFrom(...PERIODS), range), scope })

test('what stands in the address is what was chosen', () => {
  fc.assert(
    fc.property(choice, (choice) => {
      expect(readChoice(new URLSearchParams(writeChoice(choice).toString()))).toEqual(choice)
    }),
  )
})

test.each(['from=2026-03-05', 'from=2026-03-05&to=2026-03-01', 'period=year', 'from=x&to=y', 'team=-1', 'team=x', ''])(
  'an address that says nothing sensible shows the last week: %s',
  (address) => {
    expect(readChoice(new URLSearchParams(address))).toEqual({ period: 'week', scope: {} })
  },
)

test('periods end today, or with the last month', () => {
  expect(daysOf('today', '2026-03-05')).toEqual({ from: '2026-03-05', to: '2026-03-05' })
  expect(daysOf('week', '2026-03-05')).toEqual({ from: '2026-02-27', to: '2026-03-05' })
  expect(daysOf('month', '2026-03-05')).toEqual({ from: '2026-03-01', to: '2026-03-05' })
  expect(daysOf('lastMonth', '2026-03-05')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(daysOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})

test('a figure leads to the list of the same days and scope, as the list reads it', () => {
  fc.assert(
    fc.property(range, scope, (days, scope) => {
      const address = leadsFrom({ ...days, ...scope })({ clause: 'closing-words', verdict: 'broken' })
      const { filter } = readList(new URL(address, 'http://localhost').searchParams)
      expect(filter).toEqual({
        ...scope,
        clause: 'closing-words',
        verdict: 'broken',
        from: new Date(`${days.from}T00:00:00+08:00`).toISOString(),
        to: new Date(`${days.to}T23:59:59.999+08:00`).toISOString(),
      })
    }),
  )
})
