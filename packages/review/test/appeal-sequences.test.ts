import { chinaCalendar, millisecondsUntil } from '@liangyan/calendar'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Appeal,
  type AppealAction,
  type AppealPolicy,
  type AppealStage,
  isOpen,
  next,
  type Person,
  type Role,
  unfiledAppeal,
  upToDate,
} from '../src/index.ts'

/** Random people do random things at random times; whatever is allowed must have been allowable. */

const role = fc.constantFrom<Role>('agent', 'team-lead', 'inspector', 'manager', 'trainer')
const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constantFrom('agent', 'lead', 'inspector', 'reviewer', 'other'),
  roles: fc.uniqueArray(role, { minLength: 1, maxLength: 5 }),
  team: fc.constantFrom('north', 'south'),
})
const reason = fc.constantFrom('说明', ' ', '情况属实')
const clauses = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'))
const action: fc.Arbitrary<AppealAction> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), by: person, reason, contested: clauses }),
  fc.record({ kind: fc.constant('answer' as const), by: person, reason, support: fc.boolean() }),
  fc.record({
    kind: fc.constant('decide' as const),
    by: person,
    reason,
    decision: fc.oneof(
      fc.constant({ outcome: 'upheld' as const }),
      fc.constant({ outcome: 'rejected' as const }),
      fc.record({
        outcome: fc.constant('partly-upheld' as const),
        points: fc.integer({ min: -2, max: 12 }),
        granted: clauses,
      }),
    ),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), by: person }),
)
/** Hours since the step before, a few of them negative: clocks differ. */
const wait = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -2, max: 400 }))
const days = fc.nat(4)
const policy: fc.Arbitrary<AppealPolicy> = fc.record({
  fileWithin: days,
  leadWithin: days,
  inspectorWithin: days,
  rounds: fc.integer({ min: 0, max: 3 }),
})
const start = fc
  .integer({ min: 0, max: 365 * 24 })
  .map((hours) => Date.parse('2026-01-01T00:00:00Z') + hours * 3_600_000)
const written = (time: number) => new Date(time).toISOString()

/** From each stage, the stages that a step may lead to. */
const ways: Readonly<Record<AppealStage, Partial<Record<AppealAction['kind'], readonly AppealStage[]>>>> = {
  'not-filed': { file: ['lead'] },
  lead: { answer: ['inspector', 'rejected'], withdraw: ['withdrawn'] },
  inspector: { decide: ['upheld', 'partly-upheld', 'rejected'], withdraw: ['withdrawn'] },
  upheld: {},
  'partly-upheld': { file: ['lead'] },
  rejected: { file: ['lead'] },
  withdrawn: { file: ['lead'] },
}

interface Step {
  readonly action: AppealAction
  readonly before: Appeal
  readonly after: Appeal
  readonly now: string
}

function play(
  publishedAt: number,
  rules: AppealPolicy,
  script: readonly (readonly [AppealAction, number])[],
): { readonly steps: readonly Step[]; readonly refusals: readonly string[]; readonly last: Appeal } {
  const subject = {
    conversation: 'c',
    agent: 'agent',
    team: 'north',
    publishedAt: written(publishedAt),
    pointsLost: 10,
    reviewers: ['reviewer'],
  }
  const steps: Step[] = []
  const refusals: string[] = []
  let appeal = unfiledAppeal(subject, rules, chinaCalendar)
  let time = publishedAt
  for (const [action, hours] of script) {
    time += hours * 3_600_000
    const now = written(time)
    const before = upToDate(appeal, rules, chinaCalendar, now)
    const frozen = structuredClone(appeal)
    const result = next(appeal, action, rules, chinaCalendar, now)
    expect(appeal).toEqual(frozen)
    if (result.ok) {
      steps.push({ action, before, after: result.appeal, now })
      appeal = result.appeal
    } else {
      expect(result.message).toMatch(/^[\p{Script=Han}].*。$/u)
      refusals.push(result.reason)
    }
  }
  return { steps, refusals, last: appeal }
}

/** Mostly the right person doing what is next, so that the later stages are reached often. */
const likely = fc.constantFrom<AppealAction>(
  { kind: 'file', by: { id: 'agent', roles: ['agent'] }, reason: '说明', contested: ['a', 'b'] },
  { kind: 'answer', by: { id: 'lead', roles: ['team-lead'], team: 'north' }, reason: '属实', support: true },
  { kind: 'answer', by: { id: 'lead', roles: ['team-lead'], team: 'north' }, reason: '不符', support: false },
  {
    kind: 'decide',
    by: { id: 'inspector', roles: ['inspector'] },
    reason: '证实',
    decision: { outcome: 'partly-upheld', points: 3, granted: ['a'] },
  },
  { kind: 'decide', by: { id: 'other', roles: ['inspector'] }, reason: '不符', decision: { outcome: 'rejected' } },
  { kind: 'decide', by: { id: 'other', roles: ['manager'] }, reason: '证实', decision: { outcome: 'upheld' } },
)
const script = fc.array(fc.tuple(fc.oneof({ arbitrary: likely, weight: 3 }, { arbitrary: action, weight: 1 }), wait), {
  maxLength: 25,
})
const notBefore = (a: string, b: string) => millisecondsUntil(a, b) >= 0

