import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Candidate, type DrawnConversation, drawSample, type SamplingPlan } from '../src/index.ts'
import { lowest } from '../src/lowest.ts'
import { chiSquareBound } from './chi-square.ts'

const candidate = (i: number, agent = 'a', risk = 0): Candidate => ({ conversation: `c-${i}`, agent, risk })
const ids = (drawn: readonly DrawnConversation[]) => drawn.map(({ conversation }) => conversation)

const population = fc
  .array(fc.record({ agent: fc.constantFrom('a', 'b', 'c', 'd'), risk: fc.constantFrom(0, 0.2, 0.5, 0.9, 1) }), {
    maxLength: 60,
  })
  .map((list) => list.map(({ agent, risk }, i) => candidate(i, agent, risk)))
const size = fc.nat(70)
const share = fc.constantFrom(0, 0.05, 0.2, 0.5, 1)
const plan = fc.oneof(
  fc.record({ kind: fc.constant('random' as const), size }),
  fc.record({ kind: fc.constant('risk' as const), size, holdOut: share }),
  fc.record(
    {
      kind: fc.constant('stratified' as const),
      atLeast: fc.nat(5),
      size,
      share,
      remainder: fc.constantFrom('even' as const, 'proportional' as const),
    },
    { requiredKeys: ['kind', 'atLeast'] },
  ),
)

describe('every plan', () => {
  it('draws nothing twice, nothing excluded, nothing unknown, and says how likely it was', () => {
    fc.assert(
      fc.property(population, plan, fc.string(), fc.array(fc.nat(60)), (people, plan, seed, excluded) => {
        const exclude = new Set(excluded.map((i) => `c-${i}`))
        const { drawn, population } = drawSample(plan, [...people, ...people], { seed, exclude })
        expect(population).toBe(people.filter(({ conversation }) => !exclude.has(conversation)).length)
        expect(new Set(ids(drawn)).size).toBe(drawn.length)
        for (const { conversation, reason, probability } of drawn) {
          expect(exclude.has(conversation)).toBe(false)
          expect(people.some((each) => each.conversation === conversation)).toBe(true)
          if (reason === 'risk') expect(probability).toBeUndefined()
          else expect(probability).toSatisfy((p: number) => p > 0 && p <= 1)
        }
      }),
    )
  })

  it('draws the same again, in whatever order the conversations come', () => {
    const inTwoOrders = population.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(inTwoOrders, plan, fc.string(), ([list, shuffled], plan, seed) => {
        expect(drawSample(plan, shuffled, { seed })).toEqual(drawSample(plan, list, { seed }))
      }),
    )
  })

  it('draws as many as asked for', () => {
    fc.assert(
      fc.property(population, plan, fc.string(), (people, plan, seed) => {
        fc.pre(plan.kind !== 'stratified')
        expect(drawSample(plan, people, { seed }).drawn).toHaveLength(Math.min(plan.size ?? 0, people.length))
      }),
    )
  })

  it('refuses sizes and shares that are none', () => {
    const wrong: SamplingPlan[] = [
      { kind: 'random', size: -1 },
      { kind: 'random', size: 1.5 },
      { kind: 'risk', size: 10, holdOut: 1.1 },
      { kind: 'stratified', atLeast: Number.NaN },
      { kind: 'stratified', atLeast: 1, share: -0.1 },
    ]
    for (const plan of wrong) expect(() => drawSample(plan, [], { seed: '' })).toThrow(RangeError)
  })
})

