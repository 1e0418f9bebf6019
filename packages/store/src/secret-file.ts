import { chmodSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** What the file holds; undefined where there is none. */
export function readSecretFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Makes a file that only its owner may read, whole or not at all, and returns what it holds: the text, or that of
 * another process which was quicker.
 */
export function makeSecretFile(file: string, text: string): string {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true })
    chmodSync(draft, 0o600)
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}

/** May others than the owner read or write the file? Windows keeps such rights elsewhere. */
export function isOpenToOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
}
