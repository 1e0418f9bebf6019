import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  Engine,
  type Finding,
  itemsForPerson,
  type Opinion,
  reviewed,
  type ReviewedFinding,
  standingOf,
  withAnswers,
} from '../src/index.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations } from './conversations.ts'
import { clausesOf, standardOf, talk } from './small-standard.ts'

const CARD = {
  'scorecards/s.yaml': `
id: s
title: 评分表
groups:
  - id: g
    title: 用语
    points: 10
    items:
      - { id: i, title: 项, criteria: [c], deduct: 2, cap: 6 }
      - { id: v, title: 声音, judged_by: person, why: 听录音, cap: 4 }
  - id: h
    title: 其他
    points: 5
    items:
      - { id: w, title: 工单, judged_by: person, why: 对照工单 }
      - { id: f, title: 造假, judged_by: person, why: 核实, fatal: true, cap: 0.5 }
grades: [ { at_least: 14, title: 优 }, { at_least: 8, title: 中 }, { at_least: 0, title: 差 } ]
`,
}
const standard = standardOf({
  'moments/m.yaml': clausesOf(
    'forbid: { says: 滚 }',
    'forbid: { says: 好, judge: 是否在敷衍 }',
    'forbid: { says: 烦 }, status: trial',
    'forbid: { says: 骂 }, severity: fatal',
  ),
  ...CARD,
})
const engine = new Engine(standard)
const none = new Map<string, number>()
const opined = (findings: readonly Finding[], opinion: Opinion): ReviewedFinding[] =>
  findings.map((finding) => ({ finding, opinion }))
const missed = (more: Partial<Finding> = {}): ReviewedFinding => ({
  finding: { clause: 'r1', criterion: 'c', verdict: 'broken', severity: 'minor', turns: [0], ...more },
  opinion: 'added',
})

describe('a review', () => {
  const { findings, scorecard } = engine.inspect(talk('A: 滚\nA: 好\nA: 滚\nA: 烦'))

  test('gives back the points of what is overturned', () => {
    expect(scorecard).toMatchObject({ total: 11, grade: '中' })
    const [first, ...others] = findings
    const after = reviewed(
      standard,
      scorecard,
      [
        { finding: first, opinion: 'overturned' },
        ...opined(
          others.filter(({ verdict }) => verdict === 'broken'),
          'confirmed',
        ),
      ],
      none,
    )
    expect(after).toMatchObject({ broken: 1, undecided: 0, criteria: ['c'] })
    expect(after.scorecard).toMatchObject({ total: 13, grade: '中' })
    expect(after.scorecard.items[0].findings).toEqual([1])
  })

  test('takes points for what was undecided and is found broken, and for what the machine missed', () => {
    const answered = findings.map(
      (finding): ReviewedFinding => ({ finding, opinion: finding.verdict === 'undecided' ? 'confirmed' : 'machine' }),
    )
    expect(reviewed(standard, scorecard, answered, none)).toMatchObject({ broken: 3, undecided: 0 })
    expect(reviewed(standard, scorecard, answered, none).scorecard.total).toBe(9)
    const kept = answered.map(({ finding, opinion }) => ({
      finding,
      opinion: opinion === 'confirmed' ? ('overturned' as const) : opinion,
    }))
    expect(reviewed(standard, scorecard, kept, none)).toMatchObject({ broken: 2, undecided: 0 })
    expect(reviewed(standard, scorecard, kept, none).scorecard.total).toBe(11)
    const added = [...opined(findings, 'machine'), missed({ turns: [9] })]
    const after = reviewed(standard, scorecard, added, none)
    expect(after).toMatchObject({ broken: 3, undecided: 1 })
    expect(after.scorecard.items[0]).toMatchObject({ deducted: 6, findings: [0, 2, 4] })
  })

  test('a clause on trial is never counted', () => {
    const trial = findings.filter((finding) => finding.trial)
    expect(trial).toHaveLength(1)
    const after = reviewed(standard, scorecard, opined(trial, 'confirmed'), none)
    expect(after).toMatchObject({ broken: 0, undecided: 0, criteria: [], scorecard: { total: 15 } })
  })

  test('what a person finds fatal takes all points, also where the rules found something milder at the same place', () => {
    const after = reviewed(
      standard,
      scorecard,
      [...opined(findings, 'machine'), missed({ clause: 'r4', severity: 'fatal', turns: findings[0].turns })],
      none,
    )
    expect(after.scorecard).toMatchObject({ total: 0, fatal: true, grade: '差' })
  })

  test('items that no rule judges cost what the person took off, within their cap and their group', () => {
    expect(itemsForPerson(standard).map(({ item, group, most }) => [item.id, group, most])).toEqual([
      ['v', 'g', 4],
      ['w', 'h', 5],
      ['f', 'h', 0.5],
    ])
    const judged = (points: Record<string, number>) =>
      reviewed(standard, scorecard, [], new Map(Object.entries(points))).scorecard
    expect(judged({ v: 3 })).toMatchObject({ total: 12, items: [{}, { applies: true, deducted: 3 }, {}, {}] })
    expect(judged({ v: 9, w: 99 })).toMatchObject({ total: 6, groups: [{ points: 6 }, { points: 0 }] })
    expect(judged({ v: -3 }).total).toBe(15)
    expect(judged({ v: 0 }).items[1]).toMatchObject({ applies: true, deducted: 0 })
    expect(judged({ i: 5 }).total).toBe(15)
    expect(judged({ f: 0.5 })).toMatchObject({ total: 0, fatal: true })
    expect(judged({ f: 0 })).toMatchObject({ total: 15, fatal: false })
  })
})

