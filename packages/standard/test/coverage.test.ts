import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CARRIED_BY, type CarriedBy, coverageOf, formatDiagnostic, loadStandard } from '../src/index.ts'

/** One sentence of each sort, by the carrier that it must be counted under. */
const ROWS: readonly (readonly [id: string, by: CarriedBy])[] = [
  ['active', 'check'],
  ['active-and-said', 'check'],
  ['partly-judged', 'check'],
  ['elsewhere', 'check'],
  ['trial', 'trial'],
  ['draft', 'trial'],
  ['draft-words', 'trial'],
  ['judged', 'model'],
  ['judged-or-said', 'model'],
  ['judged-in-act', 'model'],
  ['judged-before', 'model'],
  ['item-of-model', 'model'],
  ['advised', 'wording'],
  ['said', 'wording'],
  ['trial-words', 'wording'],
  ['replaced', 'wording'],
  ['judged-by-person', 'person'],
  ['item-of-person', 'person'],
  ['item', 'other'],
  ['option', 'other'],
  ['disagree', 'other'],
  ['contact', 'other'],
  ['moment', 'other'],
  ['faq', 'other'],
  ['drill', 'other'],
  ['gesture', 'other'],
  ['menu', 'other'],
  ['organisation', 'other'],
  ['excused', 'not-carried'],
  ['forgotten', 'missing'],
]

const sources = (rows: readonly (readonly [id: string, document: string, kind: string])[]) =>
  `id\tdocument\tkind\ttext\n${rows.map((row) => `${row.join('\t')}\t原句\n`).join('')}`

const FILES: Readonly<Record<string, string>> = {
  'standard.yaml': 'id: test\ntitle: 测试\nversion: "1"\n',
  'criteria.yaml': '- { id: wording, title: 用语, level: turn }\n',
  'acts/a.yaml': '- { id: mumble, title: 含糊, is: { judge: 坐席说得含糊吗？ } }\n',
  'sources.tsv': sources(ROWS.map(([id], i) => [id, i % 2 === 0 ? 'D01' : 'D02', i % 3 === 0 ? 'taboo' : 'phrase'])),
  'moments/m.yaml': `
- { id: active, title: 正式, criterion: wording, sources: [active, active-and-said], forbid: { says: 滚 }, wording: [{ text: 您好, sources: [active-and-said, said] }], replace: [{ say: 请稍等, sources: [replaced, active] }] }
- { id: partly, title: 或由模型, criterion: wording, sources: [partly-judged], forbid: { any: [{ says: 烦 }, { judge: 坐席不耐烦吗？ }] } }
- { id: elsewhere, title: 网点, criterion: wording, sources: [elsewhere], profiles: [branch], forbid: { says: 滚 } }
- { id: trial, title: 试行, status: trial, criterion: wording, sources: [trial], forbid: { says: 哦 }, wording: [{ text: 好的, sources: [trial-words] }] }
- { id: draft, title: 草稿, status: draft, criterion: wording, sources: [draft], forbid: { says: 嗯 }, wording: [{ text: 是的, sources: [draft-words] }] }
- { id: judged, title: 模型, criterion: wording, sources: [judged], when: { says: 利息 }, within: next turn, require: { judge: 坐席答得对吗？ } }
- { id: either, title: 词或模型, criterion: wording, sources: [judged-or-said], require: { any: [{ says: 请 }, { judge: 坐席客气吗？ }] } }
- { id: in-act, title: 行为, criterion: wording, sources: [judged-in-act], forbid: { act: mumble } }
- { id: before, title: 此前, criterion: wording, sources: [judged-before], forbid: { says: 再见, after: { of: { judge: 客户不满意吗？ } } } }
- { id: person, title: 由人, criterion: wording, sources: [judged-by-person], forbid: { says: 因为, judge: { question: 坐席说得真诚吗？, by: person } } }
- { id: advised, title: 建议, advise: true, sources: [advised], when: { by: customer, says: 谢谢 }, wording: [不客气。] }
`,
  'scorecards/s.yaml': `
id: card
title: 评分表
groups:
  - id: g
    title: 组
    points: 10
    items:
      - { id: a, title: 规则, sources: [item, active], criteria: [wording], deduct: 1 }
      - { id: b, title: 人, sources: [item-of-person], judged_by: person, why: 须听录音 }
      - { id: c, title: 模型, sources: [item-of-model], judged_by: model, why: 须通读 }
grades: [{ at_least: 0, title: 好 }]
`,
  'profiles.yaml': `
options:
  hold.max: { title: 上限, default: 60s, sources: [option, said], disagree: [disagree], why: 从严 }
profiles: { phone: { title: 电话 }, branch: { title: 网点 } }
default: phone
`,
  'contact.yaml': '- { id: loss, title: 挂失, sources: [contact], when: { by: customer, says: 丢 } }\n',
  'moments.yaml': '- { title: 等候, sources: [moment], when: { event: hold } }\n',
  'faq/f.yaml': '- { id: f, question: [多久], answer: 三天, sources: [faq] }\n',
  'drills/d.yaml': '- { id: d, title: 练习, steps: [练], sources: [drill, gesture] }\n',
  'requirements/r.yaml': `
- { id: bow, title: 鞠躬, about: gesture, demand: 鞠躬, checked_by: person, how: 看, sources: [gesture] }
- { id: menu, title: 菜单, about: voice-menu, demand: 三层, checked_by: system, how: 查, sources: [menu] }
- { id: house, title: 制度, about: organisation, demand: 排班, checked_by: person, how: 查, sources: [organisation] }
`,
  'not-carried.yaml': '- { sources: [excused], reason: narrative, why: 叙述 }\n',
}

