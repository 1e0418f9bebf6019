import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEntities, marksIn, marksOf, mostDictated } from '../src/index.ts'

/** What is asked beforehand, so that most turns need not be read for entities, must never miss one. */
const PIECES = [
  '138',
  '00138000',
  '13800138000',
  '6222020200112233',
  '110105194912310029',
  '幺三八',
  '零零',
  '一二三四五六七八',
  '39552',
  '3147.20',
  '12三四',
  '洞拐',
  '腰',
  '元',
  '块',
  '块五',
  '万',
  '.',
  '．',
  ',',
  '，',
  '-',
  ' ',
  '嗯',
  '然后',
  '对',
  '共',
  '个',
  '周',
  '第',
  '卡号是',
  '手机号',
  '验证码',
  '密码',
  '尾号',
  '身份证',
  'X',
  '李先生',
  '我叫张伟',
  '三天内',
  '明天下午三点',
  '百分之五',
]
const DICTATED = new Set([
  'mobile',
  'landline',
  'id-number',
  'bank-card',
  'partial-number',
  'verification-code',
  'password',
])
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(''))

describe('the digits read out as one number', () => {
  test.each([
    ['手机号13800138000', 11],
    ['138，0013，8000对', 11],
    ['可用额度3147.20元，账单39552元', 0],
    ['尾号幺二三四', 4],
    ['一共三张', 1],
    ['', 0],
  ])('%s: at most %i', (text, expected) => expect(mostDictated(text)).toBe(expected))

  test('are never fewer than those of a number that is found', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { kind, value } of findEntities(text))
          if (DICTATED.has(kind)) expect(mostDictated(text)).toBeGreaterThanOrEqual(value.replace(/\D/g, '').length)
      }),
      { numRuns: 20_000, seed: 71 },
    )
  })
})

test('a text has the marks of every entity in it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { kind } of findEntities(text)) expect(marksIn(text) & marksOf([kind]), kind).not.toBe(0)
    }),
    { numRuns: 5000, seed: 72 },
  )
})
