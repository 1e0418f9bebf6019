import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { agreementByCriterion, agreementOf, clauseAccuracy, confusionTable, proportionOf } from '../src/index.ts'

interface Pair {
  readonly first: string
  readonly second: string
}

/** Pairs of a published table: `rows[i][j]` times the first said category i and the second category j. */
const expanded = (rows: readonly (readonly number[])[]): Pair[] =>
  rows.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => ({ first: `c${i}`, second: `c${j}` }))),
  )

const kappaOf = (rows: readonly (readonly number[])[]) => agreementOf(confusionTable(expanded(rows))).kappa

describe('published examples', () => {
  test('Cohen 1968, table 1: two judges, 200 cases, three diagnoses: κ = .492', () => {
    const { kappa, percent, expected, pairs } = agreementOf(
      confusionTable(
        expanded([
          [88, 14, 18],
          [10, 40, 10],
          [2, 6, 12],
        ]),
      ),
    )
    expect(pairs).toBe(200)
    expect(percent).toBeCloseTo(0.7, 12)
    expect(expected).toBeCloseTo(0.41, 12)
    expect(kappa).toBeCloseTo(0.492, 3)
  })
  test('Fleiss, Statistical Methods for Rates and Proportions: 100 subjects, three diagnoses: κ = .68', () => {
    const kappa = kappaOf([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ])
    expect(kappa).toBeCloseTo(0.676, 3)
  })
  test('fifty grant proposals, two readers: κ = .40', () => {
    const rows = [
      [20, 5],
      [10, 15],
    ]
    expect(kappaOf(rows)).toBeCloseTo(0.4, 12)
  })
  test('the same percentage, other margins: κ = .13 and .26', () => {
    const [same, other] = [
      [
        [45, 15],
        [25, 15],
      ],
      [
        [25, 35],
        [5, 35],
      ],
    ]
    expect(kappaOf(same ?? [])).toBeCloseTo(0.1304, 4)
    expect(kappaOf(other ?? [])).toBeCloseTo(0.2593, 4)
  })
})

/** The textbook's formula on the pairs themselves. */
function slowKappa(pairs: readonly Pair[]): number {
  const n = pairs.length
  const observed = pairs.filter(({ first, second }) => first === second).length / n
  const used = new Set(pairs.flatMap(({ first, second }) => [first, second]))
  let expected = 0
  for (const category of used)
    expected +=
      (pairs.filter(({ first }) => first === category).length / n) *
      (pairs.filter(({ second }) => second === category).length / n)
  return (observed - expected) / (1 - expected)
}

const category = fc.constantFrom('broken', 'kept', 'undecided', '__proto__')
const pair = fc.record({ criterion: fc.constantFrom('k1', 'k2'), first: category, second: category })

describe('agreement', () => {
  it('is the textbook formula on the expanded pairs', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
        const { kappa, undefinedBecause } = agreementOf(confusionTable(pairs))
        const one = new Set(pairs.flatMap(({ first, second }) => [first, second])).size === 1
        if (one) {
          expect(kappa).toBeUndefined()
          expect(undefinedBecause?.reason).toBe('one-category')
        } else expect(kappa).toBeCloseTo(slowKappa(pairs), 10)
      }),
    )
  })
  it('is the same from either side, at most 1, and 1 only where all agree', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
        const turned = pairs.map(({ first, second }) => ({ first: second, second: first }))
        const [agreement, other] = [agreementOf(confusionTable(pairs)), agreementOf(confusionTable(turned))]
        if (agreement.kappa === undefined) expect(other.kappa).toBeUndefined()
        else expect(agreement.kappa).toBeCloseTo(other.kappa ?? Number.NaN, 12)
        expect(agreement.kappa ?? 0).toBeLessThanOrEqual(1)
        if (agreement.percent !== 1) expect(agreement.kappa ?? 0).toBeLessThan(1)
      }),
    )
  })
  it('is given criterion by criterion and over all', () => {
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const { overall, criteria } = agreementByCriterion(pairs)
        expect(overall).toEqual(agreementOf(confusionTable(pairs)))
        expect([...criteria.values()].reduce((sum, { pairs }) => sum + pairs, 0)).toBe(pairs.length)
        for (const [criterion, agreement] of criteria)
          expect(agreement).toEqual(agreementOf(confusionTable(pairs.filter((each) => each.criterion === criterion))))
      }),
    )
  })
  it('has no κ without pairs and says so', () => {
    expect(agreementOf(confusionTable([]))).toMatchObject({
      pairs: 0,
      percent: undefined,
      kappa: undefined,
      undefinedBecause: { reason: 'no-pairs' },
    })
  })
  it('counts by category', () => {
    const table = confusionTable([
      { first: 'kept', second: 'broken' },
      { first: 'kept', second: 'kept' },
      { first: 'undecided', second: 'kept' },
    ])
    expect(table).toEqual({
      categories: ['broken', 'kept', 'undecided'],
      counts: [
        [0, 0, 0],
        [1, 1, 0],
        [0, 1, 0],
      ],
      pairs: 3,
    })
  })
})

