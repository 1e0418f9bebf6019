import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('scripts', import.meta.url))

/** How well the agent does in a script. */
export type Care = 'good' | 'slip' | 'bad'

/** A written conversation with slots, in the notation of example dialogues. */
export interface Script {
  readonly service: string
  readonly care: Care
  /** With its heading. */
  readonly text: string
}

/** The written conversations that the sample bank's are made from. */
export function readScripts(): Script[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
  return files.sort().flatMap((name) => scriptsIn(readFileSync(`${FOLDER}/${name}`, 'utf8')))
}

function scriptsIn(text: string): Script[] {
  return text
    .split(/^(?===)/m)
    .filter((part) => part.startsWith('=='))
    .map((part) => ({
      service: /\| service: ([^|\n]+)/.exec(part)?.[1].trim() ?? '',
      care: (/\| care: (good|slip|bad)/.exec(part)?.[1] ?? 'good') as Care,
      text: part.replace(/ *\| care: (good|slip|bad)/, ''),
    }))
}
