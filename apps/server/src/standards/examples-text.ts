import type { Example } from '@liangyan/contract'
import type { ExampleDialogue } from '@liangyan/standard'

const SPEAKERS = { A: 'agent', C: 'customer', S: 'system' } as const
const LINE = /^([ACS])\s*(?:\([^)]*\))?\s*[:：]\s*(.*)$/
const MARKS = /\s+#\s*([a-z-]+)\s*[:：].*$/

/** An example dialogue line by line as it is written, with the marks that stand there. */
export function exampleText(dialogue: ExampleDialogue, text: string): Example {
  const all = text.split(/\r?\n/)
  const { title, file, line: first } = dialogue
  const last = all.findIndex((raw, i) => i >= first && raw.trim().startsWith('=='))
  const marks = Map.groupBy(dialogue.marks, ({ line }) => line)
  const lines: Example['lines'] = []
  all.slice(first - 1, last < 0 ? undefined : last).forEach((raw, i) => {
    const written = raw.replace(MARKS, '').trim()
    if (written === '' || written.startsWith('#') || written.startsWith('==')) return
    const turn = LINE.exec(written)
    const line = first + i
    lines.push({
      line,
      speaker: turn ? SPEAKERS[turn[1] as keyof typeof SPEAKERS] : 'event',
      text: turn ? turn[2] : written.replace(/^--\s*/, ''),
      marks: (marks.get(line) ?? []).map(({ expect, id }) => ({ expect, id })),
    })
  })
  return { title, file, line: first, lines }
}
