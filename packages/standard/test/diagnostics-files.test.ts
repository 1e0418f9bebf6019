import { describe, expect, test } from 'vitest'
import { clause, complaints, says, SOUND } from './standard-files.ts'

const card = (items: string, grades = '{ at_least: 0, title: 差 }') => ({
  'scorecards/s.yaml': `id: s\ntitle: t\ngroups:\n  - { id: g, title: g, points: 9, items: [${items}] }\ngrades: [${grades}]\n`,
})

const names = (layer: number) => Array.from({ length: 6 }, (_, i) => `l${layer}-${i}`)

describe('acts in a circle', () => {
  test.each([
    '- { id: a, title: x, is: { act: a } }',
    '- { id: a, title: x, is: { act: b } }\n- { id: b, title: x, is: { not: { act: a } } }',
    '- { id: a, title: x, is: { act: b } }\n- { id: b, title: x, is: { any: [{ act: c }] } }\n- { id: c, title: x, is: { all: [{ act: a }] } }',
  ])('%s', (acts) => says({ 'acts/a.yaml': acts }, 'acts/a.yaml:', '用自己定义自己'))

  test('looking back at its own past is none', () => {
    expect(complaints({ 'acts/a.yaml': '- { id: a, title: x, is: { says: 好, after: { of: { act: a } } } }' })).toEqual(
      [],
    )
  })
})

describe('patterns', () => {
  test.each(['(a+)+$', '(a|aa)+b', '(.*)*(.*)*x', '([a-z]+)*[0-9]', '\\p{Han}{1,9}'])(
    '%s runs in linear time',
    (source) => {
      expect(complaints(clause(`forbid: { pattern: '${source}' }`))).toEqual([])
    },
  )
  test.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(a', '[z-a]', 'a{3,1}', '((a{900}){900}){900}', '*'])(
    '%s is refused',
    (source) => {
      says(clause(`forbid: { pattern: '${source}' }`), 'moments/m.yaml:5:', '线性时间')
      says(clause(`forbid: { pattern: { matches: x, except: '${source}' } }`), 'moments/m.yaml:5:', '线性时间')
    },
  )
})

describe('whole files', () => {
  test('a slip of YAML is told once, at its place, and the others files wait', () => {
    const told = complaints({ 'acts/a.yaml': '- id: x\n  title: "open\n' })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^acts\/a\.yaml:\d+:\d+ 错误：YAML 写法有误：引号没有配对/)
  })

  test.each<[string, string]>([
    ['tab', '- id: x\n\ttitle: y'],
    ['two documents', '- {}\n---\n- {}'],
    ['alias to nothing', '- *nowhere'],
    ['brackets', '['.repeat(20_000)],
    ['nested', `- ${'{ not: '.repeat(3000)}${'}'.repeat(3000)}`],
    ['a tag', '- !!js/function "x"'],
  ])('%s', (_, text) => says({ 'moments/m.yaml': text }, 'moments/m.yaml:', '错误：'))

  test.each<[string, string]>([
    ['- id: x\n\ttitle: y', '缩进不能用制表符，请改用空格'],
    ['- { id: x, title: y', '{ } 或 [ ] 没有配对，或里面的行缩进不够'],
    ['- id: x\n title: y', '列表项的前面少了“- ”，或这一行没有对齐'],
    ['- id：x\n  title: y', '键要写在一行之内，后面要有半角冒号和空格'],
    ['- title: a: b', '一行里写了两层“键: 值”；含冒号的文字请加引号'],
    ['- title: @a', '不能以这个符号开头，请给这段文字加引号'],
    ['- {}\n---\n- {}', '一个文件里只能有一份内容，请删去 --- 分隔行'],
  ])('a slip of YAML is told in Chinese: %j', (text, message) =>
    says({ 'moments/m.yaml': text }, 'moments/m.yaml:', `错误：YAML 写法有误：${message}`),
  )

  test('a YAML bomb', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 9; i++)
      bomb.push(
        `b${i}: &b${i} [${Array(9)
          .fill(i === 1 ? '*a' : `*b${i - 1}`)
          .join(', ')}]`,
      )
    says({ 'moments/m.yaml': bomb.join('\n') }, 'moments/m.yaml:1:1', 'YAML 无法读取：* 引用展开后太大')
  })

  test('more than 8 MB', () => {
    says({ 'words/w.yaml': `请求: [请]\n# ${'x'.repeat(8_000_001)}` }, 'words/w.yaml:1:1', '请拆成几个文件')
  })

  test('a file with thousands of mistakes is told of in bearable time', () => {
    const told = complaints({ 'moments/m.yaml': '- { id: X Y, titel: 1 }\n'.repeat(3000) })
    expect(told.length).toBeGreaterThan(0)
  })

  test('no standard.yaml, no files at all', () => {
    const { 'standard.yaml': _, ...rest } = SOUND
    expect(complaints({ ...rest, 'standard.yaml': '' })[0]).toContain('standard.yaml:1:1')
  })

  test('sources: header, columns', () => {
    says({ 'sources.tsv': 'id,document\n' }, 'sources.tsv:1:1', '表头必须是')
    says({ 'sources.tsv': `${SOUND['sources.tsv']}D01-002\tD01\tcontent\n` }, 'sources.tsv:3:1', '应有 4 列')
    expect(complaints({ 'sources.tsv': SOUND['sources.tsv'].replaceAll('\n', '\r\n') })).toEqual([])
  })

  test('office hours, scorecards, tone model', () => {
    says({ 'standard.yaml': SOUND['standard.yaml'].replace('09:00', 'early') }, 'standard.yaml:4:', '工作时间')
    says({ 'tone-model.json': '{' }, 'tone-model.json:1:1', 'liangyan train')
    expect(complaints(card('{ id: i, title: i, criteria: [improper-wording], deduct: 1 }'))).toEqual([])
    says(
      card('{ id: i, title: i, criteria: [improper], deduct: 1 }'),
      'scorecards/s.yaml:4:',
      '（是不是想写 "improper-wording"？）',
    )
    says(card('{ id: i, title: i, clauses: [tabu] }'), 'scorecards/s.yaml:4:', '没有编号为 "tabu" 的条款')
    says(card('{ id: i, title: i }'), 'scorecards/s.yaml:4:', '无从扣分')
    says(card('{ id: i, title: i, judged_by: person }'), 'scorecards/s.yaml:4:', '说明理由')
    says(
      card('{ id: i, title: i, clauses: [taboo], applies: { act: nobody } }'),
      'scorecards/s.yaml:4:',
      '没有名为 "nobody" 的言语行为',
    )
    says(card('', '{ at_least: 0, title: 差 }, { at_least: 5, title: 优 }'), 'scorecards/s.yaml:5:', '从高到低')
  })
})

test('acts in many layers, each naming all of the next, are looked through once', () => {
  const layers = Array.from({ length: 8 }, (_, layer) =>
    names(layer).map(
      (id) => `- { id: ${id}, title: x, is: { ${layer < 7 ? `act: [${names(layer + 1).join()}]` : 'says: 好'} } }`,
    ),
  )
  expect(complaints({ 'acts/a.yaml': layers.flat().join('\n') })).toEqual([])
})
