import type { Stats } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A file is whole once it has not changed for this long; one that is empty may still be about to be written. */
const QUIET = 5_000
const QUIET_WHILE_EMPTY = 60_000
/** What other programs call a file while they write it. */
const UNFINISHED = /^[.~]|\.(?:part|partial|filepart|tmp|temp|crdownload|download)$|~$/i

type Seen = Map<string, { readonly size: number; readonly changed: number; readonly since: number }>

/**
 * A folder that files are dropped into. They are taken one by one into `.taken`, a name that nobody drops into, and go
 * from there to `done` or `failed`. It is looked at again and again: folders of other machines tell nobody of changes.
 */
export class WatchedFolder {
  readonly #folder: string
  readonly #quiet: number
  /** What was seen of each file, and since when it has been like that. */
  #seen: Seen = new Map()

  constructor(folder: string, quiet = QUIET) {
    this.#folder = folder
    this.#quiet = quiet
  }

  /** Takes the files that are whole; their names. */
  async take(): Promise<string[]> {
    const now = performance.now()
    const seen: Seen = new Map()
    const taken: string[] = []
    for (const entry of await readdir(this.#folder, { withFileTypes: true })) {
      if (!entry.isFile() || UNFINISHED.test(entry.name)) continue
      const status = await this.#status(entry.name)
      if (!status) continue
      const { size, mtimeMs: changed } = status
      const before = this.#seen.get(entry.name)
      const since = before?.size === size && before.changed === changed ? before.since : now
      if (now - since < (size === 0 ? QUIET_WHILE_EMPTY : this.#quiet)) seen.set(entry.name, { size, changed, since })
      else if (await this.#takeOne(entry.name)) taken.push(entry.name)
    }
    this.#seen = seen
    return taken
  }

  /** Files that were taken, and so long ago that whoever took them must have asked for their import. */
  async takenBefore(moment: Date): Promise<string[]> {
    const taken = join(this.#folder, '.taken')
    const names = await readdir(taken).catch(() => [])
    const times = await Promise.all(names.map((name) => stat(join(taken, name)).catch(() => undefined)))
    return names.filter((_, i) => (times[i]?.ctimeMs ?? Infinity) < moment.getTime())
  }

  path(name: string): string {
    return join(this.#folder, '.taken', name)
  }

  /** Puts a file that was taken where it belongs, with its problems beside it; nothing if it is there already. */
  async put(name: string, where: 'done' | 'failed', problems: readonly string[], now: Date): Promise<void> {
    if (!(await stat(this.path(name)).catch(() => undefined))) return
    const folder = join(this.#folder, where)
    await mkdir(folder, { recursive: true })
    const target = (await exists(join(folder, name))) ? dated(name, now) : name
    const told = join(folder, `${target}.problem.txt`)
    if (problems.length > 0) await writeFile(told, `${problems.join('\n')}\n`, { flush: true })
    else await rm(told, { force: true })
    await rename(this.path(name), join(folder, target))
  }

  async #takeOne(name: string): Promise<boolean> {
    await mkdir(join(this.#folder, '.taken'), { recursive: true })
    // another of this name is still being imported
    if (await exists(this.path(name))) return false
    try {
      await rename(join(this.#folder, name), this.path(name))
      return true
    } catch (error) {
      // whoever wrote it took it away again, or another server was quicker
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }

  async #status(name: string): Promise<Stats | undefined> {
    return stat(join(this.#folder, name)).catch(() => undefined)
  }
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined

function dated(name: string, now: Date): string {
  const extension = extname(name)
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 17)
  return `${name.slice(0, name.length - extension.length)}.${stamp}${extension}`
}
