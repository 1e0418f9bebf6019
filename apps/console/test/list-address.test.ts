import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conversationFilter } from '@liangyan/contract'
import { filterOf, listAddress, readList, writeList, type ListChoice } from '../src/pages/conversations/list-address.ts'
import { PERIODS } from '../src/pages/conversations/periods.ts'

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const words = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 20 }).filter(({ length }) => length <= 50)
const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const points = fc.oneof(
  fc.integer({ min: -100, max: 1000 }),
  fc.double({ min: 0, max: 1000, noNaN: true }).map((n) => n + 0),
)
const parts = {
  agent: word,
  team: fc.integer(),
  channel: word,
  direction: fc.constantFrom('inbound' as const, 'outbound' as const),
  service: word,
  contact: word,
  scoreFrom: points,
  scoreTo: points,
  grade: word,
  criterion: word,
  clause: word,
  moment: word,
  verdict: fc.constantFrom('broken' as const, 'undecided' as const),
  fatal: fc.boolean(),
  reviewState: fc.constantFrom('none', 'assigned', 'reviewed', 'appealed', 'settled'),
  words,
  hour: fc.integer({ min: 0, max: 23 }),
}
const order = fc.option(fc.constant('risk' as const), { nil: undefined })
const withMoments = fc.record({ ...parts, from: moment, to: moment }, { requiredKeys: [] })
const withPeriod = fc.record(parts, { requiredKeys: [] })
const choices: fc.Arbitrary<ListChoice> = fc
  .oneof(
    fc.record({ filter: withMoments, order }),
    fc.record({ period: fc.constantFrom(...PERIODS), filter: withPeriod, order }),
  )
  .map(({ order, ...rest }) => (order === undefined ? rest : { ...rest, order }))

test('every part of the filter is tried here', () => {
  expect(Object.keys({ ...parts, from: 0, to: 0 }).sort()).toEqual(Object.keys(conversationFilter).sort())
})

test('a choice comes back from its address', () => {
  fc.assert(
    fc.property(choices, (choice) => {
      const link = new URL(listAddress(choice), 'https://bank.example')
      expect(readList(link.searchParams)).toEqual(choice)
    }),
  )
})

test('any address is read, and what was read is written the same for ever', () => {
  const names = [...Object.keys(conversationFilter), 'period', 'order', 'after', 'x']
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', 'true', '-1', '24', '1e400', '2026-13-40T00:00', 'today', 'risk'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...names), texts)), (pairs) => {
      const choice = readList(new URLSearchParams(pairs))
      expect(readList(writeList(choice))).toEqual(choice)
    }),
  )
})

test.each([
  ['hour=24', {}],
  ['hour=23', { hour: 23 }],
  ['hour=', {}],
  ['team=3.5', {}],
  ['fatal=yes', {}],
  ['verdict=kept', {}],
  ['from=yesterday', {}],
  ['from=2026-03-05T10:00:00%2B08:00', { from: '2026-03-05T02:00:00.000Z' }],
  [`words=${'长'.repeat(51)}`, {}],
  ['words=长', {}],
  ['agent=', {}],
  ['nonsense=1&service=信用卡', { service: '信用卡' }],
])('%s', (search, filter) => {
  expect(readList(new URLSearchParams(search)).filter).toEqual(filter)
})

test('a period is that of the bank, and goes before moments', () => {
  const choice = readList(new URLSearchParams('period=week&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z'))
  expect(filterOf(choice, '2026-03-05')).toEqual({ from: '2026-02-26T16:00:00.000Z' })
  expect(filterOf({ period: 'today', filter: {} }, '2026-03-05')).toEqual({ from: '2026-03-04T16:00:00.000Z' })
  expect(filterOf({ period: 'month', filter: {} }, '2026-03-05')).toEqual({ from: '2026-02-28T16:00:00.000Z' })
})
