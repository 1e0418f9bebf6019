/*
 * The features of a turn: each character, each pair of neighbours, and each pair with one character between them. The
 * turn's beginning and end count as characters of their own. Every feature belongs to the position of its last
 * character and falls, hashed, into one of 2^bits buckets. Longer runs were tried: on some thousand sentences they
 * made cross-validated figures worse, not better.
 */

/** Stands before the first character of a turn. */
export const START = 1
/** Stands after the last character of a turn. */
export const END = 2

/**
 * Odd multipliers for a feature's own character, the one before, and the one before that. The high bits of the sum of
 * the products choose the bucket.
 */
export const OWN = 0x165667b1 | 0
export const BEFORE_1 = 0x2bd2ae21 | 0
export const BEFORE_2 = 0x85ebca77 | 0

/** How features are made; a model is only good for the settings that it was trained with. */
export interface FeatureSettings {
  /** There are 2^bits buckets. */
  readonly bits: number
  /** Turns longer than this are also judged by their worst stretch of this many characters. */
  readonly window: number
}

/** What is done with a feature: its bucket, and where in the turn it stands. The marks of the ends take no room. */
export type Visit = (bucket: number, from: number, to: number) => void

/** Visits the features that end at positions `first` … `last`; position `length` is the end of the turn. */
export function visitFeatures(
  codes: ArrayLike<number>,
  length: number,
  bits: number,
  visit: Visit,
  first = 0,
  last = length,
): void {
  const shift = 32 - bits
  const codeAt = (at: number) => (at >= length ? END : at >= 0 ? codes[at] : at === -1 ? START : 0)
  for (let at = first; at <= last; at++) {
    const code = codeAt(at)
    const to = Math.min(at + 1, length)
    const own = Math.imul(code, OWN)
    visit(own >>> shift, at, to)
    visit((own + Math.imul(codeAt(at - 1), BEFORE_1)) >>> shift, Math.max(at - 1, 0), to)
    visit((own + Math.imul(codeAt(at - 2), BEFORE_2)) >>> shift, Math.max(at - 2, 0), to)
  }
}

/** By what the sum of a turn's weights is multiplied, so that long turns do not shout. */
export function lengthFactor(length: number): number {
  return 1 / Math.sqrt(length + 1)
}

/** Lengths up to which a turn falls into each class of length; the last class is open. */
const lengthLimits = [2, 4, 6, 8, 11, 15, 20, 27, 40]

/** How many classes of length there are. */
export const LENGTH_CLASSES = lengthLimits.length + 1

const classOfLength = Uint8Array.from({ length: 41 }, (_, length) => lengthLimits.findIndex((limit) => length <= limit))

/** The class of a length: curtness is part of a tone. */
export function lengthClass(length: number): number {
  return length < classOfLength.length ? classOfLength[length] : lengthLimits.length
}

/**
 * What the class of length counts for in training, against 1 for all other features of a sentence together. More made
 * the figures look better where all writers wrote their harsh sentences short, and worse for writers who did not.
 */
export const LENGTH_VALUE = 0.1

/** The characters of a text as a buffer of UTF-16 codes. */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i)
  return codes
}
