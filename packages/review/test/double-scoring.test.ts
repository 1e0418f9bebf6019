import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  assignThird,
  assignTwice,
  type ConversationToScore,
  doubleScoringOutcome,
  type Inspector,
  notOfTheSameTeam,
  type Scoring,
  visibleScorings,
} from '../src/index.ts'

const team = fc.constantFrom('north', 'south', 'east')
const inspectors: fc.Arbitrary<Inspector[]> = fc
  .array(fc.record({ team: fc.option(team, { nil: undefined }), load: fc.nat(3) }), { maxLength: 8 })
  .map((list) => list.map(({ team, load }, i) => ({ id: `i${i}`, load, ...(team === undefined ? {} : { team }) })))
const conversations: fc.Arbitrary<ConversationToScore[]> = fc
  .array(
    fc.record({
      agent: fc.nat(12).map((i) => `i${i}`),
      team,
      barred: fc.array(
        fc.nat(8).map((i) => `i${i}`),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((each, i) => ({ conversation: `c${i}`, ...each })))

const may = (inspector: Inspector, conversation: ConversationToScore) =>
  inspector.id !== conversation.agent &&
  inspector.team !== conversation.team &&
  conversation.barred?.includes(inspector.id) !== true

describe('the assignment', () => {
  it('gives each conversation two different inspectors who may, or none where there are not two', () => {
    fc.assert(
      fc.property(conversations, inspectors, fc.string(), (conversations, inspectors, seed) => {
        const { assignments, unassigned } = assignTwice(conversations, inspectors, { seed })
        const byId = new Map(assignments.map((each) => [each.conversation, each.inspectors]))
        for (const conversation of conversations) {
          const allowed = inspectors.filter((each) => may(each, conversation)).map(({ id }) => id)
          const pair = byId.get(conversation.conversation)
          expect(unassigned.includes(conversation.conversation)).toBe(allowed.length < 2)
          expect(pair === undefined).toBe(allowed.length < 2)
          if (!pair) continue
          expect(pair[0]).not.toBe(pair[1])
          for (const id of pair) expect(allowed).toContain(id)
        }
      }),
    )
  })
  it('is the same again, in whatever order the input comes', () => {
    const turned = fc
      .tuple(conversations, inspectors)
      .chain(([some, who]) =>
        fc.tuple(
          fc.constant({ some, who }),
          fc.shuffledSubarray(some, { minLength: some.length }),
          fc.shuffledSubarray(who, { minLength: who.length }),
        ),
      )
    fc.assert(
      fc.property(turned, fc.string(), ([{ some, who }, someTurned, whoTurned], seed) => {
        const byId = (of: ReturnType<typeof assignTwice>) =>
          new Map(of.assignments.map((each) => [each.conversation, each.inspectors]))
        const [one, other] = [assignTwice(some, who, { seed }), assignTwice(someTurned, whoTurned, { seed })]
        expect(byId(other)).toEqual(byId(one))
      }),
    )
  })
  it('burdens all alike where all may score all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(60), fc.string(), (people, count, seed) => {
        const who = Array.from({ length: people }, (_, i) => ({ id: `i${i}` }))
        const some = Array.from({ length: count }, (_, i) => ({ conversation: `c${i}`, agent: 'x' }))
        const { assignments } = assignTwice(some, who, { seed })
        const loads = who.map(({ id }) => assignments.filter(({ inspectors }) => inspectors.includes(id)).length)
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('fills up those who have less to do first', () => {
    const who = [{ id: 'busy', load: 10 }, { id: 'a' }, { id: 'b' }, { id: 'c' }]
    const some = Array.from({ length: 12 }, (_, i) => ({ conversation: `c${i}`, agent: 'x' }))
    const { assignments } = assignTwice(some, who, { seed: 's' })
    expect(assignments.filter(({ inspectors }) => inspectors.includes('busy'))).toEqual([])
  })
  it('lets everybody score together with everybody', () => {
    const who = Array.from({ length: 5 }, (_, i) => ({ id: `i${i}` }))
    const some = Array.from({ length: 50 }, (_, i) => ({ conversation: `c${i}`, agent: 'x' }))
    for (const seed of ['s', 't', 'u']) {
      const { assignments } = assignTwice(some, who, { seed })
      const met = Map.groupBy(assignments, ({ inspectors }) => inspectors.toSorted().join())
      expect(met.size).toBe(10)
      for (const together of met.values()) expect(Math.abs(together.length - 5)).toBeLessThanOrEqual(1)
    }
  })
  it('takes the bank’s own rule, but never lets anybody score himself', () => {
    const who = [
      { id: 'a', team: 't' },
      { id: 'b', team: 't' },
      { id: 'c', team: 't' },
    ]
    const some = [{ conversation: 'c1', agent: 'a', team: 't' }]
    expect(assignTwice(some, who, { seed: '' }).unassigned).toEqual(['c1'])
    const { assignments } = assignTwice(some, who, { seed: '', rule: () => true })
    expect(assignments[0]?.inspectors.toSorted()).toEqual(['b', 'c'])
  })
  it('gives a third who is neither of the two and may', () => {
    fc.assert(
      fc.property(conversations, inspectors, fc.string(), (conversations, inspectors, seed) => {
        const first = new Map(conversations.map((each) => [each.conversation, each]))
        for (const { conversation, inspectors: two } of assignTwice(conversations, inspectors, { seed }).assignments) {
          const subject = first.get(conversation) ?? { conversation, agent: '' }
          const third = assignThird(subject, two, inspectors, { seed, rule: notOfTheSameTeam })
          const allowed = inspectors.filter((each) => may(each, subject) && !two.includes(each.id))
          if (third === undefined) expect(allowed).toEqual([])
          else {
            const least = Math.min(...allowed.map(({ load = 0 }) => load))
            expect(allowed.find(({ id }) => id === third)?.load).toBe(least)
          }
        }
      }),
    )
  })
})

describe('the outcome', () => {
  const pair = { inspectors: ['a', 'b'] as const }
  const policy = { scoreLimit: 5, fatalMismatch: true }
  const scoring = (inspector: string, score: number, fatal = false): Scoring => ({ inspector, score, fatal })

  test('waits for whoever has not scored', () => {
    expect(doubleScoringOutcome(pair, [], policy)).toEqual({ state: 'waiting', for: ['a', 'b'] })
    expect(doubleScoringOutcome(pair, [scoring('b', 90)], policy)).toEqual({ state: 'waiting', for: ['a'] })
  })
  test('is agreed up to the limit', () => {
    expect(doubleScoringOutcome(pair, [scoring('b', 90), scoring('a', 85)], policy)).toEqual({
      state: 'agreed',
      score: 87.5,
      fatal: false,
      difference: 5,
    })
  })
  test('needs a third beyond it, or where one alone found it fatal', () => {
    expect(doubleScoringOutcome(pair, [scoring('a', 90), scoring('b', 84)], policy)).toEqual({
      state: 'arbitration',
      because: ['score'],
      difference: 6,
    })
    const mismatch = [scoring('a', 90), scoring('b', 90, true)]
    expect(doubleScoringOutcome(pair, mismatch, policy)).toMatchObject({ state: 'arbitration', because: ['fatal'] })
    expect(doubleScoringOutcome(pair, mismatch, { ...policy, fatalMismatch: false })).toMatchObject({
      state: 'agreed',
      fatal: true,
    })
  })
  test('is the third’s in the end', () => {
    const all = [scoring('a', 100), scoring('b', 0, true), scoring('c', 70)]
    expect(doubleScoringOutcome(pair, all, policy)).toEqual({
      state: 'arbitrated',
      score: 70,
      fatal: false,
      difference: 100,
      by: 'c',
    })
  })
  test('refuses results that nobody asked for', () => {
    const wrong = [
      [scoring('c', 1)],
      [scoring('a', 1), scoring('a', 2)],
      [scoring('a', 90), scoring('b', 90), scoring('c', 90)],
      [scoring('a', 0), scoring('b', 90), scoring('c', 90), scoring('d', 90)],
    ]
    for (const scorings of wrong) expect(() => doubleScoringOutcome(pair, scorings, policy)).toThrow(RangeError)
  })

  test('is blind until both are in, and for the third until he has scored', () => {
    const [a, b, c] = [scoring('a', 100), scoring('b', 0), scoring('c', 50)]
    expect(visibleScorings(pair, [a], { id: 'a' })).toEqual([a])
    expect(visibleScorings(pair, [a], { id: 'b' })).toEqual([])
    expect(visibleScorings(pair, [a], { id: 'manager' })).toEqual([])
    expect(visibleScorings(pair, [a, b], { id: 'b' })).toEqual([a, b])
    expect(visibleScorings(pair, [a, b], { id: 'c', arbitrating: true })).toEqual([])
    expect(visibleScorings(pair, [a, b, c], { id: 'c', arbitrating: true })).toEqual([a, b, c])
  })
})
