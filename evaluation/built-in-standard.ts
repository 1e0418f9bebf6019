import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTone, plainText, serialiseTone, type ToneModel, trainTone } from '@liangyan/language'
import { formatDiagnostic, type LoadedStandard, loadStandard, type Standard } from '@liangyan/standard'

export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))
export const BUILT_IN = join(REPOSITORY, 'standards', 'bank')
export const CACHE = join(REPOSITORY, '.cache')

/** The texts of a standard's folder by their path in it. */
export function readTexts(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    /\.(ya?ml|tsv|txt|json)$/.test(f),
  )
  return new Map(
    files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')] as const),
  )
}

/** Reads a standard, to be run, with its tone. Throws with all its errors, one a line, where it cannot be used. */
export function readStandard(folder: string = BUILT_IN): Standard {
  const texts = readTexts(folder)
  const { standard, diagnostics } = loadStandard(texts, { forRunning: texts.has('tone-model.json') })
  if (standard) return standard.toneModel === undefined ? { ...standard, toneModel: toneOf(standard) } : standard
  throw new Error(complaint(folder, diagnostics))
}

/** The first two errors of each file: what follows them in the same file is mostly their echo. */
function complaint(folder: string, diagnostics: LoadedStandard['diagnostics']): string {
  const errors = diagnostics.filter((d) => d.severity === 'error')
  const nth = new Map<string, number>()
  const first = errors.filter(({ file }) => nth.set(file, (nth.get(file) ?? 0) + 1).get(file)! <= 2)
  return `the standard in ${folder} has ${errors.length} errors, among them\n${first.map(formatDiagnostic).join('\n')}`
}

/** Where the standard has no trained tone, one trained from its examples here and kept until they change. */
function toneOf({ tones }: Standard): ToneModel | undefined {
  const examples = tones.flatMap(({ id, examples }) => examples.map((text) => ({ label: id, text: plainText(text) })))
  if (examples.length === 0) return undefined
  const hash = createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 16)
  const file = join(CACHE, 'tone', `${hash}.json`)
  if (existsSync(file)) return parseTone(readFileSync(file, 'utf8'))
  const model = trainTone(examples)
  mkdirSync(join(CACHE, 'tone'), { recursive: true })
  writeFileSync(file, serialiseTone(model))
  return model
}
