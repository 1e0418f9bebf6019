import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLOURS } from '../src/shell/theme.ts'
import { scoreColour } from '../src/signs/score-colour.ts'

const GRADES = ['优秀', '良好', '合格', '不合格']
const colours = (grades: readonly string[]) =>
  grades.map((grade) => scoreColour({ score: 50, outOf: 100, grade }, grades))

test('a score has the colour of its grade, whatever the points are', () => {
  expect(colours(GRADES)).toEqual([COLOURS.good, COLOURS.good, COLOURS.fair, COLOURS.bad])
  expect(colours(['达标', '不达标'])).toEqual([COLOURS.good, COLOURS.bad])
  expect(colours(['甲', '乙', '丙'])).toEqual([COLOURS.good, COLOURS.fair, COLOURS.bad])
})

test('the best grade is good and the lowest bad, and never does a better one look worse', () => {
  const order = [COLOURS.good, COLOURS.fair, COLOURS.bad] as readonly string[]
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 9 }), (grades) => {
      const places = colours(grades).map((colour) => order.indexOf(colour))
      expect(places.at(0)).toBe(0)
      expect(places.at(-1)).toBe(2)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }),
  )
})

test('without a grade of the scorecard in force the share reached decides, and a veto always', () => {
  expect(scoreColour({ score: 86, outOf: 100 }, GRADES)).toBe(COLOURS.good)
  expect(scoreColour({ score: 80, outOf: 100, grade: '中等' }, GRADES)).toBe(COLOURS.fair)
  expect(scoreColour({ score: 60, outOf: 100, grade: null }, [])).toBe(COLOURS.bad)
  expect(scoreColour({ score: 100, outOf: 100, grade: '优秀', fatal: true }, GRADES)).toBe(COLOURS.bad)
})