describe('for any conversation', () => {
  const runner = new Engine(busyStandard)
  const clauses = busyStandard.clauses.map(({ clause }) => clause)
  const additions = fc.array(
    fc.record({
      clause: fc.nat(clauses.length - 1),
      severity: fc.constantFrom<Finding['severity'][]>('minor', 'major', 'fatal'),
      turns: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  )
  const added = ({
    clause: at,
    severity,
    turns,
  }: {
    clause: number
    severity: Finding['severity']
    turns: number[]
  }) => {
    const { id: clause, criterion } = clauses[at]
    return missed({ clause, criterion: criterion as string, severity, turns })
  }

  test('confirming all that is broken changes nothing', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const { findings, scorecard } = runner.inspect(conversation)
        const said = findings.map(
          (finding): ReviewedFinding => ({ finding, opinion: finding.verdict === 'broken' ? 'confirmed' : 'machine' }),
        )
        expect(reviewed(busyStandard, scorecard, said, none).scorecard).toEqual(scorecard)
        expect(reviewed(busyStandard, scorecard, opined(findings, 'machine'), none).scorecard).toEqual(scorecard)
      }),
    )
  })

  test('overturning all gives all points but those that a person took off', () => {
    fc.assert(
      fc.property(conversations, fc.integer({ min: 0, max: 4 }), (conversation, off) => {
        const { findings, scorecard } = engine.inspect(conversation)
        const after = reviewed(standard, scorecard, opined(findings, 'overturned'), new Map([['v', off]]))
        expect(after.scorecard.total).toBe(after.scorecard.outOf - off)
        expect(after).toMatchObject({ broken: 0, undecided: 0, criteria: [] })
      }),
    )
  })

  test('it does not matter in which order findings were added', () => {
    fc.assert(
      fc.property(
        conversations,
        additions,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (conversation, made, dice) => {
          const { findings, scorecard } = runner.inspect(conversation)
          const machine = opined(findings, 'machine')
          const inOrder = made.map(added)
          const shuffled = inOrder
            .map((finding) => ({ finding, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ finding }) => finding)
          const [one, other] = [inOrder, shuffled].map((more) =>
            reviewed(busyStandard, scorecard, [...machine, ...more], none),
          )
          const points = ({ scorecard: { total, fatal, groups, items } }: typeof one) => ({
            total,
            fatal,
            groups,
            deducted: items.map((item) => item.deducted),
          })
          expect(points(one)).toEqual(points(other))
          expect([one.broken, one.undecided, [...one.criteria].sort()]).toEqual([
            other.broken,
            other.undecided,
            [...other.criteria].sort(),
          ])
        },
      ),
    )
  })

  test('answers given in a review weigh as those given by withAnswers', () => {
    fc.assert(
      fc.property(conversations, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (conversation, answers) => {
        const inspection = runner.inspect(conversation)
        const open = inspection.findings.filter(({ verdict }) => verdict === 'undecided')
        const after = withAnswers(
          busyStandard,
          inspection,
          new Map(open.map((f, i) => [f, answers[i % 20] ? { ...f, verdict: 'broken' as const } : null])),
        )
        const said = inspection.findings.map((finding): ReviewedFinding => {
          const i = open.indexOf(finding)
          return { finding, opinion: i < 0 ? 'machine' : answers[i % 20] ? 'confirmed' : 'overturned' }
        })
        const result = reviewed(busyStandard, inspection.scorecard, said, none)
        expect(result.scorecard.total).toBe(after.scorecard.total)
        expect(result.broken + result.undecided).toBe(after.findings.filter(({ trial }) => !trial).length)
        for (const item of result.scorecard.items)
          for (const i of item.findings) expect(standingOf(said[i])).toBe('broken')
      }),
    )
  })
})
