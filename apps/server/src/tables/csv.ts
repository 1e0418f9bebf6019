import { Readable } from 'node:stream'
import papa from 'papaparse'
import { bankTime, type Column } from './column.ts'

/** Rows that leave at once. */
const CHUNK = 500
/** Without it Excel takes the text for something other than UTF-8. */
const MARK = '\uFEFF'
const NEWLINE = '\r\n'
/** What a spreadsheet would take for a formula gets a mark that makes it a text, whoever wrote it. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A table as CSV (RFC 4180, UTF-8), written while it is read: however long it is, little of it is in memory. */
export function csvOf<T>(columns: readonly Column<T>[], rows: AsyncIterable<T>): Readable {
  return Readable.from(textOf(columns, rows), { objectMode: false })
}

async function* textOf<T>(columns: readonly Column<T>[], rows: AsyncIterable<T>): AsyncGenerator<string> {
  yield MARK + lines([columns.map(({ title }) => title)])
  let waiting: (string | number | null)[][] = []
  for await (const row of rows) {
    waiting.push(columns.map(({ value }) => written(value(row))))
    if (waiting.length < CHUNK) continue
    yield lines(waiting)
    waiting = []
  }
  if (waiting.length > 0) yield lines(waiting)
}

const written = (value: ReturnType<Column<unknown>['value']>) => (value instanceof Date ? bankTime(value) : value)

const lines = (rows: readonly (string | number | null)[][]): string =>
  papa.unparse([...rows], { newline: NEWLINE, escapeFormulae: FORMULA }) + NEWLINE
