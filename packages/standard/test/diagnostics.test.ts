import { describe, expect, test } from 'vitest'
import { clause, complaints, load, says, SOUND } from './standard-files.ts'

const twice = (line: string) => `${line}\n${line}`

test('a sound standard has nothing to say against it', () => {
  expect(complaints({})).toEqual([])
  expect(load({}).standard?.clauses).toHaveLength(1)
})

describe('unknown keys, with the nearest known one, at the key', () => {
  test.each<[Record<string, string>, string, string]>([
    [clause('forbidd: { says: 滚 }'), 'moments/m.yaml:5:3 error', 'unknown key "forbidd" (did you mean "forbid"?)'],
    [clause('forbid: { say: 滚 }'), 'moments/m.yaml:5:13 error', 'unknown key "say" (did you mean "says"?)'],
    [
      clause('forbid:\n  says: 滚\n  exept: 滚动'),
      'moments/m.yaml:7:5 error',
      'unknown key "exept" (did you mean "except"?)',
    ],
    [
      clause('forbid: { all: [{ says: 滚 }, { not: { saiys: 好 } }] }'),
      'moments/m.yaml:5:41 error',
      'did you mean "says"?',
    ],
    [clause('forbid: { silence: { longer_then: 5s } }'), 'moments/m.yaml:5:24 error', 'did you mean "longer_than"?'],
    [clause('forbid: { says: { any: [滚], exactly: true } }'), 'moments/m.yaml:5:31 error', 'did you mean "exact"?'],
    [{ 'standard.yaml': `${SOUND['standard.yaml']}autor: x\n` }, 'standard.yaml:5:1 error', 'unknown key "autor"'],
    [
      { 'acts/a.yaml': '- { id: x, titel: 安抚, title: y, is: { says: 好 } }' },
      'acts/a.yaml:1:12 error',
      'did you mean "title"?',
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
    [{ 'standard.yaml': 'id: x' }, 'standard.yaml:1:1', '"title", "version"'],
  ])('%j', (files, place, message) => says(files, place, message))
})

describe('names that nobody knows', () => {
  test.each<[Record<string, string>, string, string]>([
    [clause('forbid: { act: sothe }'), 'moments/m.yaml:5:18', 'no act "sothe" (did you mean "soothe"?)'],
    [clause('forbid: { any: [{ act: [soothe, xyzzy] }] }'), 'moments/m.yaml:5:', 'no act "xyzzy"'],
    [clause('forbid: { means: retorical }'), 'moments/m.yaml:5:20', 'no tone "retorical" (did you mean "rhetorical"?)'],
    [clause('forbid: { mentions: mobil }'), 'moments/m.yaml:5:23', 'no entity "mobil" (did you mean "mobile"?)'],
    [clause('forbid: { says: <请>等 }'), 'moments/m.yaml:5:19', 'no word class <请>'],
    [clause('forbid: { says: <请裘>等 }'), 'moments/m.yaml:5:19', '(did you mean "请求"?)'],
    [clause('forbid: { says: 滚 }\nkind: tabboo'), 'moments/m.yaml:6:9', 'did you mean "taboo"?'],
    [
      { 'moments/m.yaml': SOUND['moments/m.yaml'].replace('improper-', 'inproper-') },
      'moments/m.yaml:4:14',
      'did you mean "improper-wording"?',
    ],
    [
      { 'moments/m.yaml': SOUND['moments/m.yaml'].replace('D01-001', 'D01-002') },
      'moments/m.yaml:3:13',
      'no sentence D01-002',
    ],
    [{ 'commitments.yaml': 'promise: sooth' }, 'commitments.yaml:1:10', 'did you mean "soothe"?'],
    [{ 'contact.yaml': '- { id: x, title: y, when: { act: nobody } }' }, 'contact.yaml:1:35', 'no act "nobody"'],
    [{ 'moments/m.dialogues.txt': 'A: 滚 # hit: tabu' }, 'moments/m.dialogues.txt:1:1', 'no clause "tabu"'],
    [
      { 'moments/m.dialogues.txt': '\nA: 滚 # act: sooth' },
      'moments/m.dialogues.txt:2:1',
      'no act "sooth" (did you mean "soothe"?)',
    ],
    [
      clause('forbid: { says: 滚 }\nwording: [{ text: 好, when: { act: nobody } }]'),
      'moments/m.yaml:6:',
      'no act "nobody"',
    ],
    [
      clause('forbid: { says: 滚 }\nwording: [{ text: 好, when: { says: "((" } }]'),
      'moments/m.yaml:6:',
      'never closed',
    ],
  ])('%j', (files, place, message) => says(files, place, message))
})

describe('ids that stand twice', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'moments/n.yaml': SOUND['moments/m.yaml'] }, 'moments/n.yaml:1:7'],
    [{ 'moments/m.yaml': SOUND['moments/m.yaml'].replace('id: taboo', 'id: soothe') }, 'moments/m.yaml:1:7'],
    [{ 'acts/b.yaml': SOUND['acts/a.yaml'] }, 'acts/b.yaml:1:9'],
    [{ 'criteria.yaml': twice(SOUND['criteria.yaml'].trim()) }, 'criteria.yaml:2:9'],
    [{ 'contact.yaml': twice('- { id: x, title: y }') }, 'contact.yaml:2:9'],
    [{ 'words/v.yaml': SOUND['words/w.yaml'] }, 'words/w.yaml:1:1'],
    [{ 'sources.tsv': `${SOUND['sources.tsv']}${SOUND['sources.tsv'].split('\n')[1]}` }, 'sources.tsv:3:1'],
  ])('%j', (files, place) => says(files, place, /twice|taken by/))

  test('a tone may be told of in several files', () => {
    const { standard } = load({ 'tones/r2.yaml': SOUND['tones/rhetorical.yaml'].replace('难道不是吗', '你没看见吗') })
    expect(standard?.tones.map((t) => [t.id, [...t.examples].sort()])).toEqual([
      ['rhetorical', ['你没看见吗', '难道不是吗'].sort()],
    ])
  })

  test('a key that stands twice in one mapping', () =>
    says(clause('forbid: { says: 滚, says: 好 }'), 'moments/m.yaml:5:', 'unique'))
})

