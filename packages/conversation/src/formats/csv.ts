import Papa from 'papaparse'
import { isHeader } from '../columns.ts'
import { encodingNotes, textOf } from '../decoding.ts'
import type { Format, Input, ReadOptions, ReadResult } from '../format.ts'
import { problemAt } from '../problem.ts'
import { type Row, readTable } from '../table.ts'

const UNDOUBLED = '带引号的单元格里又有引号：请把里面的引号写成两个（""）'
const DELIMITERS = [',', '\t', ';', '|'] as const

/** Comma, tab or semicolon separated, one row a turn, several conversations a file; UTF-8, UTF-16 or GB18030. */
export const csv = {
  id: 'csv',
  title: '话轮表（CSV、TSV）',
  extensions: ['csv', 'tsv', 'tab'],

  detect({ text, extension }) {
    const head = text.slice(0, 4000).split(/\r\n|\r|\n/, 10)
    if (/^\s*[[{<]/.test(head[0] ?? '')) return 0
    const rows = head.flatMap((line) => DELIMITERS.map((delimiter) => splitPlainly(line, delimiter)))
    return rows.some((cells) => cells.length > 1 && isHeader(cells))
      ? 0.8
      : this.extensions.includes(extension)
        ? 0.1
        : 0
  },

  read(input: Input, options: ReadOptions = {}): ReadResult {
    const decoded = textOf(input)
    const result: ReadResult = { conversations: [], notes: encodingNotes(decoded), problems: [] }
    const { text, delimiter } = chooseDelimiter(withNewlines(decoded.text))
    const { rows, broken } = cutRows(text, delimiter)
    if (broken !== undefined) {
      result.problems.push(problemAt(`第 ${broken} 行`, '有引号没有配对：请补上，或把单元格里面的引号写成两个', broken))
      return result
    }
    readTable(rows, options, result)
    return result
  },
} satisfies Format

/** Excel for Mac of old ended lines with a carriage return alone. */
function withNewlines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

/** Excel may name the delimiter in a first line `sep=;`; else it is the one that makes the best header. */
function chooseDelimiter(text: string): { text: string; delimiter: string } {
  const stated = /^sep=(.)\r?\n/.exec(text)
  if (stated) return { text: text.slice(stated[0].length), delimiter: stated[1] }
  const head = text.slice(0, 4000).split(/\r\n|\r|\n/, 10)
  const byHeader = DELIMITERS.find((delimiter) => head.some((line) => isHeader(splitPlainly(line, delimiter))))
  return { text, delimiter: byHeader ?? ',' }
}

function splitPlainly(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))
}

/** The rows, numbered by the line they begin on; `broken` is the line of a quote which swallows the rest of the file. */
function cutRows(text: string, delimiter: string): { rows: Row[]; broken?: number } {
  const rows: Row[] = []
  let broken: number | undefined
  let line = 1
  let newline = text.indexOf('\n')
  Papa.parse<string[]>(text, {
    delimiter,
    step({ data, errors, meta }) {
      if (errors.some(({ code }) => code === 'MissingQuotes')) broken ??= line
      const row: Row = { place: `第 ${line} 行`, number: line, cells: data }
      if (errors.some(({ code }) => code === 'InvalidQuotes')) row.flaw = UNDOUBLED
      rows.push(row)
      for (; newline !== -1 && newline < meta.cursor; newline = text.indexOf('\n', newline + 1)) line++
    },
  })
  return broken === undefined ? { rows } : { rows, broken }
}
