import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

/**
 * A version of the standard 规范版本: `draft` is written, `submitted` waits for the second person, `published` never
 * changes again. The one in force is the published one with the latest `inForceSince`: a roll-back moves that moment.
 */
export const standardVersions = pgTable(
  'standard_versions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Given when published: 1, 2, 3 …; null before. */
    number: integer(),
    title: text().notNull(),
    state: text().notNull().default('draft'),
    basedOn: integer('based_on').references((): AnyPgColumn => standardVersions.id),
    note: text().notNull().default(''),
    createdBy: integer('created_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
    submittedBy: integer('submitted_by').references(() => users.id),
    submittedAt: moment('submitted_at'),
    approvedBy: integer('approved_by').references(() => users.id),
    publishedAt: moment('published_at'),
    inForceSince: moment('in_force_since'),
    /** Hash over all paths and texts: two versions that say the same have the same. */
    digest: text().notNull(),
  },
  (t) => [
    uniqueIndex('standard_versions_number').on(t.number),
    index('standard_versions_in_force').on(t.inForceSince).where(sql`${t.inForceSince} is not null`),
  ],
)

/** A text of some file of some version, kept once however many versions have it. */
export const standardTexts = pgTable('standard_texts', {
  hash: text().primaryKey(),
  body: text().notNull(),
})

export const standardFiles = pgTable(
  'standard_files',
  {
    versionId: integer('version_id')
      .notNull()
      .references(() => standardVersions.id, { onDelete: 'cascade' }),
    path: text().notNull(),
    hash: text()
      .notNull()
      .references(() => standardTexts.hash),
    /** Counted up with each change: whoever saves says which one was read, and is refused if another came between. */
    revision: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.path] }), index('standard_files_hash').on(t.hash)],
)

/** A back-test 回测: what would be judged otherwise under a draft. */
export const backTests = pgTable(
  'back_tests',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    versionId: integer('version_id')
      .notNull()
      .references(() => standardVersions.id, { onDelete: 'cascade' }),
    digest: text().notNull(),
    againstId: integer('against_id')
      .notNull()
      .references(() => standardVersions.id),
    state: text().notNull().default('waiting'),
    wanted: integer().notNull(),
    done: integer().notNull().default(0),
    summary: jsonb(),
    problem: text(),
    startedBy: integer('started_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    finishedAt: moment('finished_at'),
  },
  (t) => [index('back_tests_version').on(t.versionId, t.id)],
)

/** One conversation whose verdicts or score the draft would change. */
export const backTestFlips = pgTable(
  'back_test_flips',
  {
    backTestId: integer('back_test_id')
      .notNull()
      .references(() => backTests.id, { onDelete: 'cascade' }),
    conversationKey: bigint('conversation_key', { mode: 'number' }).notNull(),
    scoreBefore: integer('score_before'),
    scoreAfter: integer('score_after'),
    flips: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.backTestId, t.conversationKey] })],
)
