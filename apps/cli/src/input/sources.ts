import { readdirSync, type Stats, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { formats } from '@liangyan/conversation'
import { reasonOf, Unusable } from '../failure.ts'

/** One file of conversations, or standard input. */
export interface Source {
  /** As shown to people. */
  readonly name: string
  /** Undefined for standard input. */
  readonly path: string | undefined
  readonly bytes: number
}

/** What cannot be read, named before anything is read; the other sources are still read. */
export interface Unreadable {
  readonly name: string
  readonly message: string
}

export interface Sources {
  readonly sources: readonly Source[]
  readonly unreadable: readonly Unreadable[]
  /** Files of the folders given whose extension is of no known format. */
  readonly ignored: number
}

const EXTENSIONS: ReadonlySet<string> = new Set(formats.flatMap((format) => format.extensions))

/** The files behind the arguments: a file itself, a folder's files of known extensions (below it too), `-`. */
export function findSources(given: readonly string[], extensions: ReadonlySet<string> = EXTENSIONS): Sources {
  if (given.length === 0) throw new Unusable('没有给出输入：请写文件、目录，或用 - 从标准输入读取（见 --help）')
  const sources: Source[] = []
  const unreadable: Unreadable[] = []
  let ignored = 0
  const attempt = (name: string, action: () => void) => {
    try {
      action()
    } catch (error) {
      unreadable.push({ name, message: `无法读取：${reasonOf(error)}` })
    }
  }
  const take = (path: string, { size }: Stats) => sources.push({ name: path, path, bytes: size })
  const visit = (folder: string) => {
    for (const { name } of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (name.startsWith('.')) continue
      const path = join(folder, name)
      attempt(path, () => {
        const status = statSync(path)
        if (status.isDirectory()) visit(path)
        else if (extensions.has(extname(name).slice(1).toLowerCase())) take(path, status)
        else ignored++
      })
    }
  }
  for (const path of given) {
    if (path === '-') sources.push({ name: '标准输入', path: undefined, bytes: 0 })
    else
      attempt(path, () => {
        const status = statSync(path)
        if (status.isDirectory()) visit(path)
        else take(path, status)
      })
  }
  return { sources, unreadable, ignored }
}
