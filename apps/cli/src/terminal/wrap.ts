import { widthOf } from './width.ts'

/** Part of a text: UTF-16 offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A closing mark never begins a line; an opening one never ends it. */
const CLOSING = /^[，。、；：？！）》」』】”’…—,.;:?!)\]}％%]$/u
const OPENING = /^[（《「『【“‘([{]$/u
const WORD = /^[A-Za-z0-9_'@#$&+/\\=<>*~^|.:-]$/

/** The lines of a text, as ranges, none wider than `columns` (a single character excepted). */
export function wrap(text: string, columns: number): Range[] {
  if (widthOf(text) <= columns) return [{ start: 0, end: text.length }]
  const lines: Range[] = []
  let start = 0
  let width = 0
  for (const unit of unitsOf(text, columns)) {
    if (width > 0 && width + unit.width > columns) {
      lines.push(trimmed(text, start, unit.start))
      start = unit.start
      width = 0
      if (unit.end - unit.start === 1 && text[unit.start] === ' ') {
        start = unit.end
        continue
      }
    }
    width += unit.width
  }
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length })
  return lines
}

/** What stays together on a line: a word, or a character with the marks that belong to it. */
function* unitsOf(text: string, columns: number): Generator<Range & { readonly width: number }> {
  let start = 0
  let width = 0
  let last = ''
  let at = 0
  for (const character of text) {
    if (at > start && (width >= columns - 4 || !belongs(last, character))) {
      yield { start, end: at, width }
      start = at
      width = 0
    }
    at += character.length
    width += widthOf(character)
    last = character
  }
  if (at > start) yield { start, end: at, width }
}

function belongs(before: string, character: string): boolean {
  if (isHan(before) && isHan(character)) return false
  if (CLOSING.test(character) && before !== ' ') return true
  if (OPENING.test(before)) return true
  if (/^(?:\p{M}|\u200d)$/u.test(character) || before === '\u200d') return true
  return WORD.test(before) && WORD.test(character)
}

function trimmed(text: string, start: number, end: number): Range {
  let last = end
  while (last > start && text[last - 1] === ' ') last--
  return { start, end: last }
}

function isHan(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff'
}
