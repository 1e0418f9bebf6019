import { describe, expect, test } from 'vitest'
import { durationForPeople } from '../src/quantities.ts'
import { clause, complaints, load, says } from './standard-files.ts'

const profiles = (options: string) => ({
  'profiles.yaml': `options:\n${options}\nprofiles: { a: { title: 甲 } }\ndefault: a\n`,
})
const WAIT = '  hold.max: { title: 上限, default: 60s, why: 无 }'
const KIND = '  words.kind: { title: 用语, default: plain, choices: [plain, cute], why: 无 }'
const SHOWN = '== 平实 | words.kind: plain\nA: 滚 # hit: taboo\n== 可爱 | words.kind: cute\nA: 滚 # hit: taboo\n'

describe('where an option is read', () => {
  const titleWith = (text: string, value: string) => {
    const files: Record<string, string> = {
      ...profiles(`  n.v: { title: 值, default: ${value}, why: 无 }`),
      ...clause('forbid: { says: 滚 }'),
    }
    const named = { ...files, 'moments/m.yaml': files['moments/m.yaml'].replace('title: 忌语', `title: ${text}`) }
    return load(named).standard?.clauses[0].clause.title
  }

  test.each([
    ['至多等${n.v}', '60s', '至多等 60 秒'],
    ['至多等${n.v}', '2min', '至多等 2 分钟'],
    ['留${n.v}个电话', '2', '留两个电话'],
    ['留${n.v}个电话', '12', '留12个电话'],
    ['报${n.v}', '姓氏', '报姓氏'],
    ['at most ${n.v}', '60s', 'at most 60s'],
  ])('%s with %s reads %s', (text, value, read) => expect(titleWith(text, value)).toBe(read))

  test('a text that is nothing else gets the value itself', () => {
    const body = 'when: { event: hold }\nrequire: { event: resume }\nwithin: ${hold.max}'
    expect(load({ ...profiles(WAIT), ...clause(body) }).standard?.clauses[0].clause.within).toBe('60s')
  })

  test.each([
    ['5s', '5 秒'],
    ['1.5h', '1.5 小时'],
    ['300ms', '300 毫秒'],
    ['soon', null],
  ])('%s is said as %s', (text, said) => expect(durationForPeople(text)).toBe(said))
})

describe('options that are of no use', () => {
  test('are warned of where nothing reads them', () =>
    says(profiles(KIND), 'profiles.yaml:2:3 警告', /选项 "words.kind" 没有用处/))

  test('are warned of where a choice has no dialogue', () => {
    const files = { ...profiles(KIND), ...clause('options: { words.kind: plain }\nforbid: { says: 滚 }') }
    says(files, 'profiles.yaml:2:3 警告', /没有示例对话说明选项 "words.kind" 取 plain、cute 时怎样/)
    says(
      { ...files, 'moments/m.dialogues.txt': SHOWN.split('\n').slice(0, 2).join('\n') },
      'profiles.yaml:2:3',
      /取 cute 时怎样/,
    )
    const unmarked = SHOWN.replaceAll(/ # .*/g, '')
    says({ ...files, 'moments/m.dialogues.txt': unmarked }, 'profiles.yaml:2:3', /取 plain、cute 时怎样/)
    expect(complaints({ ...files, 'moments/m.dialogues.txt': SHOWN })).toEqual([])
  })

  test.each([
    ['a clause', clause('options: { words.kind: plain }\nforbid: { says: 滚 }')],
    ['a text', clause('forbid: { says: 滚 }\nnote: 用语取${words.kind}')],
    [
      'an answer',
      {
        'faq/f.yaml': '- { id: q, question: [何时], answer: 好, sources: [D01-001], options: { words.kind: cute } }\n',
      },
    ],
    [
      'a requirement',
      {
        'requirements/r.yaml':
          '- { id: q, title: 要求, about: system, demand: 好, checked_by: person, how: 看, sources: [D01-001], options: { words.kind: cute } }\n',
      },
    ],
  ])('%s reads one', (_, files) =>
    expect(complaints({ ...profiles(KIND), ...files, 'moments/m.dialogues.txt': SHOWN })).toEqual([]),
  )
})

describe('mistakes with options', () => {
  test.each([
    [
      'an option that does not exist',
      clause('options: { words.knd: plain }\nforbid: { says: 滚 }'),
      'moments/m.yaml:5:25 错误',
      /没有名为 "words.knd" 的选项（是不是想写 "words.kind"？）/,
    ],
    [
      'a value that is no choice',
      clause('options: { words.kind: [plain, sweet] }\nforbid: { says: 滚 }'),
      'moments/m.yaml:5:',
      /不能取 "sweet"，可以取：plain、cute/,
    ],
    [
      'a profile that does not exist',
      clause('profiles: [b]\nforbid: { says: 滚 }'),
      'moments/m.yaml:5:14 错误',
      /没有名为 "b" 的场景/,
    ],
    [
      'an option of a dialogue that does not exist',
      { 'moments/m.dialogues.txt': '== 甲 | words.knd: plain\nA: 好 # pass: taboo' },
      'moments/m.dialogues.txt:1:1 错误',
      /没有名为 "words.knd" 的选项/,
    ],
    [
      'a value of a dialogue that is no choice',
      { 'moments/m.dialogues.txt': '== 甲 | words.kind: sweet\nA: 好 # pass: taboo' },
      'moments/m.dialogues.txt:1:1 错误',
      /不能取 "sweet"/,
    ],
  ])('%s', (_, files, place, message) => says({ ...profiles(KIND), ...files }, place, message))
})

describe('a standard read again with other options', () => {
  const read = load({
    ...profiles(KIND),
    ...clause('options: { words.kind: cute }\nforbid: { says: 滚 }'),
    'moments/m.dialogues.txt': SHOWN,
  })

  test('has other clauses and other dialogues', () => {
    const cute = read.reread(new Map([['words.kind', 'cute']])).standard
    expect(read.standard?.clauses).toEqual([])
    expect(cute?.clauses.map((c) => c.clause.id)).toEqual(['taboo'])
    expect(read.standard?.dialogues.map(({ title }) => title)).toEqual(['平实'])
    expect(cute?.dialogues.map(({ title }) => title)).toEqual(['可爱'])
    expect(cute?.dialoguesElsewhere.map(({ title }) => title)).toEqual(['平实'])
  })

  test('with the same values is the same', () => {
    const { standard, diagnostics } = read.reread(new Map([['words.kind', 'plain']]))
    expect(standard).toEqual(read.standard)
    expect(diagnostics).toEqual(read.diagnostics)
  })
})
