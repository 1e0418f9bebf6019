import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLines, type Piece } from '../src/pages/standards/difference/changed-lines.ts'

const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
const same = (pieces: readonly Piece[]) => joined(pieces.filter(({ changed }) => !changed))
const textOf = (most: number) =>
  fc
    .array(fc.constantFrom('says:', '  - 您好', '  - 您好吗', '  - 再见', 'except:', ''), { maxLength: most })
    .map((lines) => lines.join('\n'))

test('the pieces of a short text are the text, and what is not marked is the same in both', () => {
  fc.assert(
    fc.property(textOf(5), textOf(5), (from, to) => {
      const { before, after } = changedLines(from, to)
      expect([joined(before), joined(after)]).toEqual([from, to])
      expect(same(before).replaceAll('\n', '')).toBe(same(after).replaceAll('\n', ''))
      if (from === to) expect([...before, ...after].some(({ changed }) => changed)).toBe(false)
    }),
  )
})

test('of many lines that are the same only those around a change are kept', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`)
  const { before, after } = changedLines(lines.join('\n'), lines.with(10, 'line ten').join('\n'))
  expect(joined(before)).toBe('…\nline 8\nline 9\nline 10\nline 11\nline 12\n…')
  expect(after.filter(({ changed }) => changed)).toEqual([{ text: 'ten', changed: true }])
})
