import { didYouMean } from './diagnostic.ts'
import { type ExampleDialogue, type Mark, parseDialogues } from './dialogues.ts'
import type { Known } from './known.ts'
import type { Memory } from './memory.ts'
import { straySetting } from './options.ts'
import { strayMoment } from './practice.ts'
import type { StandardFiles } from './standard-files.ts'

/** The example dialogues of a standard; what their headings and marks name wrongly is told among its diagnostics. */
export function readDialogues({ texts, diagnostics }: StandardFiles, memory: Memory, known: Known): ExampleDialogue[] {
  const all: ExampleDialogue[] = []
  for (const [name, text] of texts) {
    if (!name.endsWith('.dialogues.txt')) continue
    const read = memory.once(name, () => parseDialogues(name, text))
    diagnostics.push(...read.diagnostics)
    all.push(...read.dialogues)
  }
  for (const dialogue of all) {
    const { marks, file } = dialogue
    const stray = strayMoment(dialogue, known) ?? straySetting(dialogue, known.profiles.options)
    if (stray) diagnostics.push({ severity: 'error', file, line: dialogue.line, column: 1, message: stray })
    for (const { id, expect, line } of marks) {
      const message = unknownMark(id, expect, known)
      if (message) diagnostics.push({ severity: 'error', file, line, column: 1, message })
    }
  }
  return all
}

function unknownMark(id: string, expect: Mark['expect'], known: Known): string | undefined {
  if (expect === 'due' || expect === 'contact') return undefined
  const ofAct = expect === 'act' || expect === 'no-act'
  const names = ofAct ? known.acts : known.clauses
  if (names.has(id)) return undefined
  const missing = ofAct ? `没有名为 "${id}" 的言语行为` : `没有编号为 "${id}" 的条款`
  return `${missing}${didYouMean(id, [...names.keys()])}`
}
