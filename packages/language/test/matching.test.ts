import { describe, expect, test } from 'vitest'
import { NormalText, PhraseBook, PhraseHits, type PhrasePattern } from '../src/index.ts'

type Looseness = Omit<PhrasePattern, 'segments' | 'gaps'>
const literal = (text: string, more: Looseness = {}): PhrasePattern => ({ segments: [[text]], gaps: [], ...more })
const chain = (segments: string[], max: number, more: Looseness & { min?: number; crossing?: boolean } = {}) => {
  const { min = 0, crossing = false, ...rest } = more
  const gaps = segments.slice(1).map(() => ({ min, max, crossesSentences: crossing }))
  return { segments: segments.map((s) => [s]), gaps, ...rest }
}

/** The words of the original that a phrase was found in. */
function found(pattern: PhrasePattern, said: string, hearing = false): string[] {
  const [text, hits] = [new NormalText().read(said), new PhraseHits()]
  new PhraseBook([pattern]).scan(text, hearing, hits)
  return Array.from({ length: hits.count }, (_, i) => said.slice(text.startOf(hits.start[i]), text.endOf(hits.end[i])))
}

describe('one literal', () => {
  test.each([
    ['请您稍等', '那请你稍稍等啊', '请你稍稍等'],
    ['请您稍等', '请，您那个稍等', '请，您那个稍等'],
    ['非常谢谢', '非常谢谢您', '非常谢谢'],
    ['非常谢谢', '非常谢啊谢您', '非常谢啊谢'],
    ['两百二十元', '2百2十元', '2百2十元'],
    ['信用卡', 'ＸＸ信用卡。', '信用卡'],
    ['您好', '“您好”', '您好'],
    ['吗', '好吗？', '吗'],
    ['您', '你', '你'],
    ['谢谢', '多谢啊谢您', '谢啊谢'],
    ['AA制', 'ＡＡ制', 'ＡＡ制'],
    ['ＡＡ制', 'AA制', 'AA制'],
  ])('%s in %s', (phrase, said, words) => expect(found(literal(phrase), said)).toEqual([words]))

  test.each([
    ['非常谢谢', '非常谢您'],
    ['稍等啊', '稍等'],
    ['您', '好'],
    ['一一', '一'],
    ['请稍等', '请等稍'],
    ['，', '，'],
  ])('%s is not in %s', (phrase, said) => expect(found(literal(phrase), said)).toEqual([]))

  test('exact means letter by letter', () => {
    expect(found(literal('请您稍等', { exact: true }), '请你稍等')).toEqual([])
    expect(found(literal('请您稍等', { exact: true }), '请您啊稍等')).toEqual([])
    expect(found(literal('请您稍等', { exact: true }), '请您，稍等')).toEqual(['请您，稍等'])
  })
})

describe('mis-heard characters', () => {
  test.each([
    ['请您稍等', '请您骚等', true],
    ['请您稍等', '请您骚灯', true],
    ['请您稍等', '情您骚灯', false],
    ['稍等', '骚等', false],
    ['信用卡', '新用卡', true],
    ['分期付款', '分其付款', true],
    ['分期付款', '分七付款', false],
  ])('%s heard as %s: %s', (phrase, said, expected) => {
    expect(found(literal(phrase), said, true).length > 0).toBe(expected)
    expect(found(literal(phrase), said, false)).toEqual([])
  })

  test('a digit or a letter is never taken for another', () => {
    expect(found(literal('尾号三八'), '尾号三七', true)).toEqual([])
    expect(found(literal('三天内'), '山天内', true)).toEqual([])
    expect(found(literal('abc卡'), 'abd卡', true)).toEqual([])
  })

  test('two characters may be mis-heard inside a longer phrase', () => {
    expect(found(chain(['稍等', '查询'], 6), '骚等一下查询', true)).toEqual(['骚等一下查询'])
  })
})

describe('characters that were not heard', () => {
  const wording = '这不是我的工作'

  test.each([
    ['in the middle of a sentence that says nothing else', '这不是的工作！', ['这不是的工作']],
    ['at its beginning, beside another sentence', '好。不是我的工作啊。', ['不是我的工作']],
    ['but not two', '不是的工作', []],
    ['nor one among other words', '您说这不是的工作', []],
    ['nor the negation', '这是我的工作', []],
  ])('one may be missing %s', (_, said, expected) => {
    expect(found(literal(wording), said, true)).toEqual(expected)
    expect(found(literal(wording), said, false)).toEqual([])
  })

  test('none where all must be heard, letter by letter or not, and none of four', () => {
    expect(found(literal(wording, { complete: true }), '这不是的工作', true)).toEqual([])
    expect(found(literal(wording, { exact: true }), '这不是的工作', true)).toEqual([])
    expect(found(literal('请您稍等'), '请您等', true)).toEqual([])
  })

  test('segments count together, side by side', () => {
    expect(found(chain(['您怎么', '不早说'], 4), '您么不早说', true)).toEqual(['您么不早说'])
    expect(found(chain(['您怎么', '不早说'], 4, { min: 1 }), '您么不早说', true)).toEqual([])
  })

  test('start and end of the turn are asked as ever', () => {
    expect(found(literal(wording, { atStart: 0 }), '好。这不是的工作', true)).toEqual([])
    expect(found(literal(wording, { atEnd: 0 }), '好。这不是的工作', true)).toEqual(['这不是的工作'])
  })

  test('what is there whole is found once', () => {
    const pattern: PhrasePattern = { segments: [['不是我的工作', wording]], gaps: [] }
    expect(found(pattern, '不是我的工作', true)).toEqual(['不是我的工作'])
  })
})

