import { encodingNotes, textOf } from './decoding.ts'
import { jsonBreak } from './json-break.ts'
import { type Note, type Problem, problemAt } from './problem.ts'

/** A JSON object whose shape nobody has promised. */
export type Fields = Record<string, unknown>

/** An object, not a list and not null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first of these fields which is there and not null. */
export function pick(value: unknown, ...names: string[]): unknown {
  if (!isFields(value)) return undefined
  for (const name of names) {
    if (Object.hasOwn(value, name) && value[name] !== undefined && value[name] !== null) return value[name]
  }
  return undefined
}

/** The first of these fields which is a list. */
export function pickList(value: unknown, ...names: string[]): unknown[] | undefined {
  return names.map((name) => pick(value, name)).find((candidate) => Array.isArray(candidate))
}

/** The first of these fields which is there, as text (numbers are written out). */
export function pickText(value: unknown, ...names: string[]): string | undefined {
  const found = pick(value, ...names)
  if (typeof found === 'string') return found
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : undefined
}

/** The first of these fields which is there, as a number; services write numbers as text too. */
export function pickNumber(value: unknown, ...names: string[]): number | undefined {
  const found = pick(value, ...names)
  if (typeof found === 'number') return found
  return typeof found === 'string' && /^-?\d+(\.\d+)?$/.test(found.trim()) ? Number(found) : undefined
}

/** JSON inside a field: an object stays, a text is parsed; undefined if that fails. */
export function unwrapJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** The document in a file, or where it stops being JSON. Nothing of its content is repeated in the problem. */
export function parseJson(input: string | Uint8Array): { value: unknown; notes: Note[] } | { problem: Problem } {
  const decoded = textOf(input)
  try {
    return { value: JSON.parse(decoded.text), notes: encodingNotes(decoded) }
  } catch {
    return { problem: jsonProblem(decoded.text) }
  }
}

/** Where JSON breaks off, in lines and columns from 1. */
function jsonProblem(text: string): Problem {
  if (text.trim() === '') return problemAt('文件', '是空的：应为 JSON')
  const offset = jsonBreak(text)
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const says = offset >= text.trimEnd().length ? '处中断：JSON 不完整' : '不是有效的 JSON'
  return problemAt(`第 ${line} 行第 ${before.length - before.lastIndexOf('\n')} 列`, says, line)
}
