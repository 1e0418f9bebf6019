import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expandWordClasses, parsePhrase, PhraseError } from '../src/index.ts'

const expand = (sources: Record<string, string[]>) => expandWordClasses(new Map(Object.entries(sources)))

const CLASSES = new Map([
  ['请', ['请', '麻烦']],
  ['等', ['稍等', '等候']],
])
const wordings = (phrase: string) =>
  parsePhrase(phrase, CLASSES)
    .map((p) => p.segments.map((s) => [...s].sort().join('/')).join('…'))
    .sort()
const gaps = (phrase: string) =>
  parsePhrase(phrase, CLASSES).map((p) => p.gaps.map((g) => [g.min, g.max, g.crossesSentences]))

function complaint(phrase: string): { at: number; message: string } {
  try {
    parsePhrase(phrase, CLASSES)
  } catch (error) {
    if (error instanceof PhraseError) return { at: error.at, message: error.message }
    throw error
  }
  throw new Error(`${phrase} is read without complaint`)
}

describe('the wordings of a phrase', () => {
  test.each([
    ['请稍等', ['请稍等']],
    ['请(您)?稍等', ['请您稍等/请稍等']],
    ['稍?等', ['稍等/等']],
    ['请稍(等|候)', ['请稍候/请稍等']],
    ['稍等|等一下', ['稍等/等一下']],
    ['(请|(麻|劳)烦)(您|你)?等', ['劳烦你等/劳烦您等/劳烦等/请你等/请您等/请等/麻烦你等/麻烦您等/麻烦等']],
    ['<请>(您)?<等>', ['请您稍等/请您等候/请稍等/请等候/麻烦您稍等/麻烦您等候/麻烦稍等/麻烦等候']],
    ['a()b', ['ab']],
    ['\\(好\\)\\?', ['(好)?']],
    ['好\\|坏', ['好|坏']],
    ['谢谢…等', ['谢谢…等']],
    ['谢谢...等', ['谢谢…等']],
    ['谢(谢)?…等|感谢', ['感谢', '谢/谢谢…等']],
    ['您(…请)?好', ['您好', '您…请好']],
    ['谢…(您)?…等', ['谢…您…等', '谢…等']],
    ['(请)?…等', ['等', '请…等']],
    ['😀好', ['😀好']],
  ] as [string, string[]][])('%s', (phrase, expected) => expect(wordings(phrase)).toEqual(expected.sort()))

  test.each([
    ['谢…等', [[[0, 6, false]]]],
    ['谢……等', [[[0, 6, true]]]],
    ['谢......等', [[[0, 6, true]]]],
    ['谢…<10>等', [[[0, 10, false]]]],
    ['谢…<2-10>等', [[[2, 10, false]]]],
    ['谢……<2-40>等', [[[2, 40, true]]]],
    [
      '谢…您…<3>等',
      [
        [
          [0, 6, false],
          [0, 3, false],
        ],
      ],
    ],
  ])('gaps of %s', (phrase, expected) => expect(gaps(phrase)).toEqual(expected))

  test('a middle part left out adds the gaps beside it', () => {
    expect(gaps('谢…<1-2>(您)?……<3-4>等')).toContainEqual([[4, 6, true]])
  })

  test('start and end of the turn, at once or some characters away', () => {
    expect(parsePhrase('^您好$', CLASSES)).toEqual([{ segments: [['您好']], gaps: [], atStart: 0, atEnd: 0 }])
    expect(parsePhrase('^…<3>您好', CLASSES)).toEqual([{ segments: [['您好']], gaps: [], atStart: 3 }])
    expect(parsePhrase('您好…<2>$', CLASSES)).toEqual([{ segments: [['您好']], gaps: [], atEnd: 2 }])
    expect(parsePhrase('您好', CLASSES, { exact: true })).toEqual([{ segments: [['您好']], gaps: [], exact: true }])
  })
})

