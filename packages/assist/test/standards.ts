import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Conversation, Turn } from '@liangyan/conversation'
import { formatDiagnostic, loadStandard, type Standard } from '@liangyan/standard'

const BANK = fileURLToPath(new URL('../../../standards/bank/', import.meta.url))

function usable({ standard, diagnostics }: ReturnType<typeof loadStandard>): Standard {
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return standard
}

/** A standard of a few files, so that tests do not move with the built-in one. */
export function standardOf(files: Readonly<Record<string, string>>): Standard {
  const head = 'id: demo\ntitle: 示例规范\nversion: 1.0.0\n'
  return usable(loadStandard(new Map(Object.entries({ 'standard.yaml': head, ...files }))))
}

export function builtInStandard(profile?: string): Standard {
  const files = readdirSync(BANK, { recursive: true, encoding: 'utf8' }).filter((f) =>
    /\.(ya?ml|tsv|txt|json)$/.test(f),
  )
  const texts = new Map(files.map((f) => [f.replaceAll('\\', '/'), readFileSync(join(BANK, f), 'utf8')]))
  return usable(loadStandard(texts, { profile }))
}

const SPEAKERS: Readonly<Record<string, Turn['speaker']>> = { A: 'agent', C: 'customer', S: 'system' }

/** `A: 您好 / C: 喂` as a conversation, two seconds a turn. */
export function talk(text: string, record: Partial<Conversation> = {}): Conversation {
  const turns = text.split(' / ').map((line, index): Turn => {
    const start = index * 3000
    return { index, speaker: SPEAKERS[line[0]], text: line.slice(2).trim(), start, end: start + 2000 }
  })
  return { id: 'talk', turns, events: [], ...record }
}
