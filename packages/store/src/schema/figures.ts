import { date, index, integer, jsonb, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** How many conversations, of them scored, the sum of their points, of them with findings, with a veto. */
export type Tally = readonly [conversations: number, scored: number, points: number, found: number, fatal: number]
/** Conversations in which something was broken, and how often in all of them. */
export type Hits = readonly [conversations: number, findings: number]
/** Duties that fell due, of them broken; and prohibitions broken. */
export type Duties = readonly [duties: number, broken: number, forbidden: number]
type By<T> = Readonly<Record<string, T>>

/**
 * Figures of one day, made anew from conversations, findings and inspections whenever the day has changed. Each row is
 * about the conversations of one `dimension`: `bank`; `team`, `agent`, `channel` with the number or name in `value`;
 * `service` with its name in `service`; `team-service` and `channel-service` with both. Unknown ones are ''.
 */
export const dayFigures = pgTable(
  'day_figures',
  {
    day: date().notNull(),
    dimension: text().notNull(),
    value: text().notNull(),
    service: text().notNull(),
    conversations: integer().notNull(),
    scored: integer().notNull(),
    /** Sum of the points of those scored. */
    points: numeric({ mode: 'number' }).notNull(),
    /** Conversations with findings, with undecided ones, with a veto, with a result that a person confirmed. */
    found: integer().notNull(),
    undecided: integer().notNull(),
    fatal: integer().notNull(),
    reviewed: integer().notNull(),
    /** Findings in all of them. */
    findings: integer().notNull(),
    /** Conversations by whole points, rounded down. */
    scores: jsonb().$type<By<number>>().notNull(),
    grades: jsonb().$type<By<number>>().notNull(),
    hours: jsonb().$type<By<Tally>>().notNull(),
    contacts: jsonb().$type<By<Tally>>().notNull(),
    clauses: jsonb().$type<By<Hits>>().notNull(),
    criteria: jsonb().$type<By<Hits>>().notNull(),
    moments: jsonb().$type<By<Duties>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dimension, t.value, t.service, t.day] }),
    index('day_figures_breakdown').on(t.dimension, t.day),
  ],
)

/** Days whose figures must be made anew. */
export const changedDays = pgTable('changed_days', {
  day: date().primaryKey(),
  /** When the first change came that the figures do not show yet. */
  since: moment('since').notNull().defaultNow(),
  /** Another with each change: whoever made the figures sees whether a further one came meanwhile. */
  stamp: uuid().notNull().defaultRandom(),
})
