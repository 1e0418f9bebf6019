import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Conversation, Turn } from '@liangyan/conversation'
import { formatDiagnostic, type LoadedStandard, loadStandard, type Standard } from '@liangyan/standard'

const BANK = fileURLToPath(new URL('../../../standards/bank/', import.meta.url))

export function usable({ standard, diagnostics }: Pick<LoadedStandard, 'standard' | 'diagnostics'>): Standard {
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return standard
}

/** A standard of a few files, so that tests do not move with the built-in one. */
export function standardOf(files: Readonly<Record<string, string>>): Standard {
  const head = 'id: demo\ntitle: 示例规范\nversion: 1.0.0\n'
  return usable(loadStandard(new Map(Object.entries({ 'standard.yaml': head, ...files }))))
}

/** The texts of the built-in standard, by their path in its folder. */
export const BUILT_IN_FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(BANK, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|tsv|txt|json)$/.test(file))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(BANK, file), 'utf8')]),
)

export const builtInStandard = (profile?: string): Standard => usable(loadStandard(BUILT_IN_FILES, { profile }))

const SPEAKERS: Readonly<Record<string, Turn['speaker']>> = { A: 'agent', C: 'customer', S: 'system' }

/** `A: 您好 / C: 喂` as a conversation, two seconds a turn. */
export function talk(text: string, record: Partial<Conversation> = {}): Conversation {
  const turns = text.split(' / ').map((line, index): Turn => {
    const start = index * 3000
    return { index, speaker: SPEAKERS[line[0]], text: line.slice(2).trim(), start, end: start + 2000 }
  })
  return { id: 'talk', turns, events: [], ...record }
}
