import { readNumerals } from '../numerals.ts'
import { addresses } from './addresses.ts'
import { amounts } from './amounts.ts'
import { clockTimes } from './clock-times.ts'
import { dates } from './dates.ts'
import { deadlines } from './deadlines.ts'
import { durations } from './durations.ts'
import { emails } from './emails.ts'
import { type Entity, type EntityKind, type Finder, Reading } from './entity.ts'
import { introductions } from './introductions.ts'
import { numbers } from './numbers.ts'
import { percentages } from './percentages.ts'
import { precheck } from './precheck.ts'
import { staff } from './staff.ts'

export { ENTITY_KINDS, type Entity, type EntityKind } from './entity.ts'

/** In the order in which they read: what one takes, the next leave alone. */
const FINDERS: readonly Finder[] = [
  emails,
  staff,
  percentages,
  deadlines,
  dates,
  clockTimes,
  durations,
  amounts,
  numbers,
  introductions,
  addresses,
]

/** What to look for. */
export interface FindOptions {
  /** Only these kinds; all when absent. */
  readonly kinds?: readonly EntityKind[]
  /** Also report digit strings of 13 and more that are nothing known, as `partial-number`: somebody's, misheard. */
  readonly longNumbers?: boolean
}

/**
 * The entities of a text in order, none overlapping another. Takes time linear in the length of the text, never
 * throws, and gives the same for the same text everywhere and always.
 */
export function findEntities(text: string, options: FindOptions = {}): Entity[] {
  if (!mayHoldEntity(text)) return []
  const { kinds } = options
  const found = readAll(text, options.longNumbers)
  return kinds ? found.filter((entity) => kinds.includes(entity.kind)) : found
}

/**
 * False when the text certainly holds no entity: one pass over its characters, no allocation. True means that
 * reading is worth the while.
 */
export const mayHoldEntity: (text: string) => boolean = precheck(FINDERS.flatMap((finder) => finder.triggers))

/** `findEntities` without the check beforehand. */
export function readAll(text: string, longNumbers = false): Entity[] {
  const reading = new Reading(text, readNumerals(text), longNumbers)
  for (const finder of FINDERS) finder.find(reading)
  return reading.entities.sort((left, right) => left.start - right.start)
}
