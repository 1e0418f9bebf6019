import { closest } from 'fastest-levenshtein'

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

/** `file:line:column severity message` */
export function formatDiagnostic(d: Diagnostic): string {
  return `${d.file}:${d.line}:${d.column} ${d.severity}: ${d.message}${d.text ? ` — ${d.text}` : ''}`
}

/** ` (did you mean "x"?)` where one of the known words is near, else ''. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const near = closest(word, known)
  const distance = [...word].filter((c) => !near.includes(c)).length
  return distance <= Math.max(1, Math.floor(word.length / 2)) ? ` (did you mean "${near}"?)` : ''
}
