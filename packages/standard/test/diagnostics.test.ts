import { describe, expect, test } from 'vitest'
import { clause, complaints, load, says, SOUND } from './standard-files.ts'

const twice = (line: string) => `${line}\n${line}`

test('a sound standard has nothing to say against it', () => {
  expect(complaints({})).toEqual([])
  expect(load({}).standard?.clauses).toHaveLength(1)
})

describe('unknown keys, with the nearest known one, at the key', () => {
  test.each<[Record<string, string>, string, string]>([
    [clause('forbidd: { says: 滚 }'), 'moments/m.yaml:5:3 错误：', '不认识的键 "forbidd"（是不是想写 "forbid"？）'],
    [clause('forbid: { say: 滚 }'), 'moments/m.yaml:5:13 错误：', '不认识的键 "say"（是不是想写 "says"？）'],
    [
      clause('forbid:\n  says: 滚\n  exept: 滚动'),
      'moments/m.yaml:7:5 错误：',
      '不认识的键 "exept"（是不是想写 "except"？）',
    ],
    [
      clause('forbid: { all: [{ says: 滚 }, { not: { saiys: 好 } }] }'),
      'moments/m.yaml:5:41 错误：',
      '是不是想写 "says"？',
    ],
    [clause('forbid: { silence: { longer_then: 5s } }'), 'moments/m.yaml:5:24 错误：', '是不是想写 "longer_than"？'],
    [clause('forbid: { says: { any: [滚], exactly: true } }'), 'moments/m.yaml:5:31 错误：', '是不是想写 "exact"？'],
    [{ 'standard.yaml': `${SOUND['standard.yaml']}autor: x\n` }, 'standard.yaml:5:1 错误：', '不认识的键 "autor"'],
    [
      { 'acts/a.yaml': '- { id: x, titel: 安抚, title: y, is: { says: 好 } }' },
      'acts/a.yaml:1:12 错误：',
      '是不是想写 "title"？',
    ],
  ])('%j', (files, place, message) => {
    says(files, place)
    expect(complaints(files).join('\n')).toContain(message)
  })
})

test.each([
  'forbid: { says: { any: [滚], exactly: true } }',
  'forbid: { all: [{ any: [{ says: { anny: [滚] } }] }] }',
  'forbid: { mentions: { entity: mobile, atleast: 2 } }',
  'forbid: { silence: { longer_than: 5 sec } }',
  'forbid: { says: [滚, 5] }',
])('one mistake is told once: %s', (body) => expect(complaints(clause(body))).toHaveLength(1))

describe('values that do not fit, at the value', () => {
  test.each<[Record<string, string>, string, string]>([
    [clause('forbid: { silence: { longer_than: 5 sec } }'), 'moments/m.yaml:5:37', 'longer_than'],
    [clause('forbid: { length: { at_least: -1 } }'), 'moments/m.yaml:5:33', 'at_least'],
    [clause('forbid: { says: [] }'), 'moments/m.yaml:5:', 'says'],
    [clause('forbid: { }'), 'moments/m.yaml:5:', 'forbid'],
    [clause('forbid: { direction: sideways }'), 'moments/m.yaml:5:24', 'direction'],
    [clause('forbid: { says: 滚 }\nstatus: live'), 'moments/m.yaml:6:11', 'status'],
    [{ 'moments/m.yaml': 'id: x' }, 'moments/m.yaml:1:1', ''],
    [{ 'moments/m.yaml': '' }, 'moments/m.yaml:1:1', ''],
    [{ 'criteria.yaml': '- { id: c, title: x, level: word }' }, 'criteria.yaml:1:29', 'level'],
    [{ 'standard.yaml': 'id: x' }, 'standard.yaml:1:1', '缺少 "title"、"version"'],
  ])('%j', (files, place, message) => says(files, place, message))
})

