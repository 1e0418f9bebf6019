import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NormalText, PhraseBook, PhraseHits, type PhrasePattern } from '../src/index.ts'
import { ReferenceMatcher } from './reference-matcher.ts'

/** Few characters, so that overlaps, doubling, particles, homophones, sentence ends and 那个 meet all the time. */
const LETTERS = ['请', '您', '你', '稍', '等', '谢', '些', '骚', '灯', '啊', '嗯', '那', '这', '个', '一', '1', 'a']
const MARKS = ['，', '。', '？', ' ', '“', '”']
/** Doubled characters, also over a particle or the end of a sentence. */
const DOUBLED = ['谢谢', '谢啊', '谢谢啊', '啊谢', '请请', '谢。谢', '谢啊谢']
const letters = fc
  .array(fc.constantFrom(...LETTERS, ...LETTERS, ...MARKS), { minLength: 1, maxLength: 4 })
  .map((chars) => chars.join(''))
const word = fc.oneof({ weight: 3, arbitrary: letters }, { weight: 1, arbitrary: fc.constantFrom(...DOUBLED) })
const gap = fc
  .record({ min: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 4 }), crossesSentences: fc.boolean() })
  .map(({ min, more, crossesSentences }) => ({ min, max: min + more, crossesSentences }))
const pattern: fc.Arbitrary<PhrasePattern> = fc
  .record(
    {
      segments: fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      gaps: fc.array(gap, { minLength: 2, maxLength: 2 }),
      atStart: fc.integer({ min: 0, max: 3 }),
      atEnd: fc.integer({ min: 0, max: 3 }),
      exact: fc.constant(true),
    },
    { requiredKeys: ['segments', 'gaps'] },
  )
  .map((p) => ({ ...p, gaps: p.gaps.slice(0, p.segments.length - 1) }))
const text = fc
  .array(fc.constantFrom(...LETTERS, ...LETTERS, ...LETTERS, ...MARKS, ...DOUBLED), { maxLength: 30 })
  .map((chars) => chars.join(''))

interface Hit {
  readonly phrase: number
  readonly start: number
  readonly end: number
  readonly misheard: number
}

function scan(book: PhraseBook, said: string, hearing: boolean): Hit[] {
  const hits = new PhraseHits()
  book.scan(new NormalText().read(said), hearing, hits)
  return Array.from({ length: hits.count }, (_, i) => ({
    phrase: hits.phrase[i],
    start: hits.start[i],
    end: hits.end[i],
    misheard: hits.misheard[i],
  }))
}

const phrasesOf = (hits: readonly Hit[]) => [...new Set(hits.map((h) => h.phrase))].sort((a, b) => a - b)
const key = (h: Hit) => `${h.phrase}: ${h.start}–${h.end} ${h.misheard}`
const keysOf = (hits: readonly Hit[]) => [...new Set(hits.map(key))].sort()

/** The same phrases; those without gaps at the same places; those with gaps at places where they can be read. */
function agree(patterns: readonly PhrasePattern[], fast: readonly Hit[], slow: readonly Hit[], said: string): void {
  const whole = (h: Hit) => patterns[h.phrase].segments.length === 1
  expect(phrasesOf(fast), said).toEqual(phrasesOf(slow))
  expect(keysOf(fast.filter(whole)), said).toEqual(keysOf(slow.filter(whole)))
  const possible = new Set(slow.map(key))
  expect(
    fast.filter((h) => !possible.has(key(h))),
    said,
  ).toEqual([])
}

describe('the fast matcher against a slow, obvious one', () => {
  test.each([true, false])('hit by hit, hearing %s', (hearing) => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 2, maxLength: 8 }),
        fc.array(text, { minLength: 4, maxLength: 10 }),
        fc.boolean(),
        fc.array(text, { maxLength: 6 }),
        (patterns, texts, confusable, typical) => {
          const book = new PhraseBook(patterns, { confusable, typical })
          const slow = new ReferenceMatcher(patterns, confusable)
          for (const said of texts) agree(patterns, scan(book, said, hearing), slow.scan(said, hearing), said)
        },
      ),
      { numRuns: 180, seed: hearing ? 11 : 12 },
    )
  })

  test('sentences of which one character was not heard', () => {
    const spoken = fc.constantFrom('请', '您', '你', '稍', '等', '不', '没', '1', 'a', '啊', '谢')
    const wording = fc.array(fc.array(spoken, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    const around = fc.constantFrom('', '', '。', '啊，', '好。', '好')
    let short = 0
    fc.assert(
      fc.property(wording, fc.nat(), around, around, fc.boolean(), (parts, nth, before, after, complete) => {
        const segments = parts.map((part) => [part.join('')])
        const gaps = segments.slice(1).map(() => ({ min: 0, max: 2, crossesSentences: false }))
        const patterns = [
          { segments, gaps, ...(complete && { complete }) },
          { segments, gaps, atStart: 0, atEnd: 1 },
        ]
        const characters = parts.flat()
        const said = before + characters.toSpliced(nth % characters.length, 1).join('') + after
        const hits = scan(new PhraseBook(patterns), said, true)
        agree(patterns, hits, new ReferenceMatcher(patterns).scan(said, true), said)
        if (hits.length > scan(new PhraseBook(patterns), said, false).length) short++
      }),
      { numRuns: 900, seed: 15 },
    )
    expect(short).toBeGreaterThan(20)
  })

  test('one book, one buffer, many texts: nothing of an earlier text remains', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), text, text, (patterns, first, second) => {
        const book = new PhraseBook(patterns)
        const [normal, hits] = [new NormalText(), new PhraseHits()]
        book.scan(normal.read(first), true, hits)
        book.scan(normal.read(second), true, hits)
        const again = scan(book, second, true)
        const used = Array.from({ length: hits.count }, (_, i) => [hits.phrase[i], hits.start[i], hits.end[i]])
        expect(used).toEqual(again.map((h) => [h.phrase, h.start, h.end]))
      }),
      { numRuns: 60, seed: 13 },
    )
  })

  test('hearing only adds hits', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), text, (patterns, said) => {
        const book = new PhraseBook(patterns)
        const heard = new Set(phrasesOf(scan(book, said, true)))
        for (const phrase of phrasesOf(scan(book, said, false))) expect(heard).toContain(phrase)
      }),
      { numRuns: 100, seed: 14 },
    )
  })
})
