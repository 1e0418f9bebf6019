/**
 * Sets of characters that most numbers are held against. All live in one table, so that asking whether a character is
 * in a set takes one look-up, however large the set; `has` searches a string instead and will do where it is seldom
 * asked.
 */

/** One bit of the table. */
export type CharacterSet = number

const MOST_SETS = 31

/** Code unit → the bits of the sets that it is in. */
const table = new Uint32Array(65_536)
let count = 0

/** A set of its own for the characters; throws when the bits of the table are used up. To be called at load time only. */
export function setOf(characters: Iterable<string>): CharacterSet {
  if (count === MOST_SETS) throw new RangeError(`More than ${MOST_SETS} sets of characters`)
  const set = 1 << count++
  for (const character of characters) table[character.charCodeAt(0)] |= set
  return set
}

/** The bits of all sets that the character at `at` is in; none outside the text. */
export const setsAt = (text: string, at: number): CharacterSet => (at < text.length ? table[text.charCodeAt(at)] : 0)

/** Whether the character at `at` is in the set; false outside the text. */
export const isIn = (set: CharacterSet, text: string, at: number): boolean =>
  at >= 0 && at < text.length && (table[text.charCodeAt(at)] & set) !== 0
