import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { users } from './people.ts'

/**
 * A version of the standard 规范版本: `draft` is written, `submitted` waits for the second person, `approved` by that
 * person may be published, `published` never changes again. The one in force is the published one with the latest
 * `inForceSince`: a roll-back moves that moment.
 */
export const standardVersions = pgTable(
  'standard_versions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Given when published: 1, 2, 3 …; null before. */
    number: integer(),
    title: text().notNull(),
    state: text().notNull().default('draft'),
    basedOn: integer('based_on').references((): AnyPgColumn => standardVersions.id, { onDelete: 'set null' }),
    note: text().notNull().default(''),
    createdBy: integer('created_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    changedBy: integer('changed_by').references(() => users.id),
    changedAt: moment('changed_at').notNull().defaultNow(),
    submittedBy: integer('submitted_by').references(() => users.id),
    submittedAt: moment('submitted_at'),
    approvedBy: integer('approved_by').references(() => users.id),
    approvedAt: moment('approved_at'),
    publishedBy: integer('published_by').references(() => users.id),
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

/** A run of all examples of a version; what its texts were then, so that a later change is not taken for checked. */
export const standardChecks = pgTable(
  'standard_checks',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    versionId: integer('version_id')
      .notNull()
      .references(() => standardVersions.id, { onDelete: 'cascade' }),
    digest: text().notNull(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** Whether nothing was wrong; null until it has ended. */
    green: boolean(),
    /** Counts and diagnostics, as the contract describes them. */
    report: jsonb(),
    startedBy: integer('started_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    finishedAt: moment('finished_at'),
  },
  (t) => [
    index('standard_checks_version').on(t.versionId, t.id),
    index('standard_checks_green').on(t.digest).where(sql`${t.green}`),
  ],
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
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** Conversations to look at, the latest that arrived. */
    wanted: integer().notNull(),
    summary: jsonb(),
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
    scoreBefore: real('score_before').notNull(),
    scoreAfter: real('score_after').notNull(),
    gradeBefore: text('grade_before').notNull(),
    gradeAfter: text('grade_after').notNull(),
    /** `became`, `ceased` or `same`. */
    fatal: text().notNull(),
    /** Clauses judged differently: `[{ clause, title, from, to, turns }]`. */
    flips: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.backTestId, t.conversationKey] })],
)
