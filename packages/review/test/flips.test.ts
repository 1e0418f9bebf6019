import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { BackTest, compareInspections, type DecidedPlace, type InspectionResult, type Verdict } from '../src/index.ts'

const verdict = fc.constantFrom<Verdict>('broken', 'kept', 'undecided')
const clause = fc.constantFrom('hold', 'taboo', 'constructor', 'greeting')
const outcome = fc.record({
  verdicts: fc.dictionary(clause, verdict),
  score: fc.integer({ min: 0, max: 200 }).map((halves) => halves / 2),
  fatal: fc.boolean(),
  grade: fc.constantFrom('优秀', '合格', '不合格'),
})
const pairs = fc.array(fc.tuple(outcome, outcome), { maxLength: 30 }).map((list) =>
  list.map(([before, after], i): [InspectionResult, InspectionResult] => [
    { conversation: `c${i}`, ...before },
    { conversation: `c${i}`, ...after },
  ]),
)
const places = fc.array(fc.record({ conversation: fc.nat(35).map((i) => `c${i}`), clause }), { maxLength: 30 })

const result = (verdicts: Record<string, Verdict>, score = 100, fatal = false): InspectionResult => ({
  conversation: 'c',
  verdicts,
  score,
  fatal,
})

describe('a comparison', () => {
  test('lists what is judged differently, by clause', () => {
    const before = result({ a: 'broken', b: 'kept', c: 'undecided', d: 'kept' }, 90)
    const after = result({ a: 'kept', b: 'broken', d: 'kept', e: 'undecided' }, 92.5)
    expect(compareInspections(before, after)).toEqual({
      conversation: 'c',
      flips: [
        { clause: 'a', from: 'broken', to: 'kept' },
        { clause: 'b', from: 'kept', to: 'broken' },
        { clause: 'c', from: 'undecided', to: 'none' },
        { clause: 'e', from: 'none', to: 'undecided' },
      ],
      scoreChange: 2.5,
      fatal: 'same',
      grade: undefined,
      changed: true,
    })
  })
  test('a clause kept where it had nothing to say is no flip', () => {
    expect(compareInspections(result({ a: 'kept' }), result({ b: 'kept' })).changed).toBe(false)
  })
  test('a name that every object knows is a clause like any other', () => {
    expect(compareInspections(result({}), result({ constructor: 'broken' } as never)).flips).toEqual([
      { clause: 'constructor', from: 'none', to: 'broken' },
    ])
  })
  test('a score that differs by less than a millionth is the same', () => {
    expect(compareInspections(result({}, 0.1 + 0.2), result({}, 0.3)).changed).toBe(false)
  })
  test('fatal and grade are told', () => {
    const after = { ...result({}, 0, true), grade: '不合格' }
    expect(compareInspections({ ...result({}), grade: '优秀' }, after)).toMatchObject({
      fatal: 'became',
      grade: { from: '优秀', to: '不合格' },
      scoreChange: -100,
    })
  })
  test('two conversations cannot be compared', () => {
    expect(() => compareInspections(result({}), { ...result({}), conversation: 'd' })).toThrow(RangeError)
  })
  it('is empty against itself, and turned round the other way round', () => {
    fc.assert(
      fc.property(pairs, (pairs) => {
        for (const [before, after] of pairs) {
          expect(compareInspections(before, before).changed).toBe(false)
          const [there, back] = [compareInspections(before, after), compareInspections(after, before)]
          expect(back.flips).toEqual(there.flips.map(({ clause, from, to }) => ({ clause, from: to, to: from })))
          expect(back.scoreChange + there.scoreChange).toBe(0)
        }
      }),
    )
  })
})

/** The verdict as the summary sees it, looked up the slow way. */
const seen = ({ verdicts }: InspectionResult, clause: string) =>
  new Map(Object.entries(verdicts)).get(clause)?.replace('kept', 'none') ?? 'none'

const summed = (pairs: readonly (readonly [InspectionResult, InspectionResult])[], decisions = {}, width = 5) => {
  const backTest = new BackTest(decisions, width)
  for (const [before, after] of pairs) backTest.add(before, after)
  return backTest.summary()
}

