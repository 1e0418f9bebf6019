import { describe, expect, test } from 'vitest'
import { clause, complaints, says } from './standard-files.ts'

const card = (item: string) => ({
  'scorecards/s.yaml': `id: s
title: 评分表
groups: [ { id: g, title: 组, points: 10, items: [ { id: i, title: 项, ${item} } ] } ]
grades: [ { at_least: 0, title: 合格 } ]
`,
})
const FATAL = card('criteria: [improper-wording], fatal: true')
const asks = (body: string) => ({ ...clause(body), ...FATAL })
const refusals = (files: Record<string, string>) => complaints(files).filter((line) => line.includes('只凭语言模型'))

describe('a fatal item that only a language model feeds', () => {
  test.each([
    'forbid: { judge: 坐席是否在敷衍客户？ }',
    'forbid: { says: 滚, judge: 坐席是否在骂客户？ }',
    'forbid: { says: 滚, not: { judge: 坐席是否在引用别人的话？ } }',
    'require: { judge: 坐席有没有说明原因？ }',
    'require: { any: [{ says: 因为 }, { judge: 坐席有没有说明原因？ }] }',
    'when: { by: customer, judge: 客户是否不满？ }\nrequire: { says: 抱歉 }\nwithin: 2 agent turns',
    'forbid: { says: 滚 }\nunless: { any: [{ judge: 坐席是否事后道歉？ }, { not: { judge: 坐席是否事后道歉？ } }] }',
    'forbid: { act: asked }',
  ])('is refused: %s', (body) => {
    const acts = '- { id: asked, title: 敷衍, is: { judge: 坐席是否在敷衍客户？ } }\n'
    const files = { ...asks(body), 'acts/b.yaml': acts }
    says(files, 'scorecards/s.yaml:3:', '一票否决项目 "i" 只凭语言模型的判断')
  })

  test.each([
    'forbid: { says: 滚 }',
    'forbid: { any: [{ says: 滚 }, { judge: 坐席是否在骂客户？ }] }',
    'forbid: { judge: { question: 坐席是否在敷衍客户？, by: person } }',
    'require: { says: 因为, judge: 坐席说的原因是否属实？ }',
  ])('but not where rules or a person can decide: %s', (body) => expect(refusals(asks(body))).toEqual([]))

  test('nor where another clause feeds it too, or the item is not fatal', () => {
    const judged = clause('forbid: { judge: 坐席是否在敷衍客户？ }')
    const rule = { 'moments/n.yaml': '- { id: r, title: 粗话, criterion: improper-wording, forbid: { says: 滚 } }\n' }
    expect(refusals({ ...judged, ...rule, ...FATAL })).toEqual([])
    expect(refusals({ ...judged, ...card('criteria: [improper-wording], deduct: 5') })).toEqual([])
  })

  test('by its clauses or its kinds as well', () => {
    const judged = clause('kind: taboo\nforbid: { judge: 坐席是否在敷衍客户？ }')
    expect(refusals({ ...judged, ...card('clauses: [taboo], fatal: true') })).toHaveLength(1)
    expect(refusals({ ...judged, ...card('criteria: [improper-wording], kinds: [taboo], fatal: true') })).toHaveLength(
      1,
    )
    expect(refusals({ ...judged, ...card('criteria: [improper-wording], kinds: [other], fatal: true') })).toEqual([])
  })
})

test('a fatal clause that only a language model decides is refused', () => {
  says(
    clause('severity: fatal\nforbid: { judge: 坐席是否在敷衍客户？ }'),
    'moments/m.yaml:',
    '一票否决的条款 "taboo" 只凭语言模型的判断',
  )
  expect(refusals(clause('severity: fatal\nforbid: { says: 滚 }'))).toEqual([])
})