describe('clauses that contradict themselves', () => {
  test.each<[string, string]>([
    ['forbid: { says: 滚 }\nrequire: { says: 好 }', 'exactly one of require, forbid, advise'],
    ['note: nothing', 'exactly one of require, forbid, advise'],
    ['when: { says: 好 }\nrequire: { says: 好 }', 'say within which window'],
    ['when: { says: 好 }\nrequire: { says: 好 }\nwithin: soon', '"soon" is no window'],
    ['when: { says: 好 }\nrequire: { says: 好 }\nuntil: { event: end }', 'say "within" too'],
    ['advise: true\nwhen: { says: 好 }', 'has no wording'],
    ['forbid: { length: { at_least: 9, at_most: 3 } }', 'can never hold'],
    ['forbid: { count: { of: { says: 好 }, at_least: 9, at_most: 3 } }', 'can never hold'],
    ['forbid: { silence: { longer_than: 5s, shorter_than: 2s } }', 'can never hold'],
    ['forbid: { elapsed: { longer_than: 5min, shorter_than: 20s } }', 'can never hold'],
    ['forbid: { pace: { at_least: 500/min, at_most: 300/min } }', 'can never hold'],
    ['forbid: { says: { at_least: 3, of: [滚, 好] } }', 'can never hold'],
    ['forbid: { says: { at_least: 3 } }', 'belong together'],
    ['forbid: { says: { exact: true } }', 'says needs any, all, none'],
    ['forbid: { event: hold, by: agent }', 'can never hold'],
    ['forbid: { event: hold, says: 好 }', 'can never hold'],
    ['forbid: { event: hold, lasted: { longer_than: 5s } }', 'can never hold'],
    ['forbid: { by: customer, act: soothe }', 'can never hold'],
    ['forbid: { except: 好, length: { at_least: 2 } }', 'belongs to "says"'],
    ['forbid: { by: anyone }', 'says nothing'],
    ['forbid: { says: 滚 }\napplies: { any: [{ judge: 是否贵宾客户 }] }', 'judge'],
    ['forbid: { attribute: {} }', ''],
    ['forbid: { says: "，" }', 'no letter'],
    ['forbid: { position: first banana }', 'is no position'],
    ['forbid: { time: "25:99-26:00" }', 'is no time of day'],
    ['forbid: { date: { from: yesterday } }', 'is no date'],
    ['forbid: { date: { from: 2026-02-30 } }', 'is no date'],
    ['forbid: { pace: { at_least: fast } }', 'is no speech rate'],
    ['forbid: { after: { of: { says: 好 }, within: soon } }', 'is no distance'],
  ])('%s: %s', (body, message) => {
    const told = complaints(clause(body))
    expect(told.join('\n')).toContain(message)
    expect(told.join('\n')).toMatch(/moments\/m\.yaml:\d+:\d+ error/)
    expect(load(clause(body)).standard).toBeUndefined()
  })
})
