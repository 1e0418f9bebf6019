import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, drawSample, sampleSize, type SamplingPlan } from '../src/index.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const plans: fc.Arbitrary<SamplingPlan> = fc.oneof(
  fc.record({ kind: fc.constant('random' as const), size: fc.nat(80) }),
  fc.record({ kind: fc.constant('risk' as const), size: fc.nat(80), holdOut: share }),
  fc.record(
    { kind: fc.constant('stratified' as const), atLeast: fc.nat(8), size: fc.nat(80), share },
    { requiredKeys: ['kind', 'atLeast'] },
  ),
)
const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(20))

test('says how many would be drawn', () => {
  fc.assert(
    fc.property(plans, counts, fc.string(), (plan, own, seed) => {
      const candidates = Object.entries(own).flatMap(([agent, many]) =>
        Array.from({ length: many }, (_, i): Candidate => ({ conversation: `${agent}${i}`, agent, risk: i / 20 })),
      )
      const { drawn, population } = drawSample(plan, candidates, { seed })
      const heldOut = drawn.filter(({ reason }) => reason === 'hold-out').length
      expect(sampleSize(plan, new Map(Object.entries(own)))).toEqual({ population, drawn: drawn.length, heldOut })
    }),
  )
})
