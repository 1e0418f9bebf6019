import { readDate } from './clock.ts'
import { type Columns, isHeader, type Meaning, readHeader } from './columns.ts'
import { assemble, type RecordFields } from './draft.ts'
import type { ReadOptions, ReadResult } from './format.ts'
import { problemAt, quoted } from './problem.ts'
import { roleOf } from './roles.ts'
import { type Cell, type CellTime, readCellTime, resolveTimes, wholeSeconds } from './table-times.ts'

/** A row of a table, its place for people (`第 4 行`) and its number, from 1; `flaw` says why its cells cannot be trusted. */
export type Row = { place: string; number: number; cells: readonly Cell[]; flaw?: string }

type TurnRow = { row: Row; voice: string; text: string; start?: CellTime; end?: CellTime }
type Group = { id: string; rows: Row[] }

const REMEDY = '请加一列“角色”（speaker），填写坐席、客户或系统'
const HEADER_WITHIN = 10

/**
 * Reads a table with one row a turn. Its first rows may be a title; the header names the columns, in Chinese or English.
 * Rows of one conversation share its id, wherever they stand; an empty id means the id of the row above (merged cells).
 * A broken row keeps its conversation out; the others are read.
 */
export function readTable(rows: readonly Row[], options: ReadOptions, result: ReadResult): void {
  const position = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => isHeader(cells.map(textOf)))
  if (position === -1) {
    const says = '没有表头：应有会话编号、角色、内容、开始时间（id、speaker、text、start）等列'
    result.problems.push(problemAt('表格', says))
    return
  }
  const columns = readHeader(rows[position].cells.map(textOf))
  const body = rows.slice(position + 1).filter(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))
  if (body.length === 0) result.problems.push(problemAt('表格', '只有表头，没有内容'))
  if (!columns.at.has('speaker') && !columns.at.has('voice') && body.length > 0) {
    result.problems.push(problemAt('表格', `没有说话人一列，分不出坐席和客户：${REMEDY}`))
    return
  }
  for (const group of groupById(body, columns)) readGroup(group, columns, options, result)
}

function groupById(body: readonly Row[], columns: Columns): Group[] {
  const groups = new Map<string, Group>()
  const column = columns.at.get('id')
  let id = ''
  for (const row of body) {
    const own = column === undefined ? '' : textOf(row.cells[column]).trim()
    if (own !== '') id = own
    const group = groups.get(id) ?? { id, rows: [] }
    groups.set(id, group)
    group.rows.push(row)
  }
  return [...groups.values()]
}

function readGroup({ id, rows }: Group, columns: Columns, options: ReadOptions, result: ReadResult): void {
  const offset = options.offset ?? '+08:00'
  const turns: TurnRow[] = []
  for (const row of rows) {
    const turn = readRow(row, columns, offset)
    if ('message' in turn) {
      result.problems.push(turn)
      return
    }
    if (turn.text.trim() !== '') turns.push(turn)
  }
  const times = resolveTimes(turns, columns.units.get('start'), offset)
  const fields = readFields(rows, columns, offset)
  if (id !== '') fields.id = id
  if (times.startedAt !== undefined) fields.startedAt ??= times.startedAt
  const before = result.conversations.length
  const utterances = turns.map(({ row, voice, text }, index) => ({
    voice,
    text,
    place: row.place,
    start: times.starts[index],
    end: times.ends[index],
  }))
  assemble({ place: id === '' ? '' : `会话${quoted(id)}`, fields, utterances, remedy: REMEDY }, options, result)
  const conversation = result.conversations[before]
  if (conversation) for (const message of times.notes) result.notes.push({ conversation: conversation.id, message })
}

function readRow(row: Row, columns: Columns, offset: string): TurnRow | ReturnType<typeof problemAt> {
  if (row.flaw !== undefined) return problemAt(row.place, row.flaw, row.number)
  const cell = (meaning: Meaning): Cell => row.cells[columns.at.get(meaning) ?? -1]
  const text = textOf(cell('text'))
  const voice = textOf(cell('speaker')).trim() || textOf(cell('voice')).trim()
  const place = (meaning: Meaning): string => `${row.place} ${columnLetter(columns.at.get(meaning) ?? 0)} 列`
  if (voice === '' && text.trim() !== '') {
    const meaning = columns.at.has('speaker') ? 'speaker' : 'voice'
    return problemAt(place(meaning), '没有说话人：请填写坐席、客户或系统', row.number)
  }
  const turn: TurnRow = { row, voice, text }
  for (const meaning of ['start', 'end'] as const) {
    const time = readCellTime(cell(meaning), offset)
    if (time === undefined) {
      const says = `的值是${quoted(textOf(cell(meaning)))}，应为时间，例如 1200、12.5、00:00:12.500 或 2026-03-05 10:02:00`
      return problemAt(place(meaning), says, row.number)
    }
    if (time !== 'none') turn[meaning] = time
  }
  return turn
}

function readFields(rows: readonly Row[], columns: Columns, offset: string): RecordFields {
  const first = (column: number | undefined): Cell =>
    column === undefined ? undefined : rows.map(({ cells }) => cells[column]).find((cell) => textOf(cell).trim() !== '')
  const words = (meaning: Meaning): string | undefined => textOf(first(columns.at.get(meaning))).trim() || undefined
  const fields: RecordFields = {}
  for (const meaning of ['service', 'queue', 'agent'] as const) {
    const value = words(meaning)
    if (value !== undefined && (meaning !== 'agent' || roleOf(value) === undefined)) fields[meaning] = value
  }
  const channel = words('channel')
  if (channel !== undefined) fields.channel = channelOf(channel)
  const direction = directionOf(words('direction') ?? '')
  if (direction) fields.direction = direction
  const startedAt = first(columns.at.get('startedAt'))
  const date = startedAt instanceof Date ? wallClock(startedAt) : textOf(startedAt)
  const iso = date.length > 60 ? undefined : readDate(date, offset)
  if (iso !== undefined) fields.startedAt = iso
  const attributes = Object.fromEntries(columns.rest.flatMap(({ name, column }) => attributeOf(name, first(column))))
  if (Object.keys(attributes).length > 0) fields.attributes = attributes
  return fields
}

function attributeOf(name: string, cell: Cell): [string, string | number | boolean][] {
  if (cell === null || cell === undefined) return []
  if (cell instanceof Date) return [[name, wallClock(cell)]]
  return typeof cell === 'string' ? [[name, cell.trim()]] : [[name, cell]]
}

const CHANNELS: readonly [RegExp, string][] = [
  [/^(?:电话|语音|热线|phone|voice|call|tel)$/i, 'phone'],
  [/^(?:在线|在线客服|网聊|聊天|文字|文本|微信|网页|webchat|chat|im)$/i, 'chat'],
  [/^(?:邮件|电子邮件|e-?mail)$/i, 'email'],
  [/^(?:柜面|柜台|网点|counter|branch)$/i, 'counter'],
]

function channelOf(value: string): string {
  return CHANNELS.find(([words]) => words.test(value))?.[1] ?? value
}

function directionOf(value: string): 'inbound' | 'outbound' | undefined {
  if (/^(?:呼入|来电|进线|inbound|in|incoming)$/i.test(value)) return 'inbound'
  return /^(?:呼出|外呼|去电|outbound|out|outgoing)$/i.test(value) ? 'outbound' : undefined
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? wallClock(cell) : String(cell)
}

function wallClock(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : wholeSeconds(date).toISOString().slice(0, 19).replace('T', ' ')
}

function columnLetter(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? letter : `${columnLetter(Math.floor(column / 26) - 1)}${letter}`
}
