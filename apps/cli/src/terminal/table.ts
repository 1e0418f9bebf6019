import { fit, harmless, padEnd, padStart, widthOf } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** The widest it may become; longer cells are cut with an ellipsis. */
  readonly most?: number
}

/** Rows in columns that line up, double-width characters counted as two. The last column is not padded. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = ''): string {
  const cells = rows.map((row) => row.map((cell, i) => fit(harmless(cell), columns[i].most ?? Infinity)))
  const widths = columns.map(({ title }, i) => Math.max(widthOf(title), ...cells.map((row) => widthOf(row[i] ?? ''))))
  const line = (row: readonly string[]) =>
    (indent + row.map((cell, i) => place(cell, columns[i], widths[i], i === columns.length - 1)).join('  ')).trimEnd()
  const header = columns.some(({ title }) => title !== '') ? [line(columns.map(({ title }) => title))] : []
  return [...header, ...cells.map(line)].join('\n')
}

function place(cell: string, { align }: Column, width: number, last: boolean): string {
  if (align === 'right') return padStart(cell, width)
  return last ? cell : padEnd(cell, width)
}

/** A bar of block characters, at least a sliver for anything above zero. */
export function bar(value: number, largest: number, columns: number): string {
  if (value <= 0 || largest <= 0) return ''
  const eighths = Math.max(1, Math.round((value / largest) * columns * 8))
  const rest = eighths % 8
  return '█'.repeat(Math.floor(eighths / 8)) + (rest > 0 ? String.fromCharCode(0x2590 - rest) : '')
}
