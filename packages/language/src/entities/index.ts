import { addresses } from './addresses.ts'
import { amounts } from './amounts.ts'
import { clockTimes } from './clock-times.ts'
import { dates } from './dates.ts'
import { days, months, weeks } from './days.ts'
import { deadlines } from './deadlines.ts'
import { durations } from './durations.ts'
import { emails } from './emails.ts'
import { type Entity, type EntityKind, type Finder, Reading } from './entity.ts'
import { introductions } from './introductions.ts'
import { numbers } from './numbers.ts'
import { percentages } from './percentages.ts'
import { bitOf, Precheck } from './precheck.ts'
import { staff } from './staff.ts'

export { mostDictated } from './dictation.ts'
export { ENTITY_KINDS, type Entity, type EntityKind } from './entity.ts'

/** In the order in which they read: what one takes, the next leave alone. */
const FINDERS: readonly Finder[] = [
  emails,
  staff,
  percentages,
  deadlines,
  dates,
  days,
  weeks,
  months,
  clockTimes,
  durations,
  amounts,
  numbers,
  introductions,
  addresses,
]

const precheck = new Precheck(FINDERS)

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
  const called = precheck.calledFor(text)
  if (called === 0) return []
  const { kinds, longNumbers } = options
  const reading = new Reading(text, longNumbers)
  for (let index = 0; index < FINDERS.length; index++) if ((called & bitOf(index)) !== 0) FINDERS[index].find(reading)
  const found = inOrder(reading.entities)
  return kinds ? found.filter((entity) => kinds.includes(entity.kind)) : found
}

/**
 * False when the text certainly holds no entity: one pass over its characters, no allocation. True means that
 * reading is worth the while.
 */
export function mayHoldEntity(text: string): boolean {
  return precheck.callsAny(text)
}

/**
 * The marks of entities in a text, as bits below 2^16: a text without the marks of some kinds certainly holds none of
 * them. One pass over its characters, no allocation.
 */
export function marksIn(text: string): number {
  return precheck.calledFor(text)
}

/** The marks of which every text that holds an entity of some kinds has one at least. */
export function marksOf(kinds: readonly EntityKind[]): number {
  const marks = (finder: Finder, index: number) =>
    finder.kinds.some((kind) => kinds.includes(kind)) ? bitOf(index) : 0
  return FINDERS.reduce((bits, finder, index) => bits | marks(finder, index), 0)
}

/** Like `findEntities` with every finder asked: for tests of the check beforehand. */
export function findWithAll(text: string): Entity[] {
  const reading = new Reading(text)
  for (const finder of FINDERS) finder.find(reading)
  return inOrder(reading.entities)
}

/** Most are in order as found, and to see that is quicker than to sort. */
function inOrder(entities: Entity[]): Entity[] {
  for (let at = 1; at < entities.length; at++)
    if (entities[at].start < entities[at - 1].start) return entities.sort((left, right) => left.start - right.start)
  return entities
}
