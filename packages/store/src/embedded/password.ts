import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { makeSecretFile, readSecretFile } from '../secret-file.ts'

export interface Password {
  readonly text: string
  /** There was none; data from an earlier start do not know this one. */
  readonly isNew: boolean
}

/** The password of the server in this folder, made at first start. */
export function readPassword(folder: string): Password {
  const file = join(folder, 'password')
  const text = readSecretFile(file)
  if (text !== undefined) return { text, isNew: false }
  return { text: makeSecretFile(file, randomBytes(24).toString('base64url')), isNew: true }
}