function coverageWith(files: Readonly<Record<string, string>> = {}) {
  const { standard, diagnostics } = loadStandard(new Map(Object.entries({ ...FILES, ...files })))
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return coverageOf(standard)
}

const sum = (tally: Readonly<Record<CarriedBy, number>>) => CARRIED_BY.reduce((total, by) => total + tally[by], 0)

describe('coverage', () => {
  test.each(ROWS)('%s is carried by %s', (id, by) => {
    expect(coverageWith().of.get(id) ?? 'missing').toBe(by)
  })

  test('what is elsewhere is told apart, a sentence under the first that carries it', () => {
    expect(Object.fromEntries(coverageWith().others)).toEqual({
      faq: 1,
      drill: 2,
      'voice-menu': 1,
      organisation: 1,
      'score-item': 1,
      contact: 1,
      moment: 1,
      option: 2,
    })
  })

  test('what demands nothing is no sentence to count, whoever cites it', () => {
    const { total, byKind } = coverageWith({
      'sources.tsv': `${FILES['sources.tsv']}story\tD01\tcontent\t从前\n`,
      'not-carried.yaml': '- { sources: [excused, story], reason: narrative, why: 叙述 }\n',
    })
    expect(sum(total)).toBe(ROWS.length)
    expect(byKind.has('content')).toBe(false)
  })

  test('a clause that is taken out of force takes its sentence out of the checked ones', () => {
    const moments = FILES['moments/m.yaml'].replace('id: active, title: 正式', 'id: active, title: 正式, status: trial')
    const before = coverageWith().total
    const after = coverageWith({ 'moments/m.yaml': moments }).total
    expect([after.check, after.trial]).toEqual([before.check - 2, before.trial + 2])
  })

  test('columns add up to the sentences, by document, by kind and in all', () => {
    const row = fc.tuple(fc.constantFrom('D01', 'D02', 'D03'), fc.constantFrom('taboo', 'phrase', 'content'))
    fc.assert(
      fc.property(fc.array(row, { minLength: ROWS.length, maxLength: ROWS.length }), (places) => {
        const rows = ROWS.map(([id], i) => [id, ...places[i]] as const)
        const { byDocument, byKind, total } = coverageWith({ 'sources.tsv': sources(rows) })
        const counted = rows.filter(([, , kind]) => kind !== 'content')
        expect(sum(total)).toBe(counted.length)
        for (const [table, at] of [
          [byDocument, 1],
          [byKind, 2],
        ] as const) {
          for (const [key, tally] of table) expect(sum(tally)).toBe(counted.filter((one) => one[at] === key).length)
          for (const by of CARRIED_BY)
            expect([...table.values()].reduce((all, tally) => all + tally[by], 0)).toBe(total[by])
        }
      }),
      { numRuns: 30 },
    )
  })
})
