import type { Mark } from './dialogues.ts'

/** A line of an example dialogue that is to be written. */
export interface DialogueLine {
  /** `event` for what is written with `--`, e.g. `hold 20s`. */
  readonly speaker: 'agent' | 'customer' | 'system' | 'event'
  readonly text: string
  readonly marks?: readonly Pick<Mark, 'expect' | 'id'>[]
}

const LETTERS = { agent: 'A', customer: 'C', system: 'S' } as const

/**
 * Writes an example dialogue in the notation that `parseDialogues` reads. Signs that the notation uses stand in full width
 * where people have said them: `#` would begin a mark, `|` a field of the heading.
 */
export function writeDialogue(title: string, lines: readonly DialogueLine[]): string {
  const heading = inOneLine(title).replaceAll('|', '｜').replaceAll('=', '＝')
  const written = lines.map(({ speaker, text, marks = [] }) => {
    const words = inOneLine(text).replaceAll('#', '＃')
    const line = speaker === 'event' ? `-- ${words}` : `${LETTERS[speaker]}: ${words}`
    return marks.length === 0 ? line : `${line}   # ${marks.map(({ expect, id }) => `${expect}: ${id}`).join(', ')}`
  })
  return `${[`== ${heading}`, ...written].join('\n')}\n`
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