describe('any sequence of actions', () => {
  it('goes only the ways there are, and never past the last round', () => {
    fc.assert(
      fc.property(start, policy, script, (published, rules, script) => {
        for (const { action, before, after } of play(published, rules, script).steps) {
          expect(ways[before.stage][action.kind] ?? []).toContain(after.stage)
          expect(after.round).toBe(before.round + (action.kind === 'file' ? 1 : 0))
          expect(after.round).toBeLessThanOrEqual(rules.rounds)
          expect(isOpen(after)).toBe(after.stage === 'lead' || after.stage === 'inspector')
          if (isOpen(after)) expect(after.due).not.toBeNull()
        }
      }),
      { numRuns: 500 },
    )
  })
  it('keeps everybody from judging his own, what he reviewed, and what he judged', () => {
    fc.assert(
      fc.property(start, policy, script, (published, rules, script) => {
        for (const { action, before } of play(published, rules, script).steps) {
          const { by } = action
          if (action.kind === 'file' || action.kind === 'withdraw') {
            expect(by.id).toBe('agent')
            continue
          }
          expect(['agent', 'reviewer']).not.toContain(by.id)
          const wanted = action.kind === 'answer' ? 'team-lead' : 'inspector'
          expect(by.roles.includes(wanted) || by.roles.includes('manager')).toBe(true)
          if (action.kind === 'answer' && !by.roles.includes('manager')) expect(by.team).toBe('north')
          const judged = before.history.filter((step) => 'by' in step && step.by.id === by.id)
          if (action.kind === 'decide') expect(judged).toEqual([])
          else expect(judged.filter(({ kind }) => kind === 'decide')).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
  it('keeps time: steps in order, deadlines after them, answers and filings within them', () => {
    fc.assert(
      fc.property(start, policy, script, (published, rules, script) => {
        for (const { action, before, after, now } of play(published, rules, script).steps) {
          const taken = after.history.at(-1)?.at ?? ''
          expect(notBefore(now, taken)).toBe(true)
          for (const [i, { at }] of after.history.entries())
            if (i > 0) expect(notBefore(after.history[i - 1]?.at ?? '', at)).toBe(true)
          if (after.due) expect(notBefore(taken, after.due.at)).toBe(true)
          if (action.kind === 'file') expect(notBefore(written(published), taken)).toBe(true)
          if (action.kind === 'file' || action.kind === 'answer')
            expect(millisecondsUntil(taken, before.due?.at ?? '')).toBeGreaterThan(-1000)
        }
      }),
      { numRuns: 500 },
    )
  })
  it('never gives back more than was taken off, nor grants what was not contested', () => {
    fc.assert(
      fc.property(start, policy, script, (published, rules, script) => {
        const { steps } = play(published, rules, script)
        const contested = new Set<string>()
        let returned = 0
        for (const { action, after } of steps) {
          if (action.kind === 'file') for (const clause of action.contested) contested.add(clause)
          expect(after.pointsReturned).toBeGreaterThanOrEqual(returned)
          expect(after.pointsReturned).toBeLessThanOrEqual(10)
          expect(after.pointsReturned === 10).toBe(after.stage === 'upheld')
          returned = after.pointsReturned
          for (const clause of after.granted) expect(contested.has(clause)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
  it('comes to the same whether a clerk brings it up to date every day or nobody does', () => {
    fc.assert(
      fc.property(start, policy, script, fc.nat(60), (published, rules, script, later) => {
        const { last } = play(published, rules, script)
        const from = Date.parse(last.history.at(-1)?.at ?? written(published))
        let daily = last
        for (let day = 0; day <= later; day++)
          daily = upToDate(daily, rules, chinaCalendar, written(from + day * 86_400_000))
        expect(daily).toEqual(upToDate(last, rules, chinaCalendar, written(from + later * 86_400_000)))
      }),
    )
  })
  it('does reach every stage and every refusal that has to do with time and turn', () => {
    const stages = new Set<string>()
    const refused = new Set<string>()
    fc.assert(
      fc.property(start, policy, script, (published, rules, script) => {
        const { steps, refusals } = play(published, rules, script)
        for (const { after } of steps) stages.add(after.stage)
        for (const refusal of refusals) refused.add(refusal)
      }),
      { numRuns: 1500, seed: 4 },
    )
    expect([...stages].sort()).toEqual(['inspector', 'lead', 'partly-upheld', 'rejected', 'upheld', 'withdrawn'])
    for (const reason of ['filed-too-late', 'answered-too-late', 'already-filed', 'with-team-lead', 'with-inspector'])
      expect(refused).toContain(reason)
    for (const reason of ['no-further-round', 'not-open', 'judged-before', 'own-conversation', 'reviewed-by-yourself'])
      expect(refused).toContain(reason)
  })
})
