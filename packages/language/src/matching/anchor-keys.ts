import { codeOf, kindOf } from './letters.ts'
import type { Literal } from './literals.ts'

/** How often two letters are to be expected side by side. */
export type Frequency = (a: number, b: number) => number

/** A literal that is looked for everywhere, and the phrase whose anchor it belongs to. */
export interface Anchor {
  readonly literal: Literal
  readonly phrase: number
}

/** A literal, and the phrases whose anchor it is; one that several share is there once. */
export interface Owned {
  readonly literal: Literal
  readonly phrases: number[]
}

/** A literal with the position in it where its key ends. */
export interface Keyed extends Owned {
  readonly keyEnd: number
}

/** The anchors by their literals. */
export function shared(anchors: readonly Anchor[]): Owned[] {
  const owned = new Map<string, Owned>()
  for (const { literal, phrase } of anchors) {
    const known = owned.get(literal.key)
    if (known) known.phrases.push(phrase)
    else owned.set(literal.key, { literal, phrases: [phrase] })
  }
  return [...owned.values()]
}

/** The literals of one letter by its code. */
export function byCharacter(literals: readonly Owned[]): Map<number, Keyed[]> {
  const characters = new Map<number, Keyed[]>()
  for (const { literal, phrases } of literals)
    if (literal.letters.length === 1) file(characters, codeOf(literal.letters[0]), { literal, phrases, keyEnd: 0 })
  return characters
}

/**
 * The longer literals by one pair of neighbouring kinds, the rarest of each.
 * @param kinds more than any kind of letter; a pair is `first * kinds + second`
 */
export function byPair(literals: readonly Owned[], kinds: number, frequency: Frequency): Map<number, Keyed[]> {
  const pairs = new Map<number, Keyed[]>()
  for (const { literal, phrases } of literals) {
    const { letters } = literal
    if (letters.length === 1) continue
    const keyEnd = rarestPair(letters, frequency)
    file(pairs, kindOf(letters[keyEnd - 1]) * kinds + kindOf(letters[keyEnd]), { literal, phrases, keyEnd })
  }
  return pairs
}

function file(lists: Map<number, Keyed[]>, key: number, keyed: Keyed): void {
  const list = lists.get(key)
  if (list) list.push(keyed)
  else lists.set(key, [keyed])
}

/** Where the rarest pair of neighbours ends. */
function rarestPair(letters: Int32Array, frequency: Frequency): number {
  let rarest = 1
  let least = Number.POSITIVE_INFINITY
  for (let j = 1; j < letters.length; j++) {
    const common = frequency(letters[j - 1], letters[j])
    if (common < least) {
      least = common
      rarest = j
    }
  }
  return rarest
}
