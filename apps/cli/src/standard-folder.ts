import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { formatDiagnostic, type LoadedStandard, loadStandard, type Standard } from '@liangyan/standard'
import { reasonOf, Unusable } from './failure.ts'

const SHOWN_ERRORS = 5

/** The texts of a standard's files, by their path inside its folder with forward slashes. */
export function readStandardTexts(folder: string): Map<string, string> {
  const texts = new Map<string, string>()
  const visit = (directory: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) visit(path)
      else if (statSync(path).isFile())
        texts.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'))
    }
  }
  try {
    if (!statSync(folder).isDirectory()) throw new Unusable(`${folder} 不是目录：规范是一个含 standard.yaml 的目录`)
    visit(folder)
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw new Unusable(`无法读取规范 ${folder}：${reasonOf(error)}`)
  }
  return texts
}

export function openStandard(folder: string, profile?: string): LoadedStandard {
  return loadStandard(readStandardTexts(folder), { profile })
}

/** The standard of a folder without its trained tone: what training starts from, whatever state the trained file is in. */
export function requireUntrained(folder: string): Standard {
  const texts = readStandardTexts(folder)
  for (const name of texts.keys()) if (name.endsWith('-model.json')) texts.delete(name)
  return usable(folder, loadStandard(texts))
}

/**
 * The standard of a folder, to be run and not to be checked; where what running takes has errors, the first few of them
 * are the failure.
 */
export function requireStandard(folder: string, profile?: string): Standard {
  return usable(folder, loadStandard(readStandardTexts(folder), { profile, forRunning: true }))
}

/** The same with the sentences that tones and acts are learned from. */
export function requireWhole(folder: string, profile?: string): Standard {
  return usable(folder, openStandard(folder, profile))
}

function usable(folder: string, { standard, diagnostics }: LoadedStandard): Standard {
  if (standard) return standard
  const errors = diagnostics.filter((d) => d.severity === 'error')
  const shown = errors.slice(0, SHOWN_ERRORS).map((d) => `  ${formatDiagnostic(d)}`)
  const more = errors.length > SHOWN_ERRORS ? [`  另有 ${errors.length - SHOWN_ERRORS} 处`] : []
  const way = `用 liangyan check ${folder} 查看全部`
  throw new Unusable([`规范 ${folder} 有 ${errors.length} 处错误，不能使用（${way}）：`, ...shown, ...more].join('\n'))
}