describe('random', () => {
  test('each conversation is drawn equally often (chi-square)', () => {
    const [people, size, rounds] = [20, 5, 4000]
    for (const prefix of ['', 'seed-', '2026-11-']) {
      const counts = new Map<string, number>()
      for (let round = 0; round < rounds; round++) {
        const all = Array.from({ length: people }, (_, i) => candidate(i))
        for (const id of ids(drawSample({ kind: 'random', size }, all, { seed: `${prefix}${round}` }).drawn))
          counts.set(id, (counts.get(id) ?? 0) + 1)
      }
      const expected = (rounds * size) / people
      // drawing without replacement: the sum of squares is smaller than chi-square by (1 - f) n / (n - 1)
      const scale = (1 - size / people) * (people / (people - 1))
      const squares = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
      expect(counts.size).toBe(people)
      expect(squares / scale).toBeLessThan(chiSquareBound(people - 1))
    }
  })

  test('each set of three in six comes equally often, as does each order in the list', () => {
    const six = Array.from({ length: 6 }, (_, i) => candidate(i))
    const rounds = 24_000
    const sets = new Map<string, number>()
    const orders = new Map<string, number>()
    for (let round = 0; round < rounds; round++) {
      const drawn = ids(drawSample({ kind: 'random', size: 3 }, six, { seed: `s${round}` }).drawn)
      const set = drawn.toSorted().join()
      sets.set(set, (sets.get(set) ?? 0) + 1)
      orders.set(drawn.join(), (orders.get(drawn.join()) ?? 0) + 1)
    }
    for (const [counts, cells] of [
      [sets, 20],
      [orders, 120],
    ] as const) {
      const expected = rounds / cells
      const squares = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
      expect(counts.size).toBe(cells)
      expect(squares).toBeLessThan(chiSquareBound(cells - 1))
    }
  })
})

describe('stratified', () => {
  const perAgent = (sizes: readonly number[]) =>
    sizes.flatMap((count, agent) => Array.from({ length: count }, (_, i) => candidate(agent * 1000 + i, `a${agent}`)))
  const drawnOf = (people: readonly Candidate[], plan: SamplingPlan, seed = 's') => {
    const agentOf = new Map(people.map(({ conversation, agent }) => [conversation, agent]))
    const { drawn } = drawSample(plan, people, { seed })
    return Object.fromEntries(
      [...Map.groupBy(drawn, ({ conversation }) => agentOf.get(conversation) ?? '')].map(([agent, own]) => [
        agent,
        own.length,
      ]),
    )
  }

  test('at least k each, or all there are', () => {
    const plan: SamplingPlan = { kind: 'stratified', atLeast: 3 }
    expect(drawnOf(perAgent([10, 2, 3]), plan)).toEqual({ a0: 3, a1: 2, a2: 3 })
  })
  test('a share of each, the fractions going to who is farthest from it', () => {
    const plan: SamplingPlan = { kind: 'stratified', atLeast: 0, share: 0.1 }
    expect(drawnOf(perAgent([100, 50, 250]), plan)).toEqual({ a0: 10, a1: 5, a2: 25 })
    expect(drawnOf(perAgent([96, 44]), plan)).toEqual({ a0: 10, a1: 4 })
  })
  test('the minimum is kept beside a share, and beyond a size that is too small', () => {
    expect(drawnOf(perAgent([100, 4]), { kind: 'stratified', atLeast: 2, share: 0.1 })).toEqual({ a0: 8, a1: 2 })
    expect(drawnOf(perAgent([10, 10, 10]), { kind: 'stratified', atLeast: 2, size: 4 })).toEqual({
      a0: 2,
      a1: 2,
      a2: 2,
    })
  })
  test('an even remainder levels the agents as far as their conversations reach', () => {
    const plan: SamplingPlan = { kind: 'stratified', atLeast: 1, size: 20, remainder: 'even' }
    expect(drawnOf(perAgent([2, 50, 50]), plan)).toEqual({ a0: 2, a1: 9, a2: 9 })
  })
  test('who gets an odd place is decided by lot', () => {
    const firsts = Array.from(
      { length: 400 },
      (_, i) => drawnOf(perAgent([9, 9]), { kind: 'stratified', atLeast: 0, size: 3 }, `${i}`)['a0'],
    )
    expect(firsts.filter((count) => count === 2).length).toBeGreaterThan(140)
    expect(firsts.filter((count) => count === 2).length).toBeLessThan(260)
  })

  it('draws min(k, own) from everybody, the size where the minimum allows, and no agent unfairly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
        fc.nat(3),
        fc.nat(40),
        fc.constantFrom('even' as const, 'proportional' as const),
        (sizes, atLeast, size, remainder) => {
          const counts = drawnOf(perAgent(sizes), { kind: 'stratified', atLeast, size, remainder })
          const drawn = sizes.map((own, i) => ({ own, n: counts[`a${i}`] ?? 0 }))
          const minimum = sizes.reduce((sum, own) => sum + Math.min(own, atLeast), 0)
          const all = sizes.reduce((sum, own) => sum + own, 0)
          expect(drawn.reduce((sum, { n }) => sum + n, 0)).toBe(Math.max(minimum, Math.min(size, all)))
          const rank = (n: number, own: number) => (remainder === 'even' ? n : (n + 0.5) / own)
          for (const { own, n } of drawn) {
            expect(n).toBeGreaterThanOrEqual(Math.min(own, atLeast))
            // nobody's last extra place ranks behind a place that somebody else did not get
            if (n <= Math.min(own, atLeast)) continue
            for (const other of drawn)
              if (other.n < other.own) expect(rank(n - 1, own)).toBeLessThanOrEqual(rank(other.n, other.own) + 1e-12)
          }
        },
      ),
    )
  })

  test('the probability is the share of the agent that was drawn', () => {
    const { drawn } = drawSample({ kind: 'stratified', atLeast: 2 }, perAgent([8, 1]), { seed: 'x' })
    expect(drawn.map(({ probability = 0 }) => probability).toSorted((a, b) => a - b)).toEqual([0.25, 0.25, 1])
  })
})

