import type { Diagnostic } from './diagnostic.ts'

/** One sentence of the written standard, with the document it stands in. */
export interface Source {
  readonly id: string
  readonly document: string
  readonly kind: string
  readonly text: string
  /** Its line in sources.tsv, from 1. */
  readonly line: number
}

/** Kinds of sentences that quote what may not be said. */
const FORBIDDING: ReadonlySet<string> = new Set(['taboo', 'rewrite'])

/** The words that a sentence of the source itself forbids: those in 「」, left of the arrow to what is said instead. */
export function forbiddenWords({ kind, text }: Source): string[] {
  if (!FORBIDDING.has(kind)) return []
  return [...text.split('→')[0].matchAll(/「([^」]+)」/g)].map(([, words]) => words)
}

const HEADER = 'id\tdocument\tkind\ttext'

/** Reads sources.tsv (header `id document kind text`, tab-separated, no quoting). */
export function parseSources(file: string, text: string): { sources: Map<string, Source>; diagnostics: Diagnostic[] } {
  const sources = new Map<string, Source>()
  const diagnostics: Diagnostic[] = []
  const complain = (line: number, message: string) =>
    diagnostics.push({ severity: 'error', file, line, column: 1, message })
  const lines = text.split(/\r?\n/)
  if (lines[0] !== HEADER) complain(1, `表头必须是：${HEADER.replaceAll('\t', ' ')}（用制表符分隔）`)
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === '') return
    const cells = line.split('\t')
    if (cells.length !== 4 || cells.some((c) => c.trim() === ''))
      complain(i + 1, `应有 4 列，且都不为空；这里有 ${cells.filter((c) => c.trim() !== '').length} 列`)
    else if (sources.has(cells[0])) complain(i + 1, `编号 "${cells[0]}" 在这里出现了两次`)
    else sources.set(cells[0], { id: cells[0], document: cells[1], kind: cells[2], text: cells[3], line: i + 1 })
  })
  return { sources, diagnostics }
}
