import { describe, expect, it } from 'vitest'
import { findEntities } from '../src/entities/index.ts'
import { redact } from '../src/redaction.ts'

const LENGTH = 200_000
const repeated = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length))
const PIECES = [
  '1',
  '１',
  '一',
  '零',
  '十几',
  '百分之',
  '一万亿',
  '工号',
  '工号1',
  '验证码',
  '1 ',
  '1-',
  '1,',
  '一呃',
  '一然后',
  '三天到',
  '三到',
  '一点',
  '洞',
  '我叫',
  '我叫张',
  '姓',
  '先生',
  '张总',
  '王明先生',
  'a@',
  '@',
  '·张',
  '138 0013 8000 ',
  '12345 67890,',
  '1,234',
  '今天',
  '下周',
  '2026-',
  '12:',
  '一块',
  '一块一毛',
  '¥',
  '一要',
  ' ',
  '\ud800',
  '身份证',
  '一三八零零一三八零零零',
  '1.',
  '三万到',
]

describe('hostile texts of 200,000 characters', () => {
  it.each(PIECES)('%j over and over takes its time in proportion', (piece) => {
    const text = repeated(piece)
    const start = performance.now()
    redact(text)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('masks a digit string too long for anything', () => {
    expect(redact(repeated('1')).spans).toEqual([{ start: 0, end: LENGTH, kind: 'partial-number', mask: '[号码]' }])
  })

  it('finds an address after 200,000 letters', () => {
    expect(findEntities(`${repeated('a')} wang@example.com`)).toMatchObject([
      { kind: 'email', value: 'wang@example.com' },
    ])
  })
})
