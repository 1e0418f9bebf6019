import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, moment } from './columns.ts'
import { users } from './people.ts'

/** Settings 设置 that people change while the system runs: one row a noun, its value as the contract describes it. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
  changedAt: moment('changed_at').notNull().defaultNow(),
  changedBy: integer('changed_by').references(() => users.id),
})

/** Who did what, when, from where. Only ever added to; retention alone removes. */
export const auditTrail = pgTable(
  'audit_trail',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** To the millisecond, as it is handed on: pages of the list begin at one. */
    at: timestamp('at', { withTimezone: true, mode: 'date', precision: 3 }).notNull().defaultNow(),
    /** Null for the system itself. */
    userId: integer('user_id'),
    /** Name of the person, key or part of the system, as it was then. */
    who: text().notNull(),
    action: text().notNull(),
    subject: text().notNull().default(''),
    detail: jsonb().notNull().default({}),
    /** What can be searched: who, action, subject and the words of the detail. */
    summary: text().notNull(),
    address: text().notNull().default(''),
  },
  (t) => [
    index('audit_trail_time').on(t.at, t.id),
    index('audit_trail_user').on(t.userId, t.at, t.id),
    index('audit_trail_action').on(t.action, t.at, t.id),
    index('audit_trail_subject').on(t.subject, t.at, t.id),
    index('audit_trail_summary').using('gin', sql`${t.summary} gin_trgm_ops`),
  ],
)

/** A filter of the conversation list that somebody gave a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    filter: jsonb().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('saved_views_name').on(t.userId, t.name)],
)

/** Long work 任务 that people follow: an upload, a re-inspection, an export, a back-test. */
export const tasks = pgTable(
  'tasks',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    title: text().notNull(),
    /** `waiting`, `running`, `done`, `failed`. */
    state: text().notNull().default('waiting'),
    total: integer(),
    done: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    /** The first problems, one line each with its place. */
    problems: jsonb().notNull().default([]),
    result: jsonb(),
    startedBy: integer('started_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    finishedAt: moment('finished_at'),
  },
  (t) => [index('tasks_time').on(t.id), index('tasks_open').on(t.state).where(sql`${t.finishedAt} is null`)],
)

export const webhooks = pgTable('webhooks', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  url: text().notNull(),
  events: text().array().notNull(),
  /** Sealed like originals: it signs what is sent. Null only within the transaction that adds the row. */
  secret: bytes(),
  createdBy: integer('created_by').references(() => users.id),
  createdAt: moment('created_at').notNull().defaultNow(),
  disabledAt: moment('disabled_at'),
})

/** One message to one webhook, with all its attempts. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    webhookId: integer('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    event: text().notNull(),
    payload: jsonb().notNull(),
    /** `waiting`, `delivered`, `failed`. */
    state: text().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    /** Attempts since it was last asked for: after so many it has failed. */
    tried: integer().notNull().default(0),
    /** The latest attempts, `[{ at, status, error, took }]`. */
    log: jsonb().notNull().default([]),
    /** When it is due; whoever attempts it puts it off for a minute first. */
    nextAt: moment('next_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull().defaultNow(),
    deliveredAt: moment('delivered_at'),
  },
  (t) => [
    index('deliveries_webhook').on(t.webhookId, t.id),
    index('deliveries_state').on(t.webhookId, t.state, t.id),
    index('deliveries_due').on(t.webhookId, t.nextAt).where(sql`${t.state} = 'waiting'`),
    index('deliveries_time').on(t.createdAt),
  ],
)
