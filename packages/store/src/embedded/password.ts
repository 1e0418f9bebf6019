import { randomBytes } from 'node:crypto'
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileProblem } from './failures.ts'

export interface Password {
  readonly text: string
  /** There was none; data from an earlier start do not know this one. */
  readonly isNew: boolean
}

/**
 * The password of the server in this folder, made at first start. It is put in place whole: of two processes that start
 * at once both read the same.
 */
export async function readPassword(folder: string): Promise<Password> {
  const file = join(folder, 'password')
  try {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    return text === undefined ? { text: await makePassword(file), isNew: true } : { text, isNew: false }
  } catch (cause) {
    throw fileProblem(cause, file)
  }
}

async function makePassword(file: string): Promise<string> {
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 })
    await chmod(draft, 0o600)
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}
