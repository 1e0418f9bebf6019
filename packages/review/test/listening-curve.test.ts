import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { drawSample, listeningEffort, type ReviewedConversation } from '../src/index.ts'
import { randomNumbers } from '../src/random-numbers.ts'

/** A population of which the truth is known: every so-manieth conversation is bad, and risk knows a little of it. */
function known(size: number, badShare: number, seed: string) {
  const number = randomNumbers(seed)
  const bad = new Set<string>()
  const candidates = Array.from({ length: size }, (_, i) => {
    const conversation = `c${i}`
    if (number(`bad ${i}`) < badShare) bad.add(conversation)
    return { conversation, agent: 'a', risk: 0.75 * number(`risk ${i}`) + (bad.has(conversation) ? 0.25 : 0) }
  })
  return { candidates, bad, riskOf: new Map(candidates.map((each) => [each.conversation, each.risk])) }
}

type Known = ReturnType<typeof known>

function review({ candidates, bad, riskOf }: Known, size: number, holdOut: number, seed: string) {
  const { drawn } = drawSample({ kind: 'risk', size, holdOut }, candidates, { seed })
  return drawn.map(({ conversation, reason, probability }): ReviewedConversation => {
    const base = { risk: riskOf.get(conversation) ?? 0, bad: bad.has(conversation), reason }
    return probability === undefined ? base : { ...base, probability }
  })
}

const enough = (effort: ReturnType<typeof listeningEffort>) => {
  if (!effort.enough) throw new Error(effort.message)
  return effort
}

describe('by simulation', () => {
  const population = known(1000, 0.12, 'truth')
  const truth = population.bad.size / population.candidates.length
  const runs = Array.from({ length: 2000 }, (_, i) =>
    enough(listeningEffort(review(population, 200, 0.5, `run ${i}`), { population: 1000, budget: 60 })),
  )
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  test('the rate from the hold-outs is unbiased', () => {
    const rates = runs.map(({ rate }) => rate.value)
    // 100 of 1,000 drawn: the standard deviation of one rate, and five times that of the mean of all runs
    const deviation = Math.sqrt(((truth * (1 - truth)) / 100) * ((1000 - 100) / 999))
    expect(Math.abs(mean(rates) - truth)).toBeLessThan((5 * deviation) / Math.sqrt(runs.length))
  })
  test('the interval holds the truth in 95 of 100 runs or a little more', () => {
    const holding = runs.filter(({ rate }) => rate.low <= truth && truth <= rate.high).length / runs.length
    expect(holding).toBeGreaterThan(0.94)
    const totals = runs.filter(({ total }) => total.low <= population.bad.size && population.bad.size <= total.high)
    expect(totals.length / runs.length).toBeGreaterThan(0.94)
  })
  test('the whole sample, mostly drawn by risk, would have been far off', () => {
    const shares = Array.from({ length: 100 }, (_, i) =>
      mean(review(population, 200, 0.5, `run ${i}`).map(({ bad }) => (bad ? 1 : 0))),
    )
    expect(mean(shares)).toBeGreaterThan(2 * truth)
  })
  test('what is found by risk is what listening to the population in that order finds', () => {
    const inOrder = population.candidates.toSorted((a, b) => b.risk - a.risk)
    for (const { points } of runs.slice(0, 200)) {
      for (const k of [1, 20, 60, 100]) {
        const found = inOrder.slice(0, k).filter(({ conversation }) => population.bad.has(conversation)).length
        expect(points[k]?.foundByRisk).toBe(found)
      }
    }
  })
})

describe('weights', () => {
  const held = (bad: boolean, probability: number): ReviewedConversation => ({
    risk: 0.1,
    bad,
    reason: 'hold-out',
    probability,
  })
  const byRisk: ReviewedConversation = { risk: 0.9, bad: true, reason: 'risk' }
  const weeks = (first: readonly [number, number, number], second: readonly [number, number, number]) =>
    [first, second].flatMap(([bad, good, probability]) => [
      ...Array.from({ length: bad }, () => held(true, probability)),
      ...Array.from({ length: good }, () => held(false, probability)),
    ])

  test('two weeks held out at different shares count by what each stands for', () => {
    // 1,000 conversations at 1 in 50 (4 of 20 bad), 100 at 1 in 5 (10 of 20 bad): 200 + 50 bad of 1,100
    const effort = listeningEffort([byRisk, ...weeks([4, 16, 1 / 50], [10, 10, 1 / 5])], {
      population: 1100,
      budget: 1,
    })
    const { rate, total } = enough(effort)
    expect(rate.value).toBeCloseTo(250 / 1100, 12)
    expect(total.estimate).toBeCloseTo(250, 9)
    // Kish: (20·50 + 20·5)² / (20·50² + 20·5²)
    expect(rate.of).toBeCloseTo(1100 ** 2 / 50_500, 9)
  })

  test('two unequal weeks drawn again and again give the true rate', () => {
    const [large, small] = [known(600, 0.05, 'large'), known(150, 0.4, 'small')]
    const truth = (large.bad.size + small.bad.size) / 750
    const rates = Array.from({ length: 1500 }, (_, i) => {
      const pooled = [...review(large, 60, 0.5, `l${i}`), ...review(small, 60, 0.5, `s${i}`)]
      return enough(listeningEffort(pooled, { population: 750, budget: 10 })).rate.value
    })
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    const deviation = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length)
    expect(Math.abs(mean - truth)).toBeLessThan((5 * deviation) / Math.sqrt(rates.length))
  })

  test('a hold-out without a probability is an error', () => {
    for (const probability of [0, 1.2, Number.NaN])
      expect(() => listeningEffort([held(true, probability)], { population: 5, budget: 1 })).toThrow(RangeError)
    expect(() => listeningEffort([{ risk: 1, bad: true, reason: 'hold-out' }], { population: 5, budget: 1 })).toThrow(
      RangeError,
    )
  })
})

