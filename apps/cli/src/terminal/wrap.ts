import { widthOf } from './width.ts'

/** Part of a text: UTF-16 offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A closing mark never begins a line; an opening one never ends it. */
const CLOSING = /^[，。、；：？！）》」』】”’…—,.;:?!)\]}％%]$/u
const OPENING = /^[（《「『【“‘([{]$/u
const WORD = /^[A-Za-z0-9_'@#$&+/\\=<>*~^|-]$/

/** The lines of a text, as ranges, none wider than `columns` (a single character excepted). */
export function wrap(text: string, columns: number): Range[] {
  const lines: Range[] = []
  let start = 0
  let width = 0
  for (const { start: from, end } of unitsOf(text, columns)) {
    const own = widthOf(text.slice(from, end))
    if (width > 0 && width + own > columns) {
      lines.push(trimmed(text, start, from))
      start = from
      width = 0
      if (text.slice(from, end) === ' ') {
        start = end
        continue
      }
    }
    width += own
  }
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length })
  return lines
}

/** What stays together on a line: a word, or a character with the marks that belong to it. */
function* unitsOf(text: string, columns: number): Generator<Range> {
  let start = 0
  let last = ''
  let at = 0
  for (const character of text) {
    const joins = at > start && belongs(last, character) && widthOf(text.slice(start, at)) < columns - 4
    if (at > start && !joins) {
      yield { start, end: at }
      start = at
    }
    at += character.length
    last = character
  }
  if (at > start) yield { start, end: at }
}

function belongs(before: string, character: string): boolean {
  if (CLOSING.test(character) && before !== ' ') return true
  if (OPENING.test(before)) return true
  if (/^\p{M}$|^[\u200d\ufe0f]$/u.test(character) || before === '\u200d') return true
  return WORD.test(before) && WORD.test(character)
}

function trimmed(text: string, start: number, end: number): Range {
  let last = end
  while (last > start && text[last - 1] === ' ') last--
  return { start, end: last }
}