describe('a proportion', () => {
  test("Wilson's interval as published: 81 in 263 (Newcombe 1998, method 3), 0 and 1 in 29", () => {
    const shown = ([hits, of]: readonly [number, number]) => {
      const { low, high } = proportionOf(hits, of) ?? { low: Number.NaN, high: Number.NaN }
      return [low.toFixed(4), high.toFixed(4)]
    }
    expect(shown([81, 263])).toEqual(['0.2553', '0.3662'])
    expect(shown([15, 148])).toEqual(['0.0624', '0.1605'])
    expect(shown([0, 20])).toEqual(['0.0000', '0.1611'])
    expect(shown([1, 29])).toEqual(['0.0061', '0.1718'])
  })
  it('holds its value, lies in 0 to 1, and solves the equation it comes from', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (hits, misses) => {
        fc.pre(hits + misses > 0)
        const { value, low, high, of } = proportionOf(hits, hits + misses) ?? { value: 0, low: 0, high: 0, of: 0 }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(value)
        expect(value).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(1)
        for (const end of [low, high])
          if (end > 1e-9 && end < 1 - 1e-9)
            expect(Math.abs(value - end) / Math.sqrt((end * (1 - end)) / of)).toBeCloseTo(1.96, 3)
      }),
    )
  })
  it('ends at 0 where nothing was hit and at 1 where all was, to the last bit', () => {
    for (let of = 1; of <= 200; of++) {
      expect(proportionOf(0, of)?.low).toBe(0)
      expect(proportionOf(of, of)?.high).toBe(1)
    }
  })
  it('is nothing of nothing', () => {
    expect(proportionOf(0, 0)).toBeUndefined()
    expect(() => proportionOf(2, 1)).toThrow(RangeError)
  })
})

describe('the accuracy of a clause', () => {
  const reviews = (clause: string, outcome: 'confirmed' | 'overturned' | 'missed', times: number) =>
    Array.from({ length: times }, () => ({ clause, outcome }))

  it('is its precision and recall from reviews', () => {
    const accuracy = clauseAccuracy([
      ...reviews('hold', 'confirmed', 8),
      ...reviews('hold', 'overturned', 2),
      ...reviews('hold', 'missed', 8),
      ...reviews('quiet', 'missed', 1),
      ...reviews('loud', 'overturned', 3),
    ])
    expect([...accuracy.keys()]).toEqual(['hold', 'quiet', 'loud'])
    expect(accuracy.get('hold')).toMatchObject({ confirmed: 8, overturned: 2, missed: 8 })
    expect(accuracy.get('hold')?.precision).toEqual(proportionOf(8, 10))
    expect(accuracy.get('hold')?.recall).toEqual(proportionOf(8, 16))
    expect(accuracy.get('quiet')?.precision).toBeUndefined()
    expect(accuracy.get('quiet')?.recall?.value).toBe(0)
    expect(accuracy.get('loud')?.recall).toBeUndefined()
  })
})
