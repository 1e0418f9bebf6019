import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { jobFiles } from '@liangyan/store'
import type { System } from '../system.ts'

/** A file that no waiting import names is left over from a crash once it is this old, in milliseconds. */
const LEFT_OVER = 3_600_000

/** Where files wait for their import. They are named by us alone, whatever they were called where they came from. */
export class Spool {
  readonly folder: string

  constructor({ data }: { readonly data: string }) {
    this.folder = join(data, 'spool')
  }

  /** Where a spooled file is. */
  path(file: string): string {
    return join(this.folder, file)
  }

  has(file: string): boolean {
    return existsSync(this.path(file))
  }

  /** Keeps what the stream brings: when it is there, it survives a power cut. A stream that breaks leaves nothing. */
  async keep(stream: Readable): Promise<string> {
    const file = randomUUID()
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    try {
      await pipeline(stream, createWriteStream(this.path(file), { flags: 'wx', mode: 0o600, flush: true }))
      await this.#flushFolder()
    } catch (error) {
      await this.remove(file)
      throw error
    }
    return file
  }

  async remove(file: string): Promise<void> {
    await rm(this.path(file), { force: true, recursive: true })
  }

  /** Removes files that a crash left between arriving and being asked to be imported. */
  async removeLeftOvers({ db, now }: Pick<System, 'db' | 'now'>): Promise<void> {
    if (!existsSync(this.folder)) return
    const wanted = await jobFiles(db)
    for (const file of await readdir(this.folder)) {
      if (wanted.has(file)) continue
      const { mtimeMs } = await stat(this.path(file))
      if (now().getTime() - mtimeMs > LEFT_OVER) await this.remove(file)
    }
  }

  /** The file's name must be as safe as its content. Windows cannot flush a folder, and need not. */
  async #flushFolder(): Promise<void> {
    if (process.platform === 'win32') return
    const folder = await open(this.folder)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }
}