describe('mistakes, each with its column', () => {
  test.each([
    ['(请', 0, '"(" 没有配对的 ")"'],
    ['稍(请|', 1, '"(" 没有配对的 ")"'],
    ['请)', 1, '这里不该有 ")"'],
    ['<请', 0, '"<" 没有配对的 ">"'],
    ['您<请>好<无>', 5, '没有名为 "无" 的词类'],
    ['?', 0, '这里不该有 "?"'],
    ['a??', 2, '这里不该有 "?"'],
    ['a…?', 2, '这里不该有 "?"'],
    ['请>', 1, '这里不该有 ">"'],
    ['请{2,3}', 1, '这里不该有 "{"'],
    ['a^b', 1, '这里不该有 "^"'],
    ['a$b', 2, '这里不该有 "b"'],
    ['a\\', 2, '后面没有字符'],
    ['a\\\\>', 3, '这里不该有 ">"'],
    ['谢…<5-2>等', 2, '的间隔只能是 0 到 40 个字'],
    ['谢…<41>等', 2, '的间隔只能是 0 到 40 个字'],
    ['a...b)', 5, '这里不该有 ")"'],
    ['', 0, '等于空的'],
    ['(请)?', 0, '等于空的'],
    ['a|', 0, '等于空的'],
    ['^$', 0, '等于空的'],
    ['…', 0, '等于空的'],
    ['，', 0, '没有文字'],
    ['请…。', 0, '没有文字'],
  ] as [string, number, string][])('%s at %i: %s', (phrase, at, message) => {
    const found = complaint(phrase)
    expect(found.message).toContain(message)
    expect(found.at).toBe(at)
  })

  test('too many wordings, too deep, too many optional parts: said at once, not worked out', () => {
    expect(complaint('(a|b|c|d|e|f|g|h)'.repeat(5)).message).toContain('展开后的说法超过')
    expect(complaint(`${'('.repeat(30_000)}a${')'.repeat(30_000)}`).message).toContain('嵌套太深')
    expect(complaint(`a${'…b?'.repeat(40)}…z`).message).not.toBe('')
    const large = new Map([['大', Array.from({ length: 3000 }, (_, i) => `词${i}`)]])
    expect(() => parsePhrase('<大><大><大><大>', large)).toThrow(PhraseError)
  })

  test('any text at all is a phrase or a complaint inside the text', () => {
    const pieces = fc.constantFrom(
      ...'请您等()|?<>…^$\\{}，。.a-3'.split(''),
      '<请>',
      '…<2-4>',
      '...',
      '(您)?',
      '\ud83d',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (all, exact) => {
        const phrase = all.join('')
        try {
          for (const p of parsePhrase(phrase, CLASSES, { exact })) {
            expect(p.gaps).toHaveLength(p.segments.length - 1)
            for (const s of p.segments) {
              expect(s.length).toBeGreaterThan(0)
              expect(s).not.toContain('')
            }
          }
        } catch (error) {
          expect(error).toBeInstanceOf(PhraseError)
          expect((error as PhraseError).at).toBeGreaterThanOrEqual(0)
          expect((error as PhraseError).at).toBeLessThanOrEqual(phrase.length)
        }
      }),
      { numRuns: 2000, seed: 81 },
    )
  })
})

describe('word classes', () => {
  test('may hold phrases and other classes, in any order', () => {
    const { classes, problems } = expand({ 甲: ['<乙>一(下)?'], 乙: ['等', '(稍)?候'], 空: ['a|b'] })
    expect(problems).toEqual([])
    expect(classes.get('甲')?.toSorted()).toEqual(['候一', '候一下', '稍候一', '稍候一下', '等一', '等一下'].toSorted())
    expect(classes.get('空')).toEqual(['a', 'b'])
  })

  test('a circle is told of, the others stay', () => {
    const { classes, problems } = expand({ 甲: ['a', 'b<乙>'], 乙: ['c<甲>'], 丙: ['好'] })
    expect(problems.map((p) => p.name)).toContain('甲')
    expect(problems.some((p) => p.message.includes('用到了它自己'))).toBe(true)
    expect(classes.get('丙')).toEqual(['好'])
  })

  test.each([
    [{ 甲: ['<甲>'] }, '用到了它自己'],
    [{ 甲: ['<丁>'] }, '没有名为 "丁" 的词类'],
    [{ 甲: ['谢…等'] }, '词类里不能用 …、^、$'],
    [{ 甲: ['^谢'] }, '词类里不能用 …、^、$'],
    [{ 甲: ['(谢'] }, '没有配对的'],
    [{ 甲: ['(谢)?'] }, '等于空的'],
  ])('%j: %s', (sources, message) => {
    const { classes, problems } = expand(sources)
    expect(problems).toHaveLength(1)
    expect(problems[0].message).toContain(message)
    expect(classes.has('甲')).toBe(false)
  })
})