describe('risk', () => {
  const people = Array.from({ length: 200 }, (_, i) => candidate(i, 'a', ((i * 37) % 200) / 200))

  it('draws a fifth at random from all, and the riskiest of the others', () => {
    const { drawn } = drawSample({ kind: 'risk', size: 60 }, people, { seed: 'week 47' })
    const heldOut = drawn.filter(({ reason }) => reason === 'hold-out')
    expect(heldOut).toHaveLength(12)
    expect(heldOut.map(({ probability }) => probability)).toEqual(Array(12).fill(12 / 200))
    const taken = new Set(ids(heldOut))
    const riskiest = people
      .filter(({ conversation }) => !taken.has(conversation))
      .toSorted((a, b) => b.risk - a.risk)
      .slice(0, 48)
    expect(ids(drawn.filter(({ reason }) => reason === 'risk'))).toEqual(riskiest.map((each) => each.conversation))
  })

  it('holds out the very conversations that a random plan of that size draws', () => {
    const { drawn } = drawSample({ kind: 'risk', size: 50, holdOut: 0.3 }, people, { seed: 'x' })
    const heldOut = drawn.filter(({ reason }) => reason === 'hold-out')
    expect(ids(heldOut)).toEqual(ids(drawSample({ kind: 'random', size: 15 }, people, { seed: 'x' }).drawn))
  })

  it('spreads the hold-outs over the list', () => {
    const { drawn } = drawSample({ kind: 'risk', size: 60 }, people, { seed: 'week 47' })
    for (let end = 10; end <= 60; end += 10)
      expect(drawn.slice(0, end).filter(({ reason }) => reason === 'hold-out')).toHaveLength(end / 5)
  })

  it('decides equal risks by lot', () => {
    const equal = Array.from({ length: 10 }, (_, i) => candidate(i, 'a', 0.5))
    const firsts = new Set(
      Array.from(
        { length: 100 },
        (_, i) => drawSample({ kind: 'risk', size: 1 }, equal, { seed: `${i}` }).drawn[0]?.conversation,
      ),
    )
    expect(firsts.size).toBe(10)
  })
})

test('the lowest are those that sorting all would put first', () => {
  const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(1_000_000)), { maxLength: 6000, size: 'max' })
  fc.assert(
    fc.property(pairs, fc.nat(300), (pairs, count) => {
      const compare = (a: [number, number], b: [number, number]) => a[0] - b[0]
      expect(lowest(pairs, count, compare)).toEqual(pairs.toSorted(compare).slice(0, count))
    }),
    { numRuns: 50 },
  )
})