describe('too little to say', () => {
  const heldOut = (count: number, bad: number): ReviewedConversation[] =>
    Array.from({ length: count }, (_, i) => ({ risk: 0, bad: i < bad, reason: 'hold-out', probability: 0.1 }))
  const byRisk: ReviewedConversation = { risk: 1, bad: true, reason: 'risk' }
  const said = (reviewed: readonly ReviewedConversation[]) =>
    listeningEffort(reviewed, { population: 1000, budget: 60 })

  test('few hold-outs', () => {
    expect(said([byRisk, ...heldOut(29, 5)])).toEqual({
      enough: false,
      holdOut: { reviewed: 29, bad: 5 },
      reason: 'few-hold-outs',
      message: '随机对照的会话只复核了 29 通，至少需要 30 通才能估计。',
    })
    expect(said([])).toMatchObject({ enough: false, reason: 'few-hold-outs' })
    expect(listeningEffort([], { population: 0, budget: 60, leastHoldOuts: 0 })).toMatchObject({ enough: false })
  })
  test('no bad one among them', () => {
    expect(said([byRisk, ...heldOut(40, 0)])).toMatchObject({ enough: false, reason: 'no-bad-hold-out' })
  })
  test('none drawn by risk', () => {
    expect(said(heldOut(40, 4))).toMatchObject({ enough: false, reason: 'none-by-risk' })
  })
  test('numbers that cannot be are errors', () => {
    expect(() => listeningEffort(heldOut(3, 1), { population: 2, budget: 1 })).toThrow(RangeError)
    expect(() => listeningEffort(heldOut(3, 1), { population: 9, budget: 0 })).toThrow(RangeError)
  })
})

const reviewed = fc.array(
  fc.oneof(
    fc.record({ risk: fc.constantFrom(0.2, 0.5, 0.7, 1), bad: fc.boolean(), reason: fc.constant('risk' as const) }),
    fc.record({
      risk: fc.constantFrom(0, 0.2, 0.5, 1),
      bad: fc.boolean(),
      reason: fc.constant('hold-out' as const),
      probability: fc.constantFrom(0.01, 0.2, 1),
    }),
    fc.record({ risk: fc.constant(0.9), bad: fc.boolean(), reason: fc.constant('stratum' as const) }),
  ),
  { maxLength: 40 },
)

describe('the curve', () => {
  const options = { population: 100, budget: 10, leastHoldOuts: 1 }

  it('rises from nothing by at most one a conversation to all bad ones that were listened to', () => {
    fc.assert(
      fc.property(reviewed, (reviewed) => {
        const effort = listeningEffort(reviewed, options)
        fc.pre(effort.enough)
        const { points, total, gain, rate } = effort
        expect(points[0]).toEqual({ listened: 0, foundByRisk: 0, foundAtRandom: 0 })
        for (const [k, point] of points.entries()) {
          expect(point.listened).toBe(k)
          expect(point.foundAtRandom).toBeCloseTo(k * rate.value, 12)
          if (k === 0) continue
          const more = point.foundByRisk - (points[k - 1]?.foundByRisk ?? 0)
          expect(more).toBeGreaterThanOrEqual(-1e-12)
          expect(more).toBeLessThanOrEqual(1 + 1e-12)
        }
        const bad = reviewed.filter((each) => each.bad).length
        expect(points.at(-1)?.foundByRisk ?? 0).toBeLessThanOrEqual(bad + 1e-9)
        expect(total.low).toBeGreaterThanOrEqual(bad)
        expect(total.high).toBeLessThanOrEqual(options.population - (reviewed.length - bad))
        expect(total.low <= total.estimate && total.estimate <= total.high).toBe(true)
        expect(gain.listened).toBe(Math.min(options.budget, points.length - 1))
        expect(gain.low <= gain.gain && gain.gain <= gain.high).toBe(true)
        expect(gain.gain).toBeCloseTo(gain.foundByRisk / gain.foundAtRandom, 9)
      }),
    )
  })
  it('does not depend on the order in which the reviews come', () => {
    const turned = reviewed.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(turned, ([list, shuffled]) => {
        const [one, other] = [listeningEffort(list, options), listeningEffort(shuffled, options)]
        expect(other.enough).toBe(one.enough)
        if (one.enough && other.enough)
          for (const [k, point] of one.points.entries())
            expect(other.points[k]?.foundByRisk).toBeCloseTo(point.foundByRisk, 12)
      }),
    )
  })
  test('of equal risks the bad ones count as spread evenly', () => {
    const heldOut: ReviewedConversation = { risk: 0, bad: true, reason: 'hold-out', probability: 0.5 }
    const equal = [true, false, false, true].map((bad): ReviewedConversation => ({ risk: 0.8, bad, reason: 'risk' }))
    const { points } = enough(listeningEffort([...equal, heldOut], options))
    expect(points.map(({ foundByRisk }) => foundByRisk)).toEqual([0, 0.5, 1, 1.5, 2])
  })
})
