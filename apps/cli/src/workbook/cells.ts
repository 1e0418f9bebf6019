import type { Cell, Row, SheetData } from 'write-excel-file/node'

/** The columns of a sheet: title and width in characters. */
export type Columns = readonly (readonly [title: string, width: number])[]

/** The longest text Excel takes in a cell. */
const LONGEST = 32_000
/** What XML cannot hold: control characters, halves of a surrogate pair, the last two code points of the plane. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]|\p{Surrogate}/gu

/** A text as a cell: always text, never a formula, whatever it begins with. */
export function cell(text: string): Cell {
  if (text === '') return null
  return { type: String, value: text.replace(FORBIDDEN, ' ').slice(0, LONGEST) }
}

export function headerRow(columns: Columns): Row {
  return columns.map(([title]) => ({ value: title, type: String, fontWeight: 'bold', backgroundColor: '#E3F0F0' }))
}

/** A sheet with its header kept in sight. */
export function sheet(name: string, columns: Columns, rows: SheetData) {
  return {
    sheet: name,
    data: [headerRow(columns), ...rows],
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
  }
}
