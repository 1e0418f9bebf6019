import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { engineOf } from './small-standard.ts'

/** Exceptions against a slow reading: a hit counts unless an exception touches one of its characters. */
const engine = engineOf(['forbid: { says: [滚动, 快滚], except: [别快, 动画, 滚动条] }'])

function expected(text: string): [number, number][] {
  const places = (words: string[]) =>
    words.flatMap((w) =>
      text.split('').flatMap((_, at) => (text.startsWith(w, at) ? [[at, at + w.length] as [number, number]] : [])),
    )
  const exceptions = places(['别快', '动画', '滚动条'])
  return places(['滚动', '快滚'])
    .filter(([start, end]) => !exceptions.some(([from, to]) => from < end && start < to))
    .sort((a, b) => a[0] - b[0])
}

describe('exceptions', () => {
  test('shield what they touch, and nothing else, few or many', () => {
    const text = fc
      .array(fc.constantFrom('滚动', '快滚', '别快滚', '滚动画', '滚动条', '甲', '快', '动'), { maxLength: 40 })
      .map((words) => words.join(''))
      // a doubled character is one to the listener: told of in the tests of the language
      .filter((t) => !/(.)\1/u.test(t))
    fc.assert(
      fc.property(text, (said) => {
        const { findings } = engine.inspect({
          id: 'x',
          turns: [{ index: 0, speaker: 'agent', text: said }],
          events: [],
        })
        const found = findings.flatMap((f) => f.evidence.map((e) => [e.start, e.end]))
        expect(found).toEqual(expected(said).slice(0, 100))
      }),
      { numRuns: 1000, seed: 62 },
    )
  })
})