describe('what a value should be instead, in Chinese', () => {
  test.each<[string, string]>([
    ['forbid: { direction: sideways }', '"direction" 只能写 inbound、outbound。呼入、呼出'],
    ['forbid: { event: [hold, foo] }', '"event" 的第 2 项只能写 start、hold、'],
    ['forbid: { says: [] }', '"says" 不能为空。说到（话式）'],
    ['forbid: { says: [滚, 5] }', '"says" 的第 2 项应为文字。一句话式'],
    ['forbid: {}', '"forbid" 不能为空。不得做：'],
    ['forbid: 滚', '"forbid" 应为“键: 值”。不得做：'],
    ['forbid: { holiday: 5 }', '"holiday" 应为是非值（true、false）或文字。'],
    ['forbid: { attribute: { a: { b: 1 } } }', '不认识的键 "b"'],
    ['forbid: { weekday: 9 }', '"weekday" 不能大于 7。'],
    ['forbid: { length: { at_least: -1 } }', '"at_least" 不能小于 0。'],
    ['forbid: { silence: { longer_than: 5 sec } }', '"longer_than" 写法不对。长于：时长，如 5s、1.5s、2min'],
    ['forbid: { judge: abc }', '"judge" 至少要写 4 个字。'],
    ['forbid: { says: 滚 }\noccurrence: often', '"occurrence" 不合要求。触发几次：'],
  ])('%s: %s', (body, message) => {
    expect(complaints(clause(body))).toHaveLength(1)
    says(clause(body), 'moments/m.yaml:', message)
  })
})

describe('names that nobody knows', () => {
  test.each<[Record<string, string>, string, string]>([
    [clause('forbid: { act: sothe }'), 'moments/m.yaml:5:18', '没有名为 "sothe" 的言语行为（是不是想写 "soothe"？）'],
    [clause('forbid: { any: [{ act: [soothe, xyzzy] }] }'), 'moments/m.yaml:5:', '没有名为 "xyzzy" 的言语行为'],
    [
      clause('forbid: { means: retorical }'),
      'moments/m.yaml:5:20',
      '没有名为 "retorical" 的语气（是不是想写 "rhetorical"？）',
    ],
    [clause('forbid: { mentions: mobil }'), 'moments/m.yaml:5:23', '没有名为 "mobil" 的实体（是不是想写 "mobile"？）'],
    [clause('forbid: { says: <请>等 }'), 'moments/m.yaml:5:19', '没有名为 "请" 的词类'],
    [clause('forbid: { says: <请裘>等 }'), 'moments/m.yaml:5:19', '（是不是想写 "请求"？）'],
    [clause('forbid: { says: 滚 }\nkind: tabboo'), 'moments/m.yaml:6:9', '是不是想写 "taboo"？'],
    [
      { 'moments/m.yaml': SOUND['moments/m.yaml'].replace('improper-', 'inproper-') },
      'moments/m.yaml:4:14',
      '是不是想写 "improper-wording"？',
    ],
    [
      { 'moments/m.yaml': SOUND['moments/m.yaml'].replace('D01-001', 'D01-002') },
      'moments/m.yaml:3:13',
      '没有编号为 "D01-002" 的原句',
    ],
    [{ 'commitments.yaml': 'promise: sooth' }, 'commitments.yaml:1:10', '是不是想写 "soothe"？'],
    [
      { 'contact.yaml': '- { id: x, title: y, when: { act: nobody } }' },
      'contact.yaml:1:35',
      '没有名为 "nobody" 的言语行为',
    ],
    [{ 'moments/m.dialogues.txt': 'A: 滚 # hit: tabu' }, 'moments/m.dialogues.txt:1:1', '没有编号为 "tabu" 的条款'],
    [
      { 'moments/m.dialogues.txt': '\nA: 滚 # act: sooth' },
      'moments/m.dialogues.txt:2:1',
      '没有名为 "sooth" 的言语行为（是不是想写 "soothe"？）',
    ],
    [
      clause('forbid: { says: 滚 }\nwording: [{ text: 好, when: { act: nobody } }]'),
      'moments/m.yaml:6:',
      '没有名为 "nobody" 的言语行为',
    ],
    [clause('forbid: { says: 滚 }\nwording: [{ text: 好, when: { says: "((" } }]'), 'moments/m.yaml:6:', '没有配对的'],
  ])('%j', (files, place, message) => says(files, place, message))
})

