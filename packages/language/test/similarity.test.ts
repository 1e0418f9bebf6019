import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bigramsOf, likeness, NormalText, SimilarityIndex, similarity } from '../src/index.ts'

const read = (text: string) => new NormalText().read(text)
const said = fc
  .array(fc.constantFrom(...'请您稍等谢好啊，。一个那'.split('')), { maxLength: 20 })
  .map((chars) => chars.join(''))

describe('likeness', () => {
  test.each([
    ['请您稍等一下', '请您稍等一下', 1],
    ['请您稍等一下', '请你稍等，一下啊', 1],
    ['请您稍等', '谢谢光临', 0],
    ['', '', 0],
    ['好', '好', 0],
  ])('%s / %s', (a, b, expected) => expect(similarity(read(a), read(b))).toBe(expected))

  test('is Dice over distinct pairs, by hand', () => {
    // 请您 您稍 稍等 · 请您 您等 → 2·1/(3+2)
    expect(similarity(read('请您稍等'), read('请您等'))).toBeCloseTo(0.4)
  })

  test('lies between 0 and 1, is symmetric, and an index of many answers the same', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 8 }), said, (examples, text) => {
        const index = new SimilarityIndex()
        examples.forEach((example, id) => expect(index.add(read(example))).toBe(id))
        expect(index.size).toBe(examples.length)
        const out = new Float32Array(index.size)
        index.score(read(text), out)
        examples.forEach((example, id) => {
          const one = similarity(read(example), read(text))
          expect(one).toBe(similarity(read(text), read(example)))
          expect(one).toBeGreaterThanOrEqual(0)
          expect(one).toBeLessThanOrEqual(1)
          expect(out[id]).toBeCloseTo(one, 6)
        })
      }),
      { numRuns: 300, seed: 31 },
    )
  })

  test('an index may grow between two questions, and forgets the text before', () => {
    const index = new SimilarityIndex()
    index.add(read('请您稍等'))
    const out = new Float32Array(2)
    index.score(read('请您稍等'), out)
    index.add(read('谢谢您的耐心'))
    index.score(read('谢谢您的耐心'), out)
    expect(Array.from(out)).toEqual([0, 1])
  })

  test('pairs are distinct', () => {
    const pairs = bigramsOf(read('好的好的好的'))
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(likeness(pairs, pairs)).toBe(1)
  })
})
