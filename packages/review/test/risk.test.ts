import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { expectedPrecision, type RiskFinding, type RiskSigns, riskContributions, riskOf } from '../src/index.ts'

const finding: fc.Arbitrary<RiskFinding> = fc.record({
  clause: fc.constantFrom('a', 'b', 'c'),
  severity: fc.constantFrom('minor', 'major', 'fatal'),
  verdict: fc.constantFrom('broken', 'undecided'),
})
const signs: fc.Arbitrary<RiskSigns> = fc.record({
  findings: fc.array(finding, { maxLength: 12 }),
  score: fc.integer({ min: 0, max: 100 }),
  outOf: fc.constant(100),
  complaint: fc.boolean(),
})
const share = fc.double({ min: 0, max: 1, noNaN: true })
const weights = fc.record({
  minor: share,
  major: share,
  fatal: share,
  undecided: share,
  pointsLost: share,
  complaint: share,
})
const precisions = fc.record({ a: share, b: share, c: share })
type Precisions = { readonly a: number; readonly b: number; readonly c: number }
const lookUp = (values: Precisions) => (clause: string) => values[clause as keyof Precisions]

describe('risk', () => {
  it('lies in 0 to 1, whatever it is given', () => {
    const any = fc.double()
    fc.assert(
      fc.property(signs, any, any, any, (signs, score, outOf, precision) => {
        const risk = riskOf({ ...signs, score, outOf }, undefined, () => precision)
        expect(risk).toBeGreaterThanOrEqual(0)
        expect(risk).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('is never lowered by a further finding, wherever it stands', () => {
    fc.assert(
      fc.property(signs, finding, fc.nat(12), weights, precisions, (signs, more, at, weights, values) => {
        const findings = signs.findings.toSpliced(at, 0, more)
        const risk = riskOf(signs, weights, lookUp(values))
        expect(riskOf({ ...signs, findings }, weights, lookUp(values))).toBeGreaterThanOrEqual(risk)
      }),
    )
  })
  it('is never lowered by points lost, a complaint, a verdict of broken or a better precision', () => {
    fc.assert(
      fc.property(signs, weights, precisions, fc.nat(100), (signs, weights, values, less) => {
        const risk = riskOf(signs, weights, lookUp(values))
        const broken = signs.findings.map((each) => ({ ...each, verdict: 'broken' as const }))
        const better = (clause: string) => Math.min(1, lookUp(values)(clause) + 0.1)
        const worse = [
          riskOf({ ...signs, score: Math.max(0, signs.score - less) }, weights, lookUp(values)),
          riskOf({ ...signs, complaint: true }, weights, lookUp(values)),
          riskOf({ ...signs, findings: broken }, weights, lookUp(values)),
          riskOf(signs, weights, better),
        ]
        for (const other of worse) expect(other).toBeGreaterThanOrEqual(risk)
      }),
    )
  })
  it('is the same for the same findings in another order', () => {
    const turned = signs.chain((each) =>
      fc.tuple(fc.constant(each), fc.shuffledSubarray([...each.findings], { minLength: each.findings.length })),
    )
    fc.assert(
      fc.property(turned, fc.integer({ min: 3, max: 97 }), ([signs, findings], part) => {
        const precisionOf = (clause: string) => clause.charCodeAt(0) / (100 + part)
        expect(riskOf({ ...signs, findings }, undefined, precisionOf)).toBe(riskOf(signs, undefined, precisionOf))
      }),
    )
  })
  it('is the chance that one sign at least is right, added up over all ways that can come about', () => {
    fc.assert(
      fc.property(signs, weights, (signs, weights) => {
        const few = { ...signs, findings: signs.findings.slice(0, 6) }
        const chances = riskContributions(few, weights).map(({ weight }) => weight)
        let some = 0
        for (let set = 1; set < 2 ** chances.length; set++)
          some += chances.reduce((product, chance, i) => product * (set & (1 << i) ? chance : 1 - chance), 1)
        expect(riskOf(few, weights)).toBeCloseTo(some, 10)
      }),
    )
  })

  test('nothing found, no point lost, nobody complained: no risk', () => {
    const quiet = { findings: [], score: 100, outOf: 100, complaint: false }
    expect(riskOf(quiet)).toBe(0)
    expect(riskContributions(quiet)).toEqual([])
  })
  test('what it is made of is told', () => {
    const signs: RiskSigns = {
      findings: [
        { clause: 'hang-up', severity: 'fatal', verdict: 'broken' },
        { clause: 'greeting', severity: 'minor', verdict: 'undecided' },
      ],
      score: 60,
      outOf: 100,
      complaint: true,
    }
    const told = riskContributions(signs, undefined, (clause) => (clause === 'hang-up' ? 0.5 : 1))
    expect(told.map(({ sign, clause }) => clause ?? sign)).toEqual(['hang-up', 'greeting', 'points-lost', 'complaint'])
    expect(told.map(({ weight }) => weight.toFixed(3))).toEqual(['0.400', '0.040', '0.200', '0.300'])
  })
  test('a clause whose hits are overturned counts less, but one overturned hit does not silence it', () => {
    expect(expectedPrecision({ confirmed: 0, overturned: 0 })).toBeCloseTo(0.8)
    expect(expectedPrecision({ confirmed: 0, overturned: 1 })).toBeGreaterThan(0.7)
    expect(expectedPrecision({ confirmed: 1, overturned: 99 })).toBeLessThan(0.1)
    expect(expectedPrecision({ confirmed: 990, overturned: 10 })).toBeCloseTo(0.99, 2)
  })
})
