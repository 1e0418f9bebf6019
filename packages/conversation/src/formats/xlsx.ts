import readXlsxFile from 'read-excel-file/universal'
import { type Format, type Input, type ReadOptions, type ReadResult, unreadable } from '../format.ts'
import { type Problem, problemAt, quoted } from '../problem.ts'
import { readTable } from '../table.ts'
import type { Cell } from '../table-times.ts'
import { inflatedSize } from '../zip.ts'

/** The most an unpacked workbook may weigh, in bytes: a few kilobytes can unpack to gigabytes. */
export const LARGEST_WORKBOOK = 512 * 1024 * 1024

const NOT_WHOLE = '不是完整的 Excel 工作簿：请重新存为 .xlsx 或 CSV'

/** An Excel workbook with one row a turn; the first sheet that has a table of turns is read. */
export const xlsx = {
  id: 'xlsx',
  title: '话轮表（Excel）',
  extensions: ['xlsx', 'xlsm'],

  detect: ({ bytes, text }) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b ? (/xl\/|\[Content_Types\]\.xml/.test(text) ? 0.9 : 0.3) : 0,

  async read(input: Input, options: ReadOptions = {}): Promise<ReadResult> {
    if (typeof input === 'string') return unreadable(problemAt('文件', '是文本，不是 Excel 工作簿'))
    const refused = refuse(input)
    if (refused) return unreadable(refused)
    const sheets = await unpack(input)
    if (sheets === undefined) return unreadable(problemAt('文件', NOT_WHOLE))
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
  if (size === undefined) return problemAt('文件', NOT_WHOLE)
  if (size <= LARGEST_WORKBOOK) return undefined
  return problemAt('文件', `解压后超过 ${LARGEST_WORKBOOK / 1024 / 1024} MB：请拆分表格，或改用 CSV`)
}

type Sheet = { sheet: string; data: readonly (readonly unknown[])[] }

function readSheets(sheets: readonly Sheet[], options: ReadOptions): ReadResult {
  let first: ReadResult | undefined
  for (const { sheet, data } of sheets) {
    const result: ReadResult = { conversations: [], notes: [], problems: [] }
    readTable(
      data.map((cells, position) => ({
        place: `第 ${position + 1} 行`,
        number: position + 1,
        cells: cells.map(toCell),
      })),
      options,
      result,
    )
    if (sheets.length > 1) result.notes.push({ message: `读取的是工作表${quoted(sheet)}` })
    if (result.conversations.length > 0 || result.problems.some(({ line }) => line !== undefined)) return result
    first ??= result
  }
  return first ?? unreadable(problemAt('工作簿', '里没有工作表'))
}

function toCell(value: unknown): Cell {
  if (value instanceof Date) return value
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}
