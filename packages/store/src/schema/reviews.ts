import { sql } from 'drizzle-orm'
import {
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
import { conversations, findings } from './conversations.ts'
import { users } from './people.ts'

/** Sampling plan 抽检计划; `rule` as the review package reads it. */
export const samplingPlans = pgTable(
  'sampling_plans',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    rule: jsonb().notNull(),
    /** Conversations to draw from: the same filter as the list's, with a period that may move with the days. */
    filter: jsonb().notNull(),
    /** `once`, `daily`, `weekly`, `monthly`. */
    repeats: text().notNull().default('once'),
    active: boolean().notNull().default(true),
    /** Who shares what is drawn; with nobody named it is anybody's who takes it. */
    reviewers: integer().array().notNull().default(sql`'{}'`),
    blind: boolean().notNull().default(false),
    /** What part of each drawing is scored twice, 0–1. */
    doubleShare: real('double_share').notNull().default(0),
    /** Two scores further apart than this many points need a third. */
    scoreLimit: real('score_limit').notNull().default(5),
    createdBy: integer('created_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastDrawnAt: moment('last_drawn_at'),
    /** When it is drawn by itself; null where nobody but a person draws it. */
    nextDrawAt: moment('next_draw_at'),
  },
  (t) => [index('sampling_plans_due').on(t.nextDrawAt).where(sql`${t.active}`)],
)

/** One drawing of a plan: the rule and the conversations as they were then, so that estimates can be made from it. */
export const samples = pgTable(
  'samples',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    planId: integer('plan_id')
      .notNull()
      .references(() => samplingPlans.id, { onDelete: 'cascade' }),
    drawnAt: moment('drawn_at').notNull().defaultNow(),
    /** Null where the schedule drew it. */
    drawnBy: integer('drawn_by').references(() => users.id),
    rule: jsonb().notNull(),
    /** The plan's filter with the period that it meant on that day. */
    filter: jsonb().notNull(),
    seed: text().notNull(),
    population: integer().notNull(),
    size: integer().notNull(),
  },
  (t) => [index('samples_plan').on(t.planId, t.id), index('samples_time').on(t.drawnAt)],
)

/** A conversation that two inspectors score blind: how it stands, and what came of it. */
export const doubleScorings = pgTable(
  'double_scorings',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sampleId: integer('sample_id')
      .notNull()
      .references(() => samples.id, { onDelete: 'cascade' }),
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    /** `waiting`, `agreed`, `arbitration`, `arbitrated`. */
    state: text().notNull().default('waiting'),
    scoreLimit: real('score_limit').notNull(),
    /** Between the two, in points; null while waiting. */
    difference: real(),
    /** The result, once there is one. */
    score: real(),
    fatal: boolean(),
    createdAt: moment('created_at').notNull().defaultNow(),
    settledAt: moment('settled_at'),
  },
  (t) => [
    index('double_scorings_state').on(t.state, t.id),
    index('double_scorings_sample').on(t.sampleId),
    index('double_scorings_conversation').on(t.conversationKey),
  ],
)

/** A conversation that somebody is to review: drawn by a plan, a second blind scoring, or part of a calibration. */
export const assignments = pgTable(
  'assignments',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    sampleId: integer('sample_id').references(() => samples.id, { onDelete: 'cascade' }),
    calibrationId: integer('calibration_id').references(() => calibrations.id, { onDelete: 'cascade' }),
    doubleScoringId: bigint('double_scoring_id', { mode: 'number' }).references(() => doubleScorings.id, {
      onDelete: 'cascade',
    }),
    /** Null: anybody's who takes it. */
    reviewerId: integer('reviewer_id').references(() => users.id),
    /** `random`, `stratum`, `risk`, `hold-out`, `second`, `arbitration`, `calibration`. */
    reason: text().notNull(),
    /** Chance with which it was drawn, where it was drawn by chance. */
    probability: real(),
    /** Of the conversation when it was drawn. */
    risk: real(),
    /** Findings and score of the machine, and what others found, are hidden until it is done. */
    blind: boolean().notNull().default(false),
    rank: integer().notNull().default(0),
    createdAt: moment('created_at').notNull().defaultNow(),
    takenAt: moment('taken_at'),
    doneAt: moment('done_at'),
  },
  (t) => [
    index('assignments_conversation').on(t.conversationKey),
    index('assignments_open').on(t.reviewerId, t.doneAt, t.rank, t.id),
    index('assignments_sample').on(t.sampleId, t.rank),
    index('assignments_progress').on(t.sampleId, t.doneAt),
    index('assignments_waiting').on(t.rank, t.id).where(sql`${t.doneAt} is null`),
    index('assignments_calibration').on(t.calibrationId),
    index('assignments_double_scoring').on(t.doubleScoringId),
  ],
)

/** Review 复核: what one person holds of one conversation, as handed in. */
export const reviews = pgTable(
  'reviews',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    inspectionId: bigint('inspection_id', { mode: 'number' }).notNull(),
    assignmentId: bigint('assignment_id', { mode: 'number' }).references(() => assignments.id, {
      onDelete: 'set null',
    }),
    reviewerId: integer('reviewer_id')
      .notNull()
      .references(() => users.id),
    /** `open` while it is written, `done` when handed in. */
    state: text().notNull().default('open'),
    comment: text().notNull().default(''),
    /** What the reviewer says of findings, adds and judges, as it is written: `ReviewContent`. */
    content: jsonb().notNull().default({}),
    /** Counted up with each saving: whoever saves says which one was read, and is refused if another came between. */
    revision: integer().notNull().default(0),
    savedAt: moment('saved_at').notNull().defaultNow(),
    scorecard: jsonb(),
    score: real(),
    fatal: boolean().notNull().default(false),
    /** Whether the reviewer found anything that costs points. */
    bad: boolean(),
    /** Criteria that the reviewer left broken; null while it is written. */
    criteria: text().array(),
    /** Written without seeing what the machine and others found. */
    blind: boolean().notNull().default(false),
    /** Decides the conversation's result; a blind second scoring or a calibration does not. */
    counts: boolean().notNull().default(true),
    createdAt: moment('created_at').notNull().defaultNow(),
    doneAt: moment('done_at'),
  },
  (t) => [
    index('reviews_conversation').on(t.conversationKey, t.id),
    index('reviews_reviewer').on(t.reviewerId, t.id),
    index('reviews_done').on(t.doneAt).where(sql`${t.state} = 'done'`),
    uniqueIndex('reviews_assignment').on(t.assignmentId),
    // one person at a time writes the review that decides
    uniqueIndex('reviews_open').on(t.conversationKey).where(sql`${t.state} = 'open' and ${t.counts}`),
  ],
)

/** What a review says of one finding: confirmed, overturned, or added by the reviewer. */
export const opinions = pgTable(
  'opinions',
  {
    reviewId: bigint('review_id', { mode: 'number' })
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    findingId: bigint('finding_id', { mode: 'number' })
      .notNull()
      .references(() => findings.id, { onDelete: 'cascade' }),
    opinion: text().notNull(),
    comment: text().notNull().default(''),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.findingId] }), index('opinions_finding').on(t.findingId)],
)

/** Calibration 校准: several inspectors score the same conversations without seeing each other's. */
export const calibrations = pgTable('calibrations', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  /** `open` while people score, `closed` when the figures are shown to all. */
  state: text().notNull().default('open'),
  createdBy: integer('created_by').references(() => users.id),
  createdAt: moment('created_at').notNull().defaultNow(),
  closedAt: moment('closed_at'),
})
