import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Engine, type Finding, withAnswers, wouldVeto } from '../src/index.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations } from './conversations.ts'
import { clausesOf, standardOf, talk } from './small-standard.ts'

const broken = (finding: Finding): Finding => ({ ...finding, verdict: 'broken' })
const openOf = ({ findings }: { findings: readonly Finding[] }) => findings.filter((f) => f.verdict === 'undecided')

const standard = standardOf({
  'moments/m.yaml': clausesOf('forbid: { says: 好, judge: 是否在敷衍 }'),
  'scorecards/s.yaml': `
id: s
title: 评分表
groups:
  - { id: g, title: 组, points: 10, items: [ { id: i, title: 项, criteria: [c], deduct: 2 }, { id: k, title: 否决, criteria: [d], fatal: true } ] }
grades: [ { at_least: 9, title: 优 }, { at_least: 0, title: 差 } ]
`,
})
const engine = new Engine(standard)

describe('answers', () => {
  test('broken costs points, kept goes, what is not answered stays', () => {
    const inspection = engine.inspect(talk('A: 好\nA: 好的\nA: 好吧'))
    const [first, second] = openOf(inspection)
    const after = withAnswers(
      standard,
      inspection,
      new Map([
        [first, broken(first)],
        [second, null],
      ]),
    )
    expect(after.findings.map(({ verdict, turns }) => `${verdict} ${turns.join(',')}`)).toEqual([
      'broken 0',
      'undecided 2',
    ])
    expect(after.scorecard).toMatchObject({ total: 8, grade: '差', items: [{ deducted: 2, findings: [0] }, {}] })
    expect(after.verdicts).toEqual([{ clause: 'r1', broken: 1, kept: 1, undecided: 1, void: 0 }])
  })

  test('no answers change nothing', () => {
    const runner = new Engine(busyStandard)
    fc.assert(
      fc.property(conversations, (conversation) => {
        const inspection = runner.inspect(conversation)
        expect(withAnswers(busyStandard, inspection, new Map())).toEqual(inspection)
      }),
    )
  })

  test('with all kept, the scorecard is that of the findings of the rules, and the tallies keep their sums', () => {
    const runner = new Engine(busyStandard)
    const sums = (verdicts: readonly { broken: number; kept: number; undecided: number }[]) =>
      verdicts.map((v) => v.broken + v.kept + v.undecided)
    fc.assert(
      fc.property(conversations, (conversation) => {
        const inspection = runner.inspect(conversation)
        const after = withAnswers(busyStandard, inspection, new Map(openOf(inspection).map((f) => [f, null])))
        expect(openOf(after)).toEqual([])
        expect(after.scorecard.total).toBe(inspection.scorecard.total)
        expect(sums(after.verdicts)).toEqual(sums(inspection.verdicts))
        for (const item of after.scorecard.items)
          for (const i of item.findings) expect(after.findings[i].verdict).toBe('broken')
      }),
    )
  })

  test('a veto is known by the severity or by the item that a finding feeds', () => {
    const [finding] = engine.inspect(talk('A: 好')).findings
    expect(wouldVeto(standard, finding)).toBe(false)
    expect(wouldVeto(standard, { ...finding, severity: 'fatal' })).toBe(true)
    expect(wouldVeto(standard, { ...finding, criterion: 'd' })).toBe(true)
  })
})
