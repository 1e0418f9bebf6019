import { readNumerals } from '../numerals.ts'
import { type CharacterSet, isIn, setOf, setsAt } from './character-set.ts'
import type { Numeral } from './numeral.ts'

/** What an entity is: one of these words, also in stored findings. */
export const ENTITY_KINDS = [
  'mobile',
  'landline',
  'id-number',
  'bank-card',
  'partial-number',
  'verification-code',
  'password',
  'staff-number',
  'email',
  'amount',
  'percentage',
  'date',
  'time',
  'duration',
  'deadline-word',
  'person-name',
  'form-of-address',
  'surname',
] as const

/** One of `ENTITY_KINDS`. */
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** A stretch of text that names a number, a sum, a time or a person. */
export interface Entity {
  readonly kind: EntityKind
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number
  readonly end: number
  /** The stretch itself. */
  readonly text: string
  /** The normal form: the same for every way of saying it. */
  readonly value: string
  /** Whether the check digit is right; absent for kinds without one. */
  readonly valid?: boolean
  /** The lower end of a range; `value` is the upper: 3到5个工作日, 三五百块. */
  readonly from?: string
  /** Present when the speaker left the figure open: 十来分钟, 三千多块. */
  readonly approximate?: true
}

/** A text with what has been read in it so far: finders run in order, and what one has taken the next leave alone. */
export class Reading {
  readonly text: string
  /** Whether digit strings of 13 and more that are nothing known are taken too. */
  readonly longNumbers: boolean
  readonly entities: Entity[] = []
  private readonly taken: Uint8Array
  private read: readonly Numeral[] | undefined
  /** The sets that the characters after the numbers are in. */
  private followers: CharacterSet = 0

  constructor(text: string, longNumbers = false) {
    this.text = text
    this.longNumbers = longNumbers
    this.taken = new Uint8Array(text.length)
  }

  /** The numbers of the text. */
  get numerals(): readonly Numeral[] {
    if (!this.read) {
      this.read = readNumerals(this.text)
      for (const { end } of this.read) this.followers |= setsAt(this.text, skipSpaces(this.text, end, 1))
    }
    return this.read
  }

  /**
   * Whether any number has a character of the set after it, a space between them or not. Finders ask this first: most
   * texts have no number that is followed by anything that they look for.
   */
  followsNumber(set: CharacterSet): boolean {
    return this.numerals.length > 0 && (this.followers & set) !== 0
  }

  /** The place in `numerals` of the number that begins at `start`, or -1. */
  numeralIndexAt(start: number): number {
    let [low, high] = [0, this.numerals.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = this.numerals[middle].start
      if (at === start) return middle
      if (at < start) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** Whether no entity covers any part of the stretch. */
  isFree(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (this.taken[at] === 1) return false
    return true
  }

  /** Records an entity unless its place is taken or empty. */
  take(
    kind: EntityKind,
    start: number,
    end: number,
    value: string,
    more?: Partial<Pick<Entity, 'valid' | 'from' | 'approximate'>>,
  ): boolean {
    if (start >= end || !this.isFree(start, end)) return false
    this.mark(start, end, 1)
    const text = this.text.slice(start, end)
    this.entities.push(more ? { kind, start, end, text, value, ...more } : { kind, start, end, text, value })
    return true
  }

  /** Takes back the entity recorded last if it is this one, so that a longer one can stand in its place. */
  withdraw(kind: EntityKind, start: number, end: number): boolean {
    const last = this.entities.at(-1)
    if (last?.kind !== kind || last.start !== start || last.end !== end) return false
    this.entities.pop()
    this.mark(start, end, 0)
    return true
  }

  private mark(start: number, end: number, as: 0 | 1): void {
    for (let at = start; at < end; at++) this.taken[at] = as
  }
}

/** Finds the entities of one family. */
export interface Finder {
  readonly kinds: readonly EntityKind[]
  /**
   * Characters, or pairs of characters, without one of which the finder finds nothing: texts without them are not
   * read at all.
   */
  readonly triggers: readonly string[]
  /** A number is a trigger too. */
  readonly ofNumbers?: true
  /** Takes what it finds; time linear in the length of the text. */
  find(reading: Reading): void
}

/** The first of `words` that stands at `at`, or undefined. */
export function wordAt(text: string, at: number, words: readonly string[]): string | undefined {
  for (const word of words) if (text.startsWith(word, at)) return word
  return undefined
}

/** The first of `words` that ends at `end`, or undefined. */
export function wordBefore(text: string, end: number, words: readonly string[]): string | undefined {
  for (const word of words) if (text.endsWith(word, end)) return word
  return undefined
}

/** Whether the character after the number, a space between them or not, is in the set. */
export const isFollowedBy = (set: CharacterSet, text: string, numeral: Numeral): boolean =>
  isIn(set, text, skipSpaces(text, numeral.end, 1))

const SPACES = setOf(' \u3000')

/** The place of the next character that is no space, at most `most` spaces on. */
export function skipSpaces(text: string, at: number, most = 2): number {
  let next = at
  while (next < at + most && isIn(SPACES, text, next)) next++
  return next
}

/** Calls `visit` with every match of a global pattern. */
export function eachMatch(text: string, pattern: RegExp, visit: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) visit(match)
}
