import type { Diagnostic } from './diagnostic.ts'
import { parseDialogues } from './dialogues.ts'
import { parseExamples } from './examples.ts'
import { readModel } from './lessons.ts'
import { Memory } from './memory.ts'
import { chooseProfile } from './profile.ts'
import type { FileKind } from './schema/files.ts'
import { parseSources } from './sources.ts'
import { reporter, StandardFiles } from './standard-files.ts'
import { diagnoseStrayFiles } from './stray-files.ts'

const KIND_OF_FILE: Readonly<Record<string, FileKind>> = {
  'standard.yaml': 'standard',
  'criteria.yaml': 'criteria',
  'contact.yaml': 'contact',
  'commitments.yaml': 'commitments',
  'moments.yaml': 'moment-tree',
  'not-carried.yaml': 'not-carried',
  'calendar.yaml': 'calendar',
  'profiles.yaml': 'profiles',
  'replacements.yaml': 'replacements',
  'live.yaml': 'live',
}
const KINDS_OF_FOLDERS: readonly FileKind[] = [
  'words',
  'acts',
  'moments',
  'tones',
  'scorecards',
  'faq',
  'drills',
  'requirements',
]

/** Which kind of file a path names, as the published schemas are called; undefined for one that no schema describes. */
export function kindOfFile(path: string): FileKind | undefined {
  if (!/\.ya?ml$/.test(path)) return undefined
  return KIND_OF_FILE[path] ?? KINDS_OF_FOLDERS.find((kind) => path.startsWith(`${kind}/`))
}

/**
 * What can be said of one file of a standard by itself, at once: how it is written and whether it fits the schema of its
 * kind. What it refers to elsewhere is not looked up: `loadStandard` does.
 *
 * @param profiles text of profiles.yaml, whose options the file may name
 */
export function diagnoseFile(path: string, text: string, profiles?: string): readonly Diagnostic[] {
  if (path.endsWith('.dialogues.txt')) return parseDialogues(path, text).diagnostics
  if (path.endsWith('.examples.txt')) return parseExamples(path, text).diagnostics
  if (path === 'sources.tsv') return parseSources(path, text).diagnostics
  if (path.endsWith('-model.json')) return problemOfModel(path, text)
  const kind = kindOfFile(path)
  return kind === undefined ? diagnoseStrayFiles([path]) : diagnoseYaml(path, text, kind, profiles)
}

function diagnoseYaml(path: string, text: string, kind: FileKind, profiles: string | undefined): readonly Diagnostic[] {
  const texts = new Map([...(profiles === undefined ? [] : [['profiles.yaml', profiles] as const]), [path, text]])
  const files = new StandardFiles(texts, new Memory())
  const options = files.one('profiles.yaml', 'profiles')
  if (options) files.profile = chooseProfile(options.value, undefined, undefined, reporter(options.file, []))
  if (path !== 'profiles.yaml') files.one(path, kind)
  files.gather()
  return files.diagnostics.filter(({ file }) => file === path)
}

function problemOfModel(file: string, text: string): Diagnostic[] {
  const { problem } = readModel(text)
  return problem === undefined ? [] : [{ severity: 'error', file, line: 1, column: 1, message: problem }]
}
