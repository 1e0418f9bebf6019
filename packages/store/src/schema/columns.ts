import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment, kept in UTC; `Date` in TypeScript. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A moment to the millisecond, as `Date` has it: lists that page by it lose nothing between two pages. */
export const millisecond = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Bigrams without places: what the words of a conversation are searched by. */
export const searchTerms = customType<{ data: string }>({ dataType: () => 'tsvector' })
