import { parentPort } from 'node:worker_threads'
import writeWorkbook, { type Cell } from 'write-excel-file/node'
import type { ToPacker } from './workbook.ts'

/** The thread that packs a workbook: gathers rows until it is told the sheet's name, then sends the file back. */

const data: Cell[][] = []

parentPort?.on('message', (told: ToPacker) => {
  if ('rows' in told) for (const row of told.rows) data.push(row.map(data.length === 0 ? heading : cell))
  else void pack(told.sheet, told.widths)
})

async function pack(sheet: string, widths: readonly number[]): Promise<void> {
  const columns = widths.map((width) => ({ width }))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(await writeWorkbook(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer())
}

/** What XML cannot hold, and the most characters that a cell may have. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const LONGEST = 32_767

function heading(value: string | number | null): Cell {
  return { value: String(value), type: String, fontWeight: 'bold' }
}

function cell(value: string | number | null): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  return { value: writable(value.replaceAll(UNWRITABLE, '').slice(0, LONGEST)), type: String }
}

/** The library looks texts up in an object, in which there is a `constructor` before anybody has written one. */
const writable = (text: string): string => (text in Object.prototype ? `${text} ` : text)
