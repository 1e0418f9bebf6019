import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Replies of the model by the key of the question. A store that cannot be read or written costs time, nothing else. */
export interface AnswerStore {
  get(key: string): Promise<string | undefined>
  set(key: string, reply: string): Promise<void>
}

/**
 * Replies as files of a folder, readable by their owner only. They quote the redacted conversation, never the original.
 * @param folder made when the first reply is stored
 */
export class AnswerFolder implements AnswerStore {
  private readonly folder: string
  /** Why the folder cannot be written; the run goes on without it. */
  fault: unknown

  constructor(folder: string) {
    this.folder = folder
  }

  async get(key: string): Promise<string | undefined> {
    try {
      return await readFile(this.file(key), 'utf8')
    } catch {
      return undefined
    }
  }

  /** A file appears whole or not at all: several processes may share a folder. */
  async set(key: string, reply: string): Promise<void> {
    const file = this.file(key)
    const draft = `${file}.${randomUUID()}`
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      await writeFile(draft, reply, { mode: 0o600 })
      await rename(draft, file)
    } catch (error) {
      this.fault ??= error
    }
  }

  private file(key: string): string {
    return join(this.folder, key.slice(0, 2), `${key}.json`)
  }
}
