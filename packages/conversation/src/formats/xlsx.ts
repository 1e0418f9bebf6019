import readXlsxFile from 'read-excel-file/universal'
import { type Format, type Input, type ReadOptions, type ReadResult, unreadable } from '../format.ts'
import { type Problem, problemAt } from '../problem.ts'
import { readTable } from '../table.ts'
import type { Cell } from '../table-times.ts'
import { inflatedSize } from '../zip.ts'

/** The most an unpacked workbook may weigh, in bytes: a few kilobytes can unpack to gigabytes. */
export const LARGEST_WORKBOOK = 512 * 1024 * 1024

const NOT_WHOLE = 'is not a whole Excel workbook: save it again as .xlsx, or as CSV'

/** An Excel workbook with one row a turn; the first sheet that has a table of turns is read. */
export const xlsx = {
  id: 'xlsx',
  title: 'Table of turns (Excel workbook)',
  extensions: ['xlsx', 'xlsm'],

  detect: ({ bytes, text }) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b ? (/xl\/|\[Content_Types\]\.xml/.test(text) ? 0.9 : 0.3) : 0,

  async read(input: Input, options: ReadOptions = {}): Promise<ReadResult> {
    if (typeof input === 'string') return unreadable(problemAt('the file', 'is text, not an Excel workbook'))
    const refused = refuse(input)
    if (refused) return unreadable(refused)
    const sheets = await unpack(input)
    if (sheets === undefined) return unreadable(problemAt('the file', NOT_WHOLE))
    return readSheets(sheets, options)
  },
} satisfies Format

async function unpack(bytes: Uint8Array): Promise<readonly Sheet[] | undefined> {
  try {
    return await readXlsxFile(new Uint8Array(bytes).buffer)
  } catch {
    return undefined
  }
}

function refuse(bytes: Uint8Array): Problem | undefined {
  const size = inflatedSize(bytes)
  if (size === undefined) return problemAt('the file', NOT_WHOLE)
  if (size <= LARGEST_WORKBOOK) return undefined
  return problemAt('the file', `unpacks to more than ${LARGEST_WORKBOOK / 1024 / 1024} MB: split the table, or use CSV`)
}

type Sheet = { sheet: string; data: readonly (readonly unknown[])[] }

function readSheets(sheets: readonly Sheet[], options: ReadOptions): ReadResult {
  let first: ReadResult | undefined
  for (const { sheet, data } of sheets) {
    const result: ReadResult = { conversations: [], notes: [], problems: [] }
    readTable(
      data.map((cells, position) => ({ place: `row ${position + 1}`, number: position + 1, cells: cells.map(toCell) })),
      options,
      result,
    )
    if (sheets.length > 1) result.notes.push({ message: `sheet ${JSON.stringify(sheet)} was read` })
    if (result.conversations.length > 0 || result.problems.some(({ line }) => line !== undefined)) return result
    first ??= result
  }
  return first ?? unreadable(problemAt('the workbook', 'has no sheet'))
}

function toCell(value: unknown): Cell {
  if (value instanceof Date) return value
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}
