import { closest } from 'fastest-levenshtein'

/** Path into a file's value: keys and indexes. */
export type Path = readonly (string | number)[]

/** One thing to say about a standard, with its place. `line` and `column` count from 1. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** The offending text, shortened. */
  readonly text?: string
}

const MAX_EXCERPT = 80

/** A line of a file as it is shown with a complaint. */
export function excerpt(line: string): string {
  const text = line.trim()
  return text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT - 1)}…` : text
}

const SEVERITY_NAMES = { error: '错误', warning: '警告' } as const

/** `文件:行:列 错误：说明 —— 原文` */
export function formatDiagnostic(d: Diagnostic): string {
  return `${d.file}:${d.line}:${d.column} ${SEVERITY_NAMES[d.severity]}：${d.message}${d.text ? ` —— ${d.text}` : ''}`
}

/** `（是不是想写 "x"？）` where one of the known words is near, else ''. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const near = closest(word, known)
  const distance = [...word].filter((c) => !near.includes(c)).length
  return distance <= Math.max(1, Math.floor(word.length / 2)) ? `（是不是想写 "${near}"？）` : ''
}
