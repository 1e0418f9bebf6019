import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NORMAL } from '../src/characters.ts'
import { NormalText, plainText } from '../src/index.ts'
import { readSlowly } from './reference-matcher.ts'
import { sentencesOf, tolerantOf } from './streams.ts'

const chinese = fc
  .array(
    fc.constantFrom(
      ...'您你好稍等谢谢啊嗯呢那这个个一二三12%a，。？；！“”‘’"「」 \n\t1０Ａ後頭\u0000\ud83d\ude00'.split(''),
    ),
    { maxLength: 60 },
  )
  .map((chars) => chars.join(''))
const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((all) => String.fromCharCode(...all))
const anything = fc.oneof(chinese, units, fc.string({ unit: 'binary', maxLength: 60 }))
const options = (seed: number) => ({ numRuns: 500, seed })

describe('the offset map', () => {
  test('each plain position points at the character it came from, and only forward', () => {
    fc.assert(
      fc.property(anything, (original) => {
        const text = new NormalText().read(original)
        for (let at = 0; at < text.length; at++) {
          expect(text.codes[at]).toBe(NORMAL[original.charCodeAt(text.offsets[at])])
          if (at > 0) expect(text.offsets[at]).toBeGreaterThan(text.offsets[at - 1])
        }
      }),
      options(21),
    )
  })

  test('startOf and endOf cut a piece out of the original that reads the same', () => {
    fc.assert(
      fc.property(anything, fc.nat(60), fc.nat(60), (original, a, b) => {
        const text = new NormalText().read(original)
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        fc.pre(start < end)
        const piece = original.slice(text.startOf(start), text.endOf(end))
        expect(plainText(piece)).toBe(plainText(original).slice(start, end))
      }),
      options(22),
    )
  })

  test('tolerant positions point into the plain stream, forward, at the same letter', () => {
    fc.assert(
      fc.property(anything, (original) => {
        const text = new NormalText().read(original)
        const slow = readSlowly(original).tolerant
        expect(Array.from(text.tolerantCodes.subarray(0, text.tolerantLength))).toEqual(slow.map((t) => t.code))
        expect(Array.from(text.plainAt.subarray(0, text.tolerantLength))).toEqual(slow.map((t) => t.at))
        expect(Array.from(text.doubled.subarray(0, text.tolerantLength))).toEqual(slow.map((t) => Number(t.twice)))
      }),
      options(23),
    )
  })
})

describe('reading again', () => {
  test('the plain form of a plain form is itself', () => {
    fc.assert(
      fc.property(anything, (original) => {
        const once = plainText(original)
        expect(plainText(once)).toBe(once)
      }),
      options(24),
    )
  })

  test('every single code unit has a stable normal form', () => {
    const unstable = Array.from({ length: 65_536 }, (_, code) => code).filter(
      (code) => NORMAL[code] >= 8 && NORMAL[NORMAL[code]] !== NORMAL[code],
    )
    expect(unstable.map((code) => String.fromCharCode(code))).toEqual([])
  })

  test('a particle, a space or a comma more changes nothing for the tolerant stream', () => {
    fc.assert(
      fc.property(chinese, fc.nat(60), fc.constantFrom('啊', '嗯', '，', ' ', '、'), (original, at, noise) => {
        fc.pre(!/[那这]$/.test(original.slice(0, at).replace(/[^那这个]/gu, '·')))
        expect(tolerantOf(original.slice(0, at) + noise + original.slice(at))).toBe(tolerantOf(original))
      }),
      options(25),
    )
  })

  test('sentence ordinals never fall, and quotes do not move them', () => {
    fc.assert(
      fc.property(chinese, (original) => {
        const text = new NormalText().read(original)
        for (let at = 1; at < text.length; at++) {
          const [before, here] = [text.sentenceOf(at - 1), text.sentenceOf(at)]
          expect(here).toBeGreaterThanOrEqual(before)
          expect(text.sameSentence(at - 1, at)).toBe(before === here)
          expect(text.sameSentence(0, at)).toBe(text.sentenceOf(0) === here)
        }
        expect(sentencesOf(original.replace(/[“”‘’"「」]/g, ''))).toBe(sentencesOf(original))
      }),
      options(26),
    )
  })

  test('a buffer used before reads as a fresh one', () => {
    fc.assert(
      fc.property(anything, anything, (first, second) => {
        const used = new NormalText().read(first).read(second)
        const fresh = new NormalText().read(second)
        expect(used.length).toBe(fresh.length)
        expect(used.tolerantLength).toBe(fresh.tolerantLength)
        expect(used.hasQuotes).toBe(fresh.hasQuotes)
        if (fresh.hasQuotes)
          expect(used.quoted.subarray(0, used.length)).toEqual(fresh.quoted.subarray(0, fresh.length))
        expect(used.codes.subarray(0, used.length)).toEqual(fresh.codes.subarray(0, fresh.length))
      }),
      options(27),
    )
  })
})

describe('size', () => {
  test('a megabyte in one turn, whatever it is made of', () => {
    for (const piece of ['好', '您好，', '“你好', '那个', '谢', '\ud800', '\u0000', '1', '。']) {
      const original = piece.repeat(Math.ceil(1_000_000 / piece.length))
      const text = new NormalText().read(original)
      expect(text.length).toBeLessThanOrEqual(original.length)
      if (text.length > 0) expect(text.endOf(text.length)).toBeLessThanOrEqual(original.length)
    }
  })
})
