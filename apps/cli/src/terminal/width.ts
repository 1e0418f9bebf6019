import stringWidth from 'string-width'

/** Characters whose width is beyond doubt: ASCII is one column, Han and full-width forms are two. */
const PLAIN = /^[\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]*$/

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  if (!PLAIN.test(text)) return stringWidth(text)
  let width = text.length
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x3000) width++
  return width
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)))
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - widthOf(text))) + text
}

/** The text, cut to so many columns with an ellipsis. */
export function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += widthOf(character)
    if (width > columns - 1) break
    kept += character
  }
  return `${kept}…`
}

/** What a transcript may hold and a terminal must not obey: control characters, and marks that turn the direction. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** One line of harmless characters, as long as the text: offsets into the text stay right. */
export function harmless(text: string): string {
  return text.replace(CONTROL, ' ')
}