describe('ids that stand twice', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'moments/n.yaml': SOUND['moments/m.yaml'] }, 'moments/n.yaml:1:7'],
    [{ 'moments/m.yaml': SOUND['moments/m.yaml'].replace('id: taboo', 'id: soothe') }, 'moments/m.yaml:1:7'],
    [{ 'acts/b.yaml': SOUND['acts/a.yaml'] }, 'acts/b.yaml:1:9'],
    [{ 'criteria.yaml': twice(SOUND['criteria.yaml'].trim()) }, 'criteria.yaml:2:9'],
    [{ 'tones/r.yaml': SOUND['tones/rhetorical.yaml'] }, 'tones/rhetorical.yaml:1:5'],
    [{ 'contact.yaml': twice('- { id: x, title: y }') }, 'contact.yaml:2:9'],
    [{ 'words/v.yaml': SOUND['words/w.yaml'] }, 'words/w.yaml:1:1'],
    [{ 'sources.tsv': `${SOUND['sources.tsv']}${SOUND['sources.tsv'].split('\n')[1]}` }, 'sources.tsv:3:1'],
  ])('%j', (files, place) => says(files, place, /出现了两次|已用于/))

  test('a key that stands twice in one mapping', () =>
    says(clause('forbid: { says: 滚, says: 好 }'), 'moments/m.yaml:5:', '同一处写了两个相同的键'))
})

describe('clauses that contradict themselves', () => {
  test.each<[string, string]>([
    ['forbid: { says: 滚 }\nrequire: { says: 好 }', 'require、forbid、advise 之一，且只写一个'],
    ['note: nothing', 'require、forbid、advise 之一，且只写一个'],
    ['when: { says: 好 }\nrequire: { says: 好 }', '要用 within 说明期限'],
    ['when: { says: 好 }\nrequire: { says: 好 }\nwithin: soon', '"soon" 不是期限'],
    ['when: { says: 好 }\nrequire: { says: 好 }\nuntil: { event: end }', '还要写 "within"'],
    ['advise: true\nwhen: { says: 好 }', '没有话术'],
    ['forbid: { length: { at_least: 9, at_most: 3 } }', '永远不会成立'],
    ['forbid: { count: { of: { says: 好 }, at_least: 9, at_most: 3 } }', '永远不会成立'],
    ['forbid: { silence: { longer_than: 5s, shorter_than: 2s } }', '永远不会成立'],
    ['forbid: { elapsed: { longer_than: 5min, shorter_than: 20s } }', '永远不会成立'],
    ['forbid: { pace: { at_least: 500/min, at_most: 300/min } }', '永远不会成立'],
    ['forbid: { says: { at_least: 3, of: [滚, 好] } }', '永远不会成立'],
    ['forbid: { says: { at_least: 3 } }', '要一起写'],
    ['forbid: { says: { exact: true } }', '"says" 里要写 any、all、none'],
    ['forbid: { event: hold, by: agent }', '永远不会成立'],
    ['forbid: { event: hold, says: 好 }', '永远不会成立'],
    ['forbid: { event: hold, lasted: { longer_than: 5s } }', '永远不会成立'],
    ['forbid: { by: customer, act: soothe }', '永远不会成立'],
    ['forbid: { except: 好, length: { at_least: 2 } }', '要和 "says" 一起写'],
    ['forbid: { by: anyone }', '等于没有条件'],
    ['forbid: { says: 滚 }\napplies: { any: [{ judge: 是否贵宾客户 }] }', 'judge'],
    ['forbid: { attribute: {} }', ''],
    ['forbid: { says: "，" }', '没有文字'],
    ['forbid: { position: first banana }', '不是位置'],
    ['forbid: { time: "25:99-26:00" }', '不是一天中的时段'],
    ['forbid: { date: { from: yesterday } }', '不是日期'],
    ['forbid: { date: { from: 2026-02-30 } }', '不是日期'],
    ['forbid: { pace: { at_least: fast } }', '不是语速'],
    ['forbid: { after: { of: { says: 好 }, within: soon } }', '不是距离'],
  ])('%s: %s', (body, message) => {
    const told = complaints(clause(body))
    expect(told.join('\n')).toContain(message)
    expect(told.join('\n')).toMatch(/moments\/m\.yaml:\d+:\d+ 错误：/)
    expect(load(clause(body)).standard).toBeUndefined()
  })
})
