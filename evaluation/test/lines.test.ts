import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachLine, headOf, type Range, shardsOf } from '../bench/lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'liangyan-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(lines: readonly string[], end = '\n'): string {
  const file = join(folder, `${Math.random()}.jsonl`)
  writeFileSync(file, lines.join('\n') + end)
  return file
}

function linesIn(file: string, range: Range = { from: 0, to: Number.MAX_SAFE_INTEGER }): string[] {
  const lines: string[] = []
  eachLine(file, range, (buffer, start, end) => void lines.push(buffer.toString('utf8', start, end)))
  return lines
}

const LINES = Array.from({ length: 500 }, (_, i) => `${i} ${'您好'.repeat((i * 37) % 200)}`)

test.each(['\n', ''])('every line once, whatever ends the file', (end) => {
  expect(linesIn(fileOf(LINES, end))).toEqual(LINES)
})

test('lines longer than what is read at once', () => {
  const lines = ['short', 'x'.repeat(9_000_000), 'after']
  expect(linesIn(fileOf(lines))).toEqual(lines)
})

test.each([1, 2, 3, 7, 600])('%i parts hold every line once', (count) => {
  const file = fileOf(LINES)
  const parts = shardsOf(file, count)
  expect(parts.flatMap((range) => linesIn(file, range))).toEqual(LINES)
})

test('the head of a file', () => {
  const file = fileOf(LINES)
  expect(linesIn(file, headOf(file, 10))).toEqual(LINES.slice(0, 10))
  expect(linesIn(file, headOf(file, 10_000))).toEqual(LINES)
})

test('an empty file', () => {
  expect(linesIn(fileOf([], ''))).toEqual([])
})
