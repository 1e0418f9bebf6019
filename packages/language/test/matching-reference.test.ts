import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NormalText, PhraseBook, PhraseHits, type PhrasePattern } from '../src/index.ts'
import { ReferenceMatcher } from './reference-matcher.ts'

/** Few characters, so that overlaps, doubling, particles, homophones, sentence ends and 那个 meet all the time. */
const LETTERS = ['请', '您', '你', '稍', '等', '谢', '些', '骚', '灯', '啊', '嗯', '那', '这', '个', '一', '1', 'a']
const MARKS = ['，', '。', '？', ' ', '“', '”']
const word = fc
  .array(fc.constantFrom(...LETTERS, ...LETTERS, ...MARKS), { minLength: 1, maxLength: 4 })
  .map((chars) => chars.join(''))
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
  .array(fc.constantFrom(...LETTERS, ...LETTERS, ...LETTERS, ...MARKS), { maxLength: 40 })
  .map((chars) => chars.join(''))

function scan(book: PhraseBook, said: string, hearing: boolean) {
  const hits = new PhraseHits()
  book.scan(new NormalText().read(said), hearing, hits)
  return Array.from({ length: hits.count }, (_, i) => ({
    phrase: hits.phrase[i],
    start: hits.start[i],
    end: hits.end[i],
    misheard: hits.misheard[i],
  }))
}

const places = (hits: readonly { phrase: number; start: number; end: number }[]) =>
  [...new Set(hits.map((h) => `${h.phrase}: ${h.start}–${h.end}`))].sort()
const keys = (hits: readonly { phrase: number; start: number; end: number; misheard: number }[]) =>
  new Set(hits.map((h) => `${h.phrase}: ${h.start}–${h.end} ${h.misheard}`))

describe('the fast matcher against a slow, obvious one', () => {
  test.each([true, false])('hit by hit, hearing %s', (hearing) => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 2, maxLength: 8 }),
        fc.array(text, { minLength: 4, maxLength: 10 }),
        fc.boolean(),
        (patterns, texts, confusable) => {
          const book = new PhraseBook(patterns, { confusable })
          const slow = new ReferenceMatcher(patterns, confusable)
          for (const said of texts) {
            const fast = scan(book, said, hearing)
            const expected = slow.scan(said, hearing)
            expect(places(fast), said).toEqual(places(expected))
            const allowed = keys(expected)
            expect([...keys(fast)].filter((key) => !allowed.has(key)), said).toEqual([])
          }
        },
      ),
      { numRuns: 250, seed: hearing ? 11 : 12 },
    )
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
        const heard = new Set(scan(book, said, true).map((h) => `${h.phrase} ${h.end}`))
        for (const h of scan(book, said, false)) expect(heard).toContain(`${h.phrase} ${h.end}`)
      }),
      { numRuns: 100, seed: 14 },
    )
  })
})
