import * as fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { markText, mergeRanges, paletteFor } from '../src/terminal/paint.ts'
import { bar, table } from '../src/terminal/table.ts'
import { fit, padEnd, widthOf } from '../src/terminal/width.ts'
import { wrap } from '../src/terminal/wrap.ts'
import { inspect, THREE } from './liangyan.ts'

const ODD = [
  '您',
  '好',
  '谢',
  'a',
  'b',
  '1',
  ' ',
  '，',
  '。',
  '“',
  '”',
  '（',
  '）',
  '…',
  '—',
  '·',
  'é',
  '😀',
  '👨‍👩‍👧',
  '한',
  'e\u0301',
]
const talk = fc.string({ unit: fc.constantFrom(...ODD), maxLength: 80 })

describe('double-width characters', () => {
  test('the fast width is the true width', () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme' }), talk)
    fc.assert(
      fc.property(any, (text) => {
        expect(widthOf(text)).toBe(stringWidth(text))
      }),
    )
  })

  test('wrapped lines fit, and lose nothing but spaces at their ends', () => {
    fc.assert(
      fc.property(talk, fc.integer({ min: 10, max: 60 }), (text, columns) => {
        const lines = wrap(text, columns).map(({ start, end }) => text.slice(start, end))
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  test('a closing mark does not begin a line', () => {
    const text = '很抱歉，让您久等了，请您稍等。'
    const lines = wrap(text, 18).map(({ start, end }) => text.slice(start, end))
    expect(lines.every((line) => !/^[，。]/.test(line))).toBe(true)
  })

  test('columns of a table begin at the same place', () => {
    const rows = [
      ['等候超过时限', '12', 'x'],
      ['net-slang', '3', 'x'],
      ['未用“您”称呼', '100', 'x'],
    ]
    const text = table([{ title: '评分项' }, { title: '处', align: 'right' }, { title: '' }], rows)
    const places = text
      .split('\n')
      .slice(1)
      .map((line) => widthOf(line.slice(0, line.indexOf('x'))))
    expect(new Set(places).size).toBe(1)
  })

  test('padding, cutting, bars', () => {
    expect(widthOf(padEnd('坐席', 8))).toBe(8)
    expect(widthOf(fit('等候恢复未致谢或致歉', 9))).toBeLessThanOrEqual(9)
    expect(fit('等候', 9)).toBe('等候')
    expect([bar(0, 5, 8), bar(5, 5, 8), bar(1, 1000, 8)]).toEqual(['', '████████', '▏'])
  })

  test('ranges that touch are one, and words are marked without colours', () => {
    const spans = [
      { start: 3, end: 5 },
      { start: 0, end: 3 },
    ]
    expect(mergeRanges(spans)).toEqual([{ start: 0, end: 5 }])
    expect(markText('这个我不知道', [{ start: 3, end: 6 }], paletteFor(false)).text).toBe('这个我【不知道】')
  })

  test.each([40, 120])('a report of %i columns stays within them', async (columns) => {
    const { stdout } = await inspect([THREE], { env: { COLUMNS: String(columns) } })
    const wide = stdout.split('\n').filter((line) => stringWidth(line) > columns)
    expect(wide.filter((line) => !line.includes('█'))).toEqual([])
  })

  test('colours where they are forced, none with --no-color', async () => {
    const env = { FORCE_COLOR: '1' }
    const [coloured, plain] = await Promise.all([inspect([THREE], { env }), inspect([THREE, '--no-color'], { env })])
    expect(coloured.stdout).toContain('\u001b[')
    expect(coloured.stdout).not.toContain('【不知道】')
    expect(plain.stdout).not.toContain('\u001b[')
    expect(plain.stdout).toContain('【不知道】')
  })
})
