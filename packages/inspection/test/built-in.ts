import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  formatDiagnostic,
  type LoadedStandard,
  type LoadOptions,
  loadStandard,
  type Standard,
} from '@liangyan/standard'
import { Engine } from '../src/index.ts'

const FOLDER = fileURLToPath(new URL('../../../standards/bank/', import.meta.url))

/** The standard that ships with the project, as it was read. */
export function readBuiltIn(options: LoadOptions = {}): LoadedStandard {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /\.(ya?ml|json|tsv|txt)$/.test(name)).map((name) => name.replaceAll('\\', '/'))
  return loadStandard(new Map(files.map((name) => [name, readFileSync(FOLDER + name, 'utf8')])), options)
}

/** The standard that ships with the project. */
export function builtInStandard(): Standard {
  return usable(readBuiltIn())
}

/** The standard, if it can be used; what is wrong with it is thrown, else. */
export function usable({ standard, diagnostics }: Pick<LoadedStandard, 'standard' | 'diagnostics'>): Standard {
  if (standard) return standard
  throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
}

/** All that the built-in standard finds in its own example dialogues, as one JSON text. */
export function builtInAnswers(options: LoadOptions = {}): string {
  const standard = usable(readBuiltIn(options))
  const engine = new Engine(standard)
  return JSON.stringify(standard.dialogues.map((dialogue) => engine.inspect(dialogue.conversation)))
}
