import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIn, setOf, setsAt } from '../src/entities/character-set.ts'
import { wordAt, wordBefore } from '../src/entities/entity.ts'
import { findEntities } from '../src/entities/index.ts'
import { beginning, ending, entryAt, entryBefore } from '../src/entities/words.ts'

const WORDS = ['块钱', '块', '元人民币', '元', '小时', '个小时', '个半小时', '天半', '天']
const text = fc.array(fc.constantFrom(...new Set(WORDS.join('')), '好', ' ', '一')).map((pieces) => pieces.join(''))
const at = fc.integer({ min: -2, max: 12 })

describe('words by the character at their edge', () => {
  const entries = WORDS.map((word) => ({ word }))
  const first = beginning(entries)
  const last = ending(entries)

  it('are found as by comparing one after the other', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 12 }), (text, at) => {
        expect(entryAt(first, text, at)?.word).toBe(wordAt(text, at, WORDS))
        if (at <= text.length) expect(entryBefore(last, text, at)?.word).toBe(wordBefore(text, at, WORDS))
      }),
    )
  })
})

describe('sets of characters', () => {
  const [coins, points] = [setOf('毛角分'), setOf('点點')]

  it('hold their characters only, and nothing outside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'毛角分点點元0') }), at, (text, at) => {
        expect(isIn(coins, text, at)).toBe('毛角分'.includes(text[at] ?? '?'))
        expect(isIn(coins | points, text, at)).toBe('毛角分点點'.includes(text[at] ?? '?'))
        if (at >= 0) expect((setsAt(text, at) & points) !== 0).toBe(isIn(points, text, at))
      }),
    )
  })

  it('are refused when there are more than bits for them', () => {
    expect(() => Array.from({ length: 32 }, () => setOf('毛'))).toThrow(RangeError)
  })
})

describe('what finders ask beforehand about the characters beside numbers leaves none out', () => {
  it.each([
    ['8623  为您服务', 'staff-number'],
    ['8623号 为您服务', 'staff-number'],
    ['1024 很高兴为您服务', 'staff-number'],
    ['十2026-3-5', 'date'],
    ['2026.03.05', 'date'],
    ['9：30', 'time'],
    ['下午三点零五', 'time'],
    ['3 个百分点', 'percentage'],
    ['百分百', 'percentage'],
    ['HK$ 120', 'amount'],
    ['还了 :三千', 'amount'],
    ['五毛', 'amount'],
    ['三块五', 'amount'],
    ['三万', 'amount'],
    ['3\u3000天', 'duration'],
    ['幺三八洞', 'partial-number'],
  ])('%s is %s', (text, kind) => expect(findEntities(text).map((entity) => entity.kind)).toContain(kind))

  it('grows a span into a range across the longest unit', () => {
    expect(findEntities('三 个工作小时到五个工作小时')).toMatchObject([
      { kind: 'duration', value: '5 working hours', from: '3 working hours' },
    ])
  })
})
