import { Memory } from './memory.ts'
import { StandardFiles } from './standard-files.ts'

/** A word class 词类 as it is written: its words may name other classes. */
export interface WrittenWordClass {
  readonly name: string
  readonly words: readonly string[]
  readonly file: string
}

/** The word classes of a standard's files, in their order; a file that cannot be read has none. */
export function wordClassesIn(texts: ReadonlyMap<string, string>): WrittenWordClass[] {
  const words = new Map([...texts].filter(([path]) => path.startsWith('words/')))
  return new StandardFiles(words, new Memory(), true)
    .many('words')
    .flatMap(({ value, file }) => Object.entries(value).map(([name, list]) => ({ name, words: list, file: file.name })))
}
