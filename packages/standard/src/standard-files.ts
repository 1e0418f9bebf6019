import type { Diagnostic, Path } from './diagnostic.ts'
import type { Report } from './known.ts'
import type { Memory } from './memory.ts'
import { ONLY_PROFILE, type Profile } from './profile.ts'
import type { FileKind, FileOf } from './schema/files.ts'
import type { Place } from './standard.ts'
import { YamlFile, YamlText } from './yaml-file.ts'

/** What a file says, and the file. */
export interface Read<T> {
  readonly value: T
  readonly file: YamlFile
}

/** One item of a file, and where it stands. */
export interface Placed<T> extends Read<T> {
  readonly path: Path
  readonly place: Place
}

/** The files of a standard, read one by one, with everything that there is to complain of. */
export class StandardFiles {
  readonly texts: ReadonlyMap<string, string>
  readonly diagnostics: Diagnostic[] = []
  /** Whose options stand in the files that are opened from now on. */
  profile: Profile = ONLY_PROFILE
  /** The options that were read so far. */
  readonly optionsRead = new Set<string>()
  private readonly memory: Memory
  private readonly quick: boolean
  private readonly yamlFiles: YamlFile[] = []

  /** @param quick whether places are worked out only where they are asked for */
  constructor(texts: ReadonlyMap<string, string>, memory: Memory, quick = false) {
    this.texts = texts
    this.memory = memory
    this.quick = quick
  }

  complain(file: string, message: string): void {
    this.diagnostics.push({ severity: 'error', file, line: 1, column: 1, message })
  }

  private open(name: string): YamlFile {
    const text = this.memory.once(name, () => new YamlText(name, this.texts.get(name) as string, this.quick))
    const file = new YamlFile(text, { profile: this.profile, noticed: (option) => this.optionsRead.add(option) })
    this.yamlFiles.push(file)
    return file
  }

  one<Kind extends FileKind>(name: string, kind: Kind): Read<FileOf<Kind>> | undefined {
    if (!this.texts.has(name)) return undefined
    const file = this.open(name)
    const value = file.read(kind)
    return value === undefined ? undefined : { value, file }
  }

  /** All files of a folder, which has the name of their kind. */
  many<Kind extends FileKind>(kind: Kind): Read<FileOf<Kind>>[] {
    return [...this.texts.keys()]
      .filter((name) => name.startsWith(`${kind}/`) && /\.ya?ml$/.test(name))
      .sort()
      .flatMap((name) => this.one(name, kind) ?? [])
  }

  list<Kind extends 'acts' | 'moments'>(kind: Kind): Placed<FileOf<Kind>[number]>[] {
    return this.many(kind).flatMap(({ value, file }) =>
      value.map((item, i) => ({ value: item, file, path: [i], place: placeIn(file, [i]) })),
    )
  }

  /** A file that cannot be read makes others seem wrong: until it is mended, only such files are spoken of. */
  gather(): void {
    const broken = this.yamlFiles.filter((file) => !file.wellFormed)
    if (broken.length > 0) this.diagnostics.length = 0
    for (const file of broken.length > 0 ? broken : this.yamlFiles) this.diagnostics.push(...file.diagnostics)
    this.diagnostics.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
  }
}

/** Reports about one item of a file. */
export function reporter(file: YamlFile, base: Path): Report {
  return (path, severity, message) => file.report([...base, ...path], severity, message)
}

/** Where something stands in a file, worked out when somebody asks. */
export function placeIn(file: YamlFile, path: Path): Place {
  return {
    file: file.name,
    get line() {
      return file.locate(path).line
    },
    get column() {
      return file.locate(path).column
    },
  }
}
