import type { Diagnosis, StandardDiagnostic } from '@liangyan/contract'
import { diagnoseFile } from '@liangyan/standard'
import { digestOf, standardFile } from '@liangyan/store'
import type { System } from '../system.ts'

/** More than these nobody reads; the counts are of all. */
const MOST_SHOWN = 500

export function shownDiagnosis(digest: string, all: readonly StandardDiagnostic[]): Diagnosis {
  const errors = all.filter(({ severity }) => severity === 'error').length
  const worstFirst = errors > MOST_SHOWN ? all.filter(({ severity }) => severity === 'error') : all
  return { digest, errors, warnings: all.length - errors, diagnostics: worstFirst.slice(0, MOST_SHOWN) }
}

/** What there is to say about a version with one of its files as it is being written; `quick` of that file by itself. */
export async function diagnosisOfText(
  { db, standards: { reader } }: System,
  version: number,
  { path, text, quick = false }: { readonly path: string; readonly text: string; readonly quick?: boolean | undefined },
): Promise<Diagnosis> {
  if (quick) {
    const profiles = path === 'profiles.yaml' ? undefined : await standardFile(db, version, 'profiles.yaml')
    return shownDiagnosis('', diagnoseFile(path, text, profiles?.text))
  }
  const stored = await reader.texts(version)
  const texts = new Map(stored.texts).set(path, text)
  const digest = digestOf(texts)
  return shownDiagnosis(digest, await reader.diagnosisOf({ digest, texts }))
}
