import { expect, test } from 'vitest'
import { isFatal, ordinaryTurns } from '../accuracy/ordinary.ts'
import { readStandard } from '../built-in-standard.ts'

const turns = ordinaryTurns(readStandard())

test('of the ordinary turns hardly any is alarmed', () => {
  expect(turns.length).toBeGreaterThan(500)
  const alarmed = turns.filter(({ alarms }) => alarms.length > 0)
  expect(alarmed.length / turns.length, alarmed.map(({ id }) => id).join(' ')).toBeLessThanOrEqual(0.02)
})

test('an ordinary turn never costs all points', () =>
  expect(turns.filter(({ alarms }) => alarms.some(isFatal)).map(({ id }) => id)).toEqual([]))
