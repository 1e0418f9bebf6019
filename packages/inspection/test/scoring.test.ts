import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Engine } from '../src/index.ts'
import { busyStandard } from './busy-standard.ts'
import { conversations } from './conversations.ts'
import { engineOf, talk } from './small-standard.ts'

const card = (items: string, more = '') => ({
  'scorecards/s.yaml': `
id: s
title: 评分表
groups:
  - { id: g, title: 用语, points: 10, items: [ ${items} ] }
  - { id: h, title: 其他, points: 5, items: [] }
grades: [ { at_least: 14, title: 优 }, { at_least: 8, title: 中 }, { at_least: 0, title: 差 } ]
${more}`,
})
const score = (clauses: string[], items: string, dialogue: string) =>
  engineOf(clauses, card(items)).inspect(talk(dialogue)).scorecard

describe('points', () => {
  const ban = ['forbid: { says: 滚 }']
  test('are taken off for each finding, up to the cap', () => {
    const item = '{ id: i, title: 项, criteria: [c], deduct: 2, cap: 5 }'
    expect(score(ban, item, 'A: 好')).toMatchObject({ total: 15, outOf: 15, grade: '优', fatal: false })
    expect(score(ban, item, 'A: 滚').items[0]).toMatchObject({ deducted: 2, findings: [0], applies: true })
    expect(score(ban, item, 'A: 滚\nA: 滚')).toMatchObject({ total: 11, grade: '中' })
    expect(score(ban, item, 'A: 滚\nA: 滚\nA: 滚\nA: 滚')).toMatchObject({ total: 10 })
  })

  test('a group never goes below zero', () => {
    const items = '{ id: i, title: 项, criteria: [c], deduct: 8 }, { id: j, title: 项, clauses: [r1], deduct: 8 }'
    const scored = score(ban, items, 'A: 滚\nA: 滚')
    expect(scored.groups[0]).toMatchObject({ points: 0, outOf: 10 })
    expect(scored.total).toBe(5)
    expect(scored.grade).toBe('差')
  })

  test('repeated findings of one criterion on one turn count once', () => {
    const item = '{ id: i, title: 项, criteria: [c], deduct: 2 }'
    const twoClauses = ['forbid: { says: 滚 }', 'forbid: { says: [滚, 烦] }']
    const scored = score(twoClauses, item, 'A: 滚\nA: 烦')
    expect(scored.items[0]).toMatchObject({ deducted: 4, findings: [0, 1, 2] })
  })

  test('a fatal item empties the card', () => {
    const item = '{ id: i, title: 项, criteria: [c], deduct: 1, fatal: true }'
    expect(score(ban, item, 'A: 滚')).toMatchObject({ total: 0, fatal: true, grade: '差' })
    expect(score(ban, item, 'A: 好')).toMatchObject({ total: 15, fatal: false })
  })

  test('trial clauses and undecided findings cost nothing', () => {
    const item = '{ id: i, title: 项, criteria: [c], deduct: 2, fatal: true }'
    const free = ['forbid: { says: 滚 }, status: trial', 'forbid: { says: 滚, judge: 是否骂人了 }']
    const scored = score(free, item, 'A: 滚')
    expect(scored).toMatchObject({ total: 15, fatal: false })
    expect(scored.items[0]).toMatchObject({ deducted: 0, findings: [] })
  })

  test('the indexes of an item point at its findings, also where trial clauses stand between', () => {
    const clauses = ['forbid: { says: 滚 }, status: trial', 'forbid: { says: 滚 }, status: active']
    const inspection = engineOf(clauses, card('{ id: i, title: 项, criteria: [c], deduct: 2 }')).inspect(
      talk('A: 滚\nA: 滚'),
    )
    const fed = inspection.scorecard.items[0].findings.map((i) => inspection.findings[i].clause)
    expect(fed).toEqual(['r2', 'r2'])
  })

  test('items by kind, by clause, by a person, and only where they apply', () => {
    const kinded = ['forbid: { says: 滚 }, kind: k', 'forbid: { says: 烦 }']
    const deducted = (items: string, dialogue = 'A: 滚\nA: 烦') => score(kinded, items, dialogue).items[0]
    expect(deducted('{ id: i, title: 项, criteria: [c], kinds: [k], deduct: 2 }')).toMatchObject({
      deducted: 2,
      findings: [0],
    })
    expect(deducted('{ id: i, title: 项, clauses: [r2], deduct: 2 }')).toMatchObject({ deducted: 2, findings: [1] })
    expect(deducted('{ id: i, title: 项, judged_by: person, why: 听声音, deduct: 2 }')).toMatchObject({
      applies: false,
      deducted: 0,
    })
    const chats = '{ id: i, title: 项, criteria: [c], deduct: 2, applies: { channel: chat } }'
    expect(deducted(chats)).toMatchObject({ applies: false, deducted: 0, findings: [] })
    expect(deducted(chats, '== x | channel: chat\nA: 滚')).toMatchObject({ applies: true, deducted: 2 })
  })

  test('without a scorecard there is an empty one', () => {
    expect(engineOf(ban).inspect(talk('A: 滚')).scorecard).toMatchObject({ total: 0, outOf: 0, items: [], groups: [] })
  })
})

describe('for any conversation', () => {
  const engine = new Engine(busyStandard)
  test('the total is the sum of the groups, between nothing and all, and fatal means nothing', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const { scorecard, findings } = engine.inspect(conversation)
        const sum = scorecard.groups.reduce((total, g) => total + g.points, 0)
        expect(scorecard.total).toBe(scorecard.fatal ? 0 : sum)
        for (const group of scorecard.groups) {
          expect(group.points).toBeGreaterThanOrEqual(0)
          expect(group.points).toBeLessThanOrEqual(group.outOf)
        }
        for (const item of scorecard.items) {
          for (const i of item.findings) expect(findings[i].verdict).toBe('broken')
          expect(item.deducted > 0 ? item.findings.length : 1).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300, seed: 61 },
    )
  })
})