describe('a back-test', () => {
  it('counts the flips of each clause as a look at all pairs does', () => {
    fc.assert(
      fc.property(pairs, (pairs) => {
        const { clauses } = summed(pairs)
        for (const clause of ['hold', 'taboo', 'constructor', 'greeting']) {
          const moves = pairs.map(([before, after]) => [seen(before, clause), seen(after, clause)].join('>'))
          const count = (...wanted: string[]) => moves.filter((move) => wanted.includes(move)).length
          const slow = {
            newlyBroken: count('none>broken', 'undecided>broken'),
            noLongerBroken: count('broken>none'),
            toUndecided: count('none>undecided', 'broken>undecided'),
            fromBroken: count('broken>undecided'),
            noLongerUndecided: count('undecided>none'),
          }
          const none = { newlyBroken: 0, noLongerBroken: 0, toUndecided: 0, fromBroken: 0, noLongerUndecided: 0 }
          expect(clauses.get(clause) ?? none).toEqual(slow)
        }
      }),
    )
  })
  it('puts every score that moved into one bin, and adds up', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(0.5, 1, 5, 20), (pairs, width) => {
        const { scores, conversations, changed, fatal } = summed(pairs, {}, width)
        const changes = pairs.map(([before, after]) => after.score - before.score)
        expect(scores.up + scores.down + scores.same).toBe(conversations)
        expect(scores.up).toBe(changes.filter((change) => change > 0).length)
        expect(scores.down).toBe(changes.filter((change) => change < 0).length)
        for (const { above, upTo, conversations } of scores.histogram)
          expect(conversations).toBe(changes.filter((c) => c !== 0 && c > above && c <= upTo).length)
        expect(scores.histogram.reduce((sum, bin) => sum + bin.conversations, 0)).toBe(scores.up + scores.down)
        expect(changed).toBe(pairs.filter(([before, after]) => compareInspections(before, after).changed).length)
        expect(fatal.became).toBe(pairs.filter(([before, after]) => !before.fatal && after.fatal).length)
        expect(fatal.ceased).toBe(pairs.filter(([before, after]) => before.fatal && !after.fatal).length)
      }),
    )
  })
  it('finds the upheld appeals that would be lost and the misses that stay', () => {
    fc.assert(
      fc.property(pairs, places, places, (pairs, upheld, missed) => {
        const { upheldAppeals, misses } = summed(pairs, { upheld, missed })
        const after = new Map(pairs.map(([, after]) => [after.conversation, after]))
        const distinct = (places: readonly DecidedPlace[]) => [
          ...new Map(places.map((p) => [JSON.stringify(p), p])).values(),
        ]
        const split = (places: readonly DecidedPlace[]) => {
          const [came, unseen] = [
            distinct(places).filter(({ conversation }) => after.has(conversation)),
            distinct(places).filter(({ conversation }) => !after.has(conversation)),
          ]
          const broken = (place: DecidedPlace) => {
            const inspection = after.get(place.conversation)
            return inspection !== undefined && seen(inspection, place.clause) === 'broken'
          }
          return { broken: came.filter(broken), other: came.filter((place) => !broken(place)), unseen: unseen.length }
        }
        const [a, m] = [split(upheld), split(missed)]
        const set = (places: readonly DecidedPlace[]) => new Set(places.map((place) => JSON.stringify(place)))
        expect(set(upheldAppeals.lost)).toEqual(set(a.broken))
        expect(upheldAppeals).toMatchObject({ kept: a.other.length, unseen: a.unseen })
        expect(set(misses.stillMissed)).toEqual(set(m.other))
        expect(misses).toMatchObject({ found: m.broken.length, unseen: m.unseen })
      }),
    )
  })
  test('a summary in the middle does not change with what comes after', () => {
    const backTest = new BackTest()
    backTest.add(result({ a: 'kept' }, 100), result({ a: 'broken' }, 90))
    const early = backTest.summary()
    const copy = structuredClone(early)
    backTest.add({ ...result({ a: 'kept' }), conversation: 'd' }, { ...result({ a: 'broken' }, 50), conversation: 'd' })
    expect(early).toEqual(copy)
    expect(backTest.summary().clauses.get('a')?.newlyBroken).toBe(2)
  })
  test('grades and means', () => {
    const graded = (id: string, score: number, grade: string) => ({ ...result({}, score), conversation: id, grade })
    const summary = summed([
      [graded('1', 96, '优秀'), graded('1', 90, '良好')],
      [graded('2', 96, '优秀'), graded('2', 88, '良好')],
      [graded('3', 70, '不合格'), graded('3', 76, '合格')],
      [graded('4', 70, '不合格'), graded('4', 70, '不合格')],
    ])
    expect(summary.grades).toEqual([
      { from: '优秀', to: '良好', conversations: 2 },
      { from: '不合格', to: '合格', conversations: 1 },
    ])
    expect(summary.scores).toMatchObject({ before: 83, after: 81, up: 1, down: 2, same: 1 })
    expect(summary.scores.histogram).toEqual([
      { above: -10, upTo: -5, conversations: 2 },
      { above: 5, upTo: 10, conversations: 1 },
    ])
    expect(summed([]).scores.before).toBeUndefined()
  })
})
