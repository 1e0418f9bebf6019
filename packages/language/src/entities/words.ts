import { type CharacterSet, isIn, setOf } from './character-set.ts'

/** Words to look for at a place of a text; of several that stand there the first in the list counts. */
export interface Words<Entry> {
  /** The characters that the words begin with, or end with if they are looked for before a place. */
  readonly edge: CharacterSet
  readonly byEdge: ReadonlyMap<number, readonly Entry[]>
}

interface Worded {
  readonly word: string
}

/** Words to be looked for with `entryAt`. */
export const beginning = <Entry extends Worded>(entries: readonly Entry[]): Words<Entry> =>
  indexed(entries, (word) => word[0])

/** Words to be looked for with `entryBefore`. */
export const ending = <Entry extends Worded>(entries: readonly Entry[]): Words<Entry> =>
  indexed(entries, (word) => word.at(-1)!)

function indexed<Entry extends Worded>(entries: readonly Entry[], edgeOf: (word: string) => string): Words<Entry> {
  const byEdge = Map.groupBy(entries, ({ word }) => edgeOf(word).charCodeAt(0))
  return { edge: setOf(entries.map(({ word }) => edgeOf(word))), byEdge }
}

/** The first of the words that stands at `at`, or undefined. */
export function entryAt<Entry extends Worded>(words: Words<Entry>, text: string, at: number): Entry | undefined {
  if (!isIn(words.edge, text, at)) return undefined
  for (const entry of words.byEdge.get(text.charCodeAt(at))!) if (text.startsWith(entry.word, at)) return entry
  return undefined
}

/** The first of the words that ends at `end`, or undefined. */
export function entryBefore<Entry extends Worded>(words: Words<Entry>, text: string, end: number): Entry | undefined {
  if (!isIn(words.edge, text, end - 1)) return undefined
  for (const entry of words.byEdge.get(text.charCodeAt(end - 1))!) if (text.endsWith(entry.word, end)) return entry
  return undefined
}
