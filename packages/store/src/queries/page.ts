import { type Column, gt, lt, type SQL } from 'drizzle-orm'

/** Part of a list: `after` is the `next` of the page before, absent on the first. */
export interface PageWanted {
  readonly after?: string | undefined
  readonly limit: number
}

export interface PageOf<T> {
  readonly items: T[]
  /** Where the following page begins; null at the end. */
  readonly next: string | null
}

/** Thrown where the place of a page is none that a list has given. */
export class UnknownPlace extends Error {}

/** What stands behind a place in a list that goes down by this column. Throws `UnknownPlace`. */
export const further = (column: Column, after: string | undefined): SQL | undefined =>
  after === undefined ? undefined : lt(column, keyIn(after))

/** The same in a list that goes up. */
export const furtherUp = (column: Column, after: string | undefined): SQL | undefined =>
  after === undefined ? undefined : gt(column, keyIn(after))

function keyIn(after: string): number {
  if (!/^\d{1,15}$/.test(after)) throw new UnknownPlace(after)
  return Number(after)
}
