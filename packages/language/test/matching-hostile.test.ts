import { describe, expect, test } from 'vitest'
import { NormalText, PhraseBook, PhraseHits, type PhrasePattern } from '../src/index.ts'

/** Texts that meet every phrase everywhere. Steps are counted, not seconds: each look into the normalised text is one. */
class Counted extends NormalText {
  looks = 0

  /** From now on counts what the matcher reads. */
  count(): this {
    for (const name of ['codes', 'tolerantCodes', 'plainAt', 'doubled', 'breaks'] as const) {
      const array = this[name]
      const counting = new Proxy(array, {
        get: (target, key) => {
          this.looks++
          return Reflect.get(target, key, target)
        },
      })
      Object.defineProperty(this, name, { value: counting, writable: true })
    }
    return this
  }
}

const looksAtSentences = (times: number) => {
  const text = new Counted().read('谢。等！'.repeat(times)).count()
  for (let at = 0; at < text.length; at++) text.sentenceOf(at)
  for (let at = 1; at < text.length; at++) text.sameSentence(at - 1, at)
  return text.looks
}

const literal = (text: string): PhrasePattern => ({ segments: [[text]], gaps: [] })
const chain = (segments: readonly string[], max: number, crossesSentences = false): PhrasePattern => ({
  segments: segments.map((s) => [s]),
  gaps: segments.slice(1).map(() => ({ min: 0, max, crossesSentences })),
})

const HOSTILE: readonly [string, PhrasePattern][] = [
  ['a literal', literal('谢谢谢谢谢谢')],
  ['an exact literal', { ...literal('谢啊谢啊谢'), exact: true }],
  ['many segments', chain(['请', '您', '稍', '等', '谢', '谢'], 6)],
  ['segments that are all alike', chain(['谢', '谢', '谢', '谢', '谢', '等'], 40, true)],
  ['alike, and nowhere at an end', { ...chain(['请', '请', '请', '请', '请', '请'], 40, true), atStart: 0, atEnd: 0 }],
  ['a gap that must stay in its sentence', chain(['谢', '等'], 40)],
  [
    'many literals',
    {
      ...chain(['x', '等'], 9),
      segments: [
        ['谢', '谢您', '您谢', '请谢', '谢请', '请'],
        ['等', '稍等', '您等'],
      ],
    },
  ],
]
const PIECES = ['谢', '请', '谢。', '谢，请您稍等。', '等稍您请', '请啊', '“谢', '谢等', '请您', '。']

/** Fewest looks for twice the text, as against once. */
function growth(phrase: PhrasePattern, piece: string): { once: number; twice: number } {
  const hits = new PhraseHits()
  const book = new PhraseBook([phrase])
  const looksAt = (times: number) => {
    const text = new Counted().read(piece.repeat(times)).count()
    book.scan(text, true, hits)
    return text.looks
  }
  return { once: looksAt(400), twice: looksAt(800) }
}

describe('twice the text is about twice the work', () => {
  test.each(HOSTILE)('%s', (_, phrase) => {
    for (const piece of PIECES) {
      const { once, twice } = growth(phrase, piece)
      expect(twice, `${piece}: ${once} → ${twice}`).toBeLessThanOrEqual(once * 2.5 + 2000)
    }
  })

  test('asking for sentences, too', () => {
    expect(looksAtSentences(800)).toBeLessThanOrEqual(looksAtSentences(400) * 2.5)
  })
})

describe('size', () => {
  test('a turn of a megabyte that meets every phrase everywhere', () => {
    const hits = new PhraseHits()
    const text = new NormalText().read('谢谢请您稍等'.repeat(170_000))
    new PhraseBook([literal('谢谢'), literal('请您稍等'), chain(['请', '等'], 6), chain(['谢', '您', '等'], 6)]).scan(
      text,
      true,
      hits,
    )
    expect(hits.count).toBeGreaterThan(300_000)
  })

  test('an empty book and phrases without letters find nothing', () => {
    const hits = new PhraseHits()
    new PhraseBook([]).scan(new NormalText().read('您好'), true, hits)
    expect(hits.count).toBe(0)
    new PhraseBook([literal('。'), literal(''), chain(['。', '好'], 3)]).scan(
      new NormalText().read('您好。'),
      true,
      hits,
    )
    expect(hits.count).toBe(0)
  })
})
