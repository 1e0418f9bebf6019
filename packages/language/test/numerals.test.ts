import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumerals } from '../src/numerals.ts'

/** `text value` of every number, with what is special about it. */
function read(text: string): string[] {
  return findNumerals(text).map(({ start, end, form, value, high, exact, digits, unit }) => {
    const range = high === undefined ? '' : `..${high}`
    const number = form === 'digits' ? `#${digits}` : `${value}${range}`
    return `${text.slice(start, end)} ${exact ? '' : '~'}${number}${unit === undefined ? '' : ` ${unit}`}`
  })
}

describe('digit strings', () => {
  it.each([
    ['幺二三', ['幺二三 #123']],
    ['我手机一三八零零一三八零零零', ['一三八零零一三八零零零 #13800138000']],
    ['０１２３', ['０１２３ #0123']],
    ['1 3 8 0', ['1 3 8 0 #1380']],
    ['138-0013-8000', ['138-0013-8000 #13800138000']],
    ['8六二三号', ['8六二三 #8623']],
    ['尾号六二二八一共三张', ['六二二八 #6228', '一 1', '三 3']],
    ['六二二八五百块', ['六二二八 #6228', '五百 500']],
    ['第一二三', ['一 1', '二三 #23']],
    ['壹贰叁', ['壹贰叁 #123']],
    ['二零二六年', ['二零二六 #2026']],
    ['15-20天', ['15 15', '20 20']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('quantities', () => {
  it.each([
    ['一百二十', 120],
    ['三千零五十八', 3058],
    ['两万八', 28_000],
    ['两万八千', 28_000],
    ['一百五', 150],
    ['一百零五', 105],
    ['一百一十五', 115],
    ['十五', 15],
    ['二十', 20],
    ['一千零一', 1001],
    ['一万零五百', 10_500],
    ['一亿三千万', 130_000_000],
    ['一亿零五万', 100_050_000],
    ['三万亿', 3e12],
    ['五千亿', 5e11],
    ['三点五', 3.5],
    ['零点零五', 0.05],
    ['十二点五', 12.5],
    ['三点五万', 35_000],
    ['1.5万', 15_000],
    ['3万5', 35_000],
    ['3万5千', 35_000],
    ['1万2000', 12_000],
    ['120万', 1_200_000],
    ['3,000.50', 3000.5],
    ['1,234,567', 1_234_567],
    ['壹仟贰佰叁拾肆', 1234],
    ['半', 0.5],
    ['俩', 2],
    ['仨', 3],
    ['3000', 3000],
    ['七', 7],
  ])('%s is %d', (text, value) => {
    const [numeral, ...more] = findNumerals(text)
    expect(more).toEqual([])
    expect(numeral).toMatchObject({ start: 0, end: text.length, form: 'quantity', value, exact: true })
  })

  it.each([
    ['十几', ['十几 ~11..19']],
    ['几十', ['几十 ~10..90']],
    ['几天', ['几 ~2..9']],
    ['二十几万', ['二十几万 ~210000..290000']],
    ['三五天', ['三五 ~3..5']],
    ['一两个', ['一两 ~1..2']],
    ['二三十分钟', ['二三十 ~20..30']],
    ['七八百', ['七八百 ~700..800']],
    ['三十多块', ['三十多 ~30']],
    ['十来分钟', ['十来 ~10']],
    ['10多天', ['10多 ~10']],
    ['十多万', ['十多万 ~100000']],
  ])('%s is inexact', (text, expected) => expect(read(text)).toEqual(expected))

  it.each([
    ['一百二十块五', ['一百二十块五 120.5 yuan']],
    ['一千九百四十二块三', ['一千九百四十二块三 1942.3 yuan']],
    ['三块五毛二', ['三 3', '五 5', '二 2']],
    ['百分之三点八', ['百分之三点八 3.8 percent']],
    ['百分之二十五', ['百分之二十五 25 percent']],
    ['万分之五', ['万分之五 0.05 percent']],
    ['百分百', ['百分百 100 percent']],
    ['三点五十', ['三 3', '五十 50']],
    ['三点一刻', ['三 3', '一 1']],
    ['千万不要', []],
    ['百分', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

/** A whole number below a hundred million, as it is spoken in full. */
function spoken(n: number): string {
  const digits = '零一二三四五六七八九'
  const small = (m: number): string => {
    let words = ''
    let gap = false
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(m / unit) % 10
      if (digit === 0) gap = words !== ''
      else {
        words += `${gap ? '零' : ''}${digits[digit]}${name}`
        gap = false
      }
    }
    return words
  }
  if (n < 10_000) return small(n)
  const rest = n % 10_000
  return `${small(Math.floor(n / 10_000))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + small(rest)}`
}

describe('properties', () => {
  it('reads every number as it is spoken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999_999 }), (n) => {
        expect(findNumerals(spoken(n))).toMatchObject([{ value: n, end: spoken(n).length }])
      }),
    )
  })

  it('reads every digit string as it is dictated', () => {
    const names = ['零〇0０', '一幺1１', '二2２', '三3３', '四4４', '五5５', '六6６', '七7７', '八8８', '九9９']
    const digit = fc.record({ digit: fc.nat(9), name: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(digit, { minLength: 5, maxLength: 20 }), (said) => {
        const text = said.map(({ digit, name }) => names[digit][name % names[digit].length]).join('')
        expect(findNumerals(text)).toMatchObject([
          { digits: said.map(({ digit }) => digit).join(''), start: 0, end: text.length },
        ])
      }),
    )
  })

  it('gives ordered stretches of any text', () => {
    const character = fc.constantFrom(...'零一二三两十百千万亿点几半多来块分之百1２,.- 年月号俩呃'.split(''))
    fc.assert(
      fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
        let last = 0
        for (const { start, end, value, high } of findNumerals(characters.join(''))) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(value).toBeGreaterThanOrEqual(0)
          if (high !== undefined) expect(high).toBeGreaterThan(value)
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })
})
