import type { Cell } from 'write-excel-file/node'
import writeWorkbook from 'write-excel-file/node'
import { bankTime, type CellValue, type Column } from './column.ts'

/** A workbook is put together in memory: so many rows are still quick to write and to open. */
export const MOST_ROWS = 100_000

/** There are more rows than a workbook holds here. */
export class TooManyRows extends Error {}

/** A table as an Excel workbook. Texts are texts, whatever they begin with. Throws `TooManyRows`. */
export async function workbookOf<T>(
  sheet: string,
  columns: readonly Column<T>[],
  rows: AsyncIterable<T>,
): Promise<Buffer> {
  const data: Cell[][] = [columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' }))]
  for await (const row of rows) {
    if (data.length > MOST_ROWS) throw new TooManyRows()
    data.push(columns.map(({ value }) => cell(value(row))))
  }
  const options = { sheet, columns: columns.map(({ width = 16 }) => ({ width })), stickyRowsCount: 1 }
  return writeWorkbook(data, options).toBuffer()
}

/** What XML cannot hold, and the most characters that a cell may have. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const LONGEST = 32_767

function cell(value: CellValue): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  const text = value instanceof Date ? bankTime(value) : value
  return { value: writable(text.replaceAll(UNWRITABLE, '').slice(0, LONGEST)), type: String }
}

/** The library looks texts up in an object, in which there is a `constructor` before anybody has written one. */
const writable = (text: string): string => (text in Object.prototype ? `${text} ` : text)
