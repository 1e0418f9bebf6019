import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, real, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, millisecond, moment, searchTerms } from './columns.ts'
import { teams } from './people.ts'

/**
 * A conversation as lists show it: no words, nothing personal. `key` joins the tables, `id` is the source's own.
 * What lists filter by stands here once more, as the inspection in force and the reviews left it.
 */
export const conversations = pgTable(
  'conversations',
  {
    key: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: text().notNull(),
    startedAt: millisecond('started_at').notNull(),
    /** Milliseconds. */
    duration: integer().notNull(),
    turns: integer().notNull(),
    channel: text().notNull().default(''),
    direction: text().notNull().default(''),
    service: text().notNull().default(''),
    queue: text().notNull().default(''),
    /** Staff number, as the source gives it. */
    agent: text().notNull().default(''),
    /** Who the customer is, where the record says: a keyed hash, the same for the same customer. */
    customer: text(),
    teamId: integer('team_id').references(() => teams.id),
    receivedAt: moment('received_at').notNull().defaultNow(),
    /** Hash of the record as it arrived: the same id with the same hash has been here before. */
    digest: text().notNull(),
    sample: boolean().notNull().default(false),

    inspectionId: bigint('inspection_id', { mode: 'number' }),
    standardVersion: integer('standard_version'),
    contact: text(),
    /** Points after review, of `outOf`; null before it is inspected. */
    score: real(),
    outOf: real('out_of'),
    grade: text(),
    fatal: boolean().notNull().default(false),
    broken: smallint().notNull().default(0),
    undecided: smallint().notNull().default(0),
    commitments: smallint().notNull().default(0),
    /** 0–1, see the review package; what the risk queue is ranked by. */
    risk: real().notNull().default(0),
    criteria: text().array().notNull().default(sql`'{}'`),
    /** `none`, `assigned`, `reviewed`, `appealed`, `settled`. */
    reviewState: text('review_state').notNull().default('none'),
  },
  (t) => [
    uniqueIndex('conversations_id').on(t.id),
    index('conversations_time').on(t.startedAt, t.key),
    index('conversations_agent').on(t.agent, t.startedAt, t.key),
    index('conversations_team').on(t.teamId, t.startedAt, t.key),
    index('conversations_customer').on(t.customer, t.startedAt, t.key).where(sql`${t.customer} is not null`),
    index('conversations_channel').on(t.channel, t.startedAt, t.key),
    index('conversations_service').on(t.service, t.startedAt, t.key),
    index('conversations_contact').on(t.contact, t.startedAt, t.key),
    index('conversations_review_state').on(t.reviewState, t.startedAt, t.key),
    index('conversations_score').on(t.score, t.startedAt, t.key),
    index('conversations_risk').on(t.risk, t.key),
    index('conversations_received').on(t.receivedAt),
    index('conversations_uninspected').on(t.key).where(sql`${t.inspectionId} is null`),
    index('conversations_fatal').on(t.startedAt, t.key).where(sql`${t.fatal}`),
    index('conversations_undecided').on(t.startedAt, t.key).where(sql`${t.undecided} > 0`),
  ],
)

/** The words of a conversation, personal data masked; what is read, searched and shown. */
export const transcripts = pgTable(
  'transcripts',
  {
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .primaryKey()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    /** `{ turns, events, attributes }` of the record, masked. */
    record: jsonb().notNull(),
    terms: searchTerms().notNull(),
  },
  (t) => [index('transcripts_terms').using('gin', t.terms)],
)

/** The record as it arrived, sealed; opened only on a recorded request. May be kept for a shorter time than the rest. */
export const originals = pgTable(
  'originals',
  {
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .primaryKey()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    startedAt: millisecond('started_at').notNull(),
    sealed: bytes().notNull(),
  },
  (t) => [index('originals_time').on(t.startedAt)],
)

/** What one version of the standard found in a conversation. Never changed; a further inspection is a further row. */
export const inspections = pgTable(
  'inspections',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    standardVersion: integer('standard_version').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    contact: text(),
    scorecard: jsonb().notNull(),
    verdicts: jsonb().notNull(),
    commitments: jsonb().notNull(),
  },
  (t) => [index('inspections_conversation').on(t.conversationKey, t.id)],
)

/** Finding 命中 with its evidence, masked; time, agent and team once more, so that lists of findings need no join. */
export const findings = pgTable(
  'findings',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    inspectionId: bigint('inspection_id', { mode: 'number' })
      .notNull()
      .references(() => inspections.id, { onDelete: 'cascade' }),
    /** Position among the findings of its inspection: what the scorecard's items point at. */
    position: smallint().notNull(),
    /** Whether it belongs to the inspection in force. */
    current: boolean().notNull().default(true),
    startedAt: millisecond('started_at').notNull(),
    clause: text().notNull(),
    criterion: text().notNull(),
    kind: text(),
    verdict: text().notNull(),
    severity: text().notNull(),
    trial: boolean().notNull().default(false),
    turns: integer().array().notNull(),
    /** The rest of the finding as the engine gave it: evidence, suggestion, advice, question, sources, decidedBy. */
    detail: jsonb().notNull(),
    /** `machine`, `confirmed`, `overturned`, or `added` where a person found what the machine missed. */
    opinion: text().notNull().default('machine'),
  },
  (t) => [
    // without it each inspection that is deleted would read all findings
    index('findings_inspection').on(t.inspectionId),
    index('findings_conversation').on(t.conversationKey, t.inspectionId, t.position),
    index('findings_clause').on(t.clause, t.startedAt, t.conversationKey).where(sql`${t.current}`),
    index('findings_criterion').on(t.criterion, t.startedAt, t.conversationKey).where(sql`${t.current}`),
    index('findings_time').on(t.startedAt).where(sql`${t.current}`),
    index('findings_opinion').on(t.clause, t.opinion).where(sql`${t.opinion} <> 'machine'`),
  ],
)
