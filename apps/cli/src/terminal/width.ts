import stringWidth from 'string-width'

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const own = plainWidth(text.charCodeAt(i))
    if (own === 0) return stringWidth(text)
    width += own
  }
  return width
}

/** The width of a code unit whose width is beyond doubt whatever stands beside it; else 0. */
function plainWidth(code: number): number {
  if (code < 0x7f) return code >= 0x20 ? 1 : 0
  if (code >= 0x4e00) return code <= 0x9fff || (code >= 0xff01 && code <= 0xff60) ? 2 : 0
  if (code >= 0x3000) return code <= 0x3029 ? 2 : 0
  // quotation marks, dashes and dots; arrows, minus; lines and blocks
  if ((code >= 0x2010 && code <= 0x2026) || (code >= 0x2500 && code <= 0x259f)) return 1
  return code === 0xb7 || code === 0x2192 || code === 0x2212 ? 1 : 0
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
const CONTROL = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** One line of harmless characters, as long as the text: offsets into the text stay right. */
export function harmless(text: string): string {
  return text.replace(CONTROL, ' ')
}