describe('gaps', () => {
  test.each([
    ['谢谢您的耐心等待', true],
    ['谢谢等', true],
    ['谢谢您一直这么有耐心等', false],
    ['谢谢您。等一下', false],
    ['等一下谢谢', false],
  ])('谢谢…等 in %s: %s', (said, expected) => {
    expect(found(chain(['谢谢', '等'], 6), said).length > 0).toBe(expected)
  })

  test('a gap counts letters, not punctuation or what lies inside the words', () => {
    expect(found(chain(['谢谢', '等'], 2), '谢谢，、您 的，等')).toHaveLength(1)
    expect(found(chain(['谢谢', '等'], 1), '谢谢您的等')).toHaveLength(0)
  })

  test('a least distance', () => {
    expect(found(chain(['请', '等'], 6, { min: 2 }), '请等')).toEqual([])
    expect(found(chain(['请', '等'], 6, { min: 2 }), '请稍微等')).toEqual(['请稍微等'])
  })

  test('over the end of a sentence, where told so', () => {
    expect(found(chain(['谢谢', '等'], 6, { crossing: true }), '谢谢。等')).toEqual(['谢谢。等'])
  })

  test('a hit for each place of one of the segments, with the nearest of the others', () => {
    const words = found(chain(['请', '稍等'], 9), '请您再请稍等，请稍等')
    expect(words.length).toBeGreaterThanOrEqual(2)
    for (const w of words) expect(w).toMatch(/^请.*稍等$/)
  })

  test.each<[why: string, segments: string[], said: string, times: number]>([
    ['a literal stretched by particles', ['请您稍等', '好'], `请${'嗯'.repeat(30)}您稍等一下好`, 1],
    ['segments that would overlap', ['谢谢', '谢啊'], '谢谢啊', 0],
    ['a doubled character over a particle', ['谢谢', '啊谢'], '谢啊谢', 0],
    ['a doubled character over the end of a sentence', ['谢谢', '等'], '谢。谢等', 1],
  ])('%s: the same, whichever segment is looked for first', (_, segments, said, times) => {
    for (const typical of [[], [segments[0]], [segments[1]]]) {
      const [text, hits] = [new NormalText().read(said), new PhraseHits()]
      new PhraseBook([chain(segments, 6)], { typical }).scan(text, false, hits)
      expect(hits.count, `typical: ${typical.join()}`).toBe(times)
    }
  })

  test('more segments than anybody writes', () => {
    const letters = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜'.split('')
    expect(found(chain(letters, 1), letters.join('甲'))).toHaveLength(1)
  })

  test('segments may not overlap', () => {
    expect(found(chain(['请稍等', '稍等一下'], 6), '请稍等一下')).toEqual([])
  })

  test('three segments, the middle one too far from the last', () => {
    expect(found(chain(['请', '您', '等'], 1), '请您真好等')).toEqual([])
    expect(found(chain(['请', '您', '等'], 1), '请您好等')).toEqual(['请您好等'])
  })
})

describe('start and end of the turn', () => {
  test.each([
    ['嗯，您好', 0, true],
    ['您好', 0, true],
    ['喏您好', 0, false],
    ['喏您好', 1, true],
    ['“您好”', 0, true],
  ])('^您好 in %s with slack %i: %s', (said, atStart, expected) => {
    expect(found(literal('您好', { atStart }), said).length > 0).toBe(expected)
  })
  test.each([
    ['再见啊。', 0, true],
    ['再见再见', 0, true],
    ['再见您', 0, false],
    ['再见您', 1, true],
  ])('再见$ in %s with slack %i: %s', (said, atEnd, expected) => {
    expect(found(literal('再见', { atEnd }), said).length > 0).toBe(expected)
  })
  test('a turn that is nothing but a particle', () => {
    expect(found(literal('嗯', { atStart: 0 }), '嗯')).toEqual(['嗯'])
    expect(found(literal('嗯', { atStart: 0, atEnd: 0 }), '嗯。')).toEqual(['嗯'])
    expect(found(literal('您好', { atStart: 0, atEnd: 0 }), '')).toEqual([])
  })
})

describe('many phrases in one book', () => {
  test('those that share literals, prefixes and suffixes are all found', () => {
    const words = ['请稍等', '请稍等一下', '稍等', '稍等一下', '等一下', '一下', '下']
    const [text, hits] = [new NormalText().read('请稍等一下'), new PhraseHits()]
    new PhraseBook(words.map((w) => literal(w))).scan(text, false, hits)
    expect([...hits.phrase.subarray(0, hits.count)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('more literals, and more different characters in them, than 16 bits can number', () => {
    const han = (n: number) => String.fromCharCode(0x4e00 + (n % 20_000))
    const words = Array.from({ length: 70_000 }, (_, i) => han(i) + han(i * 7 + Math.floor(i / 20_000)) + han(i * 13))
    for (const exact of [true, false]) {
      const book = new PhraseBook(words.map((w) => literal(w, { exact: exact || undefined })))
      expect(book.size.literals).toBeGreaterThan(65_536)
      const hits = new PhraseHits()
      for (const at of [0, 1, 17, 40_000, 65_535, 65_536, 69_999]) {
        book.scan(new NormalText().read(`好${words[at]}好`), false, hits)
        expect([...hits.phrase.subarray(0, hits.count)]).toContain(at)
      }
    }
  })
})
