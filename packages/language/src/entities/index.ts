import { addresses } from './addresses.ts'
import { amounts } from './amounts.ts'
import { clockTimes } from './clock-times.ts'
import { dates } from './dates.ts'
import { days } from './days.ts'
import { deadlines } from './deadlines.ts'
import { durations } from './durations.ts'
import { emails } from './emails.ts'
import { type Entity, type EntityKind, type Finder, Reading } from './entity.ts'
import { introductions } from './introductions.ts'
import { numbers } from './numbers.ts'
import { percentages } from './percentages.ts'
import { isCalledFor, Precheck } from './precheck.ts'
import { staff } from './staff.ts'

export { ENTITY_KINDS, type Entity, type EntityKind } from './entity.ts'

/** In the order in which they read: what one takes, the next leave alone. */
const FINDERS: readonly Finder[] = [
  emails,
  staff,
  percentages,
  deadlines,
  dates,
  days,
  clockTimes,
  durations,
  amounts,
  numbers,
  introductions,
  addresses,
]

const finderBits = new Precheck(FINDERS)

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
  const bits = finderBits.scan(text, false)
  if (bits === 0) return []
  const { kinds, longNumbers } = options
  const reading = new Reading(text, longNumbers)
  FINDERS.forEach((finder, index) => {
    if (isCalledFor(bits, finder, index)) finder.find(reading)
  })
  const found = reading.entities.sort((left, right) => left.start - right.start)
  return kinds ? found.filter((entity) => kinds.includes(entity.kind)) : found
}

/**
 * False when the text certainly holds no entity: one pass over its characters, no allocation. True means that
 * reading is worth the while.
 */
export function mayHoldEntity(text: string): boolean {
  return finderBits.scan(text, true) !== 0
}

/** Like `findEntities` with every finder asked: for tests of the check beforehand. */
export function findWithAll(text: string): Entity[] {
  const reading = new Reading(text)
  for (const finder of FINDERS) finder.find(reading)
  return reading.entities.sort((left, right) => left.start - right.start)
}
