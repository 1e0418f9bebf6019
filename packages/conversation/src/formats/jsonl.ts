import { decodeStrictly } from '../decoding.ts'
import type { Format, Input, ReadResult, StreamItem } from '../format.ts'
import { LineCutter } from '../lines.ts'
import { problemAt, within } from '../problem.ts'
import { validate } from '../validation.ts'

/** The longest line which is read, in bytes. */
export const LONGEST_LINE = 16 * 1024 * 1024

const MEGABYTE = 1024 * 1024

/** Our own format: one conversation a line. A broken line is one problem; the lines after it are read. */
export const jsonl = {
  id: 'jsonl',
  title: '良言会话，一行一通（JSONL）',
  extensions: ['jsonl', 'ndjson'],

  detect({ text, extension }) {
    if (!/^\s*\{\s*"/.test(text)) return 0
    if (extension === 'jsonl' || extension === 'ndjson') return 0.95
    const [first = '', second = ''] = text.split('\n').filter((line) => line.trim() !== '')
    if (!first.trimEnd().endsWith('}') || !/"turns"\s*:\s*\[/.test(first)) return 0
    return /^\s*\{/.test(second) ? 1 : 0.8
  },

  read(input: Input): ReadResult {
    const result: ReadResult = { conversations: [], notes: [], problems: [] }
    for (const item of typeof input === 'string' ? itemsOfText(input) : itemsOfBytes(input)) {
      if ('problem' in item) {
        result.problems.push(item.problem)
      } else {
        result.conversations.push(item.conversation)
        result.notes.push(...item.notes)
      }
    }
    if (result.conversations.length + result.problems.length === 0) {
      result.problems.push(problemAt('文件', '是空的：应为一行一通会话'))
    }
    return result
  },

  /** Holds one line at a time, however large the file; the chunks may break anywhere. */
  async *stream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamItem> {
    const cutter = new LineCutter(LONGEST_LINE)
    for await (const chunk of chunks) for (const cut of cutter.push(chunk)) yield* itemsOf(cut)
    for (const cut of cutter.end()) yield* itemsOf(cut)
  },
} satisfies Format

function* itemsOfBytes(bytes: Uint8Array): Generator<StreamItem> {
  const cutter = new LineCutter(LONGEST_LINE)
  for (const cut of cutter.push(bytes)) yield* itemsOf(cut)
  for (const cut of cutter.end()) yield* itemsOf(cut)
}

function* itemsOfText(text: string): Generator<StreamItem> {
  let line = 1
  for (let from = 0; from < text.length; line++) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 ? text.length : newline
    if (to - from > LONGEST_LINE) yield tooLong(line)
    else yield* itemOf(line, text.slice(from, to))
    from = to + 1
  }
}

function* itemsOf(cut: { line: number; bytes: Uint8Array } | { line: number; tooLong: true }): Generator<StreamItem> {
  if ('tooLong' in cut) {
    yield tooLong(cut.line)
    return
  }
  const text = decodeStrictly(cut.bytes, 'utf-8')
  if (text === undefined) yield refused(cut.line, '不是 UTF-8：请把文件存为 UTF-8')
  else yield* itemOf(cut.line, text)
}

function* itemOf(line: number, text: string): Generator<StreamItem> {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (content.trim() === '') return
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    yield refused(line, '不是有效的 JSON：应为一通完整的会话')
    return
  }
  const checked = validate(value)
  if (!checked.ok) {
    yield { line, problem: within(`第 ${line} 行`, checked.problem, line) }
    return
  }
  const { conversation } = checked
  yield { line, conversation, notes: checked.notes.map((message) => ({ conversation: conversation.id, message })) }
}

function tooLong(line: number): StreamItem {
  return refused(line, `超过 ${LONGEST_LINE / MEGABYTE} MB：请拆分这通会话`)
}

function refused(line: number, says: string): StreamItem {
  return { line, problem: problemAt(`第 ${line} 行`, says, line) }
}
