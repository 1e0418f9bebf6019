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
import { standardVersions } from './standards.ts'

/**
 * Appeal 申诉 of an agent against findings of one conversation's result; its states are those of the review package. A
 * further round is a further row.
 */
export const appeals = pgTable(
  'appeals',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationKey: bigint('conversation_key', { mode: 'number' })
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    agentId: integer('agent_id')
      .notNull()
      .references(() => users.id),
    teamId: integer('team_id'),
    /** When the result that it is against was published: rounds are counted for one result. */
    publishedAt: moment('published_at').notNull(),
    state: text().notNull(),
    /** When the step that is due now must be taken; null when settled. */
    dueAt: moment('due_at'),
    /** Points of the conversation before and after it was settled; null while it is open. */
    scoreBefore: real('score_before'),
    scoreAfter: real('score_after'),
    createdAt: moment('created_at').notNull().defaultNow(),
    settledAt: moment('settled_at'),
  },
  (t) => [
    index('appeals_agent').on(t.agentId, t.id),
    index('appeals_team').on(t.teamId, t.id),
    index('appeals_state').on(t.state, t.dueAt, t.id),
    index('appeals_team_state').on(t.teamId, t.state, t.dueAt, t.id),
    index('appeals_conversation').on(t.conversationKey, t.id),
    index('appeals_time').on(t.createdAt),
    uniqueIndex('appeals_open').on(t.conversationKey).where(sql`${t.state} in ('lead', 'inspector')`),
  ],
)

/** One of the findings appealed against, why, and what became of it. */
export const appealedFindings = pgTable(
  'appealed_findings',
  {
    appealId: bigint('appeal_id', { mode: 'number' })
      .notNull()
      .references(() => appeals.id, { onDelete: 'cascade' }),
    findingId: bigint('finding_id', { mode: 'number' })
      .notNull()
      .references(() => findings.id, { onDelete: 'cascade' }),
    clause: text().notNull(),
    /** The agent's, of this finding; the one of all findings stands with the step. */
    reason: text().notNull().default(''),
    /** `upheld` or `rejected`; null while open. */
    outcome: text(),
    /** The inspector's, of this finding. */
    outcomeReason: text('outcome_reason').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.appealId, t.findingId] }),
    index('appealed_findings_clause').on(t.clause, t.outcome),
    index('appealed_findings_finding').on(t.findingId),
  ],
)

/** What was done with an appeal, by whom, and why. */
export const appealSteps = pgTable(
  'appeal_steps',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    appealId: bigint('appeal_id', { mode: 'number' })
      .notNull()
      .references(() => appeals.id, { onDelete: 'cascade' }),
    /** Null where the deadline did it. */
    byId: integer('by_id').references(() => users.id),
    /** `file`, `support`, `reject`, `lapse`, `decide`, `withdraw`. */
    action: text().notNull(),
    reason: text().notNull().default(''),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [index('appeal_steps_appeal').on(t.appealId, t.id)],
)

/**
 * An example dialogue that people's decision on a finding proposes for its clause: `pass` where the machine was wrong to
 * find it, `hit` where it missed it.
 */
export const exampleProposals = pgTable(
  'example_proposals',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    findingId: bigint('finding_id', { mode: 'number' })
      .notNull()
      .references(() => findings.id, { onDelete: 'cascade' }),
    clause: text().notNull(),
    /** `hit` or `pass`. */
    expect: text().notNull(),
    /** In the notation of example dialogues. */
    dialogue: text().notNull(),
    /** Whether the machine, reading the dialogue alone, judges as it did in the conversation. */
    reproduces: boolean().notNull(),
    /** `open`, `added` to a draft, or `dismissed`. */
    state: text().notNull().default('open'),
    proposedBy: integer('proposed_by').references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    settledBy: integer('settled_by').references(() => users.id),
    settledAt: moment('settled_at'),
    /** The draft that it was added to. */
    versionId: integer('version_id').references(() => standardVersions.id, { onDelete: 'set null' }),
    /** Where it stands there, as whoever added it was told. */
    place: jsonb(),
  },
  (t) => [
    uniqueIndex('example_proposals_finding').on(t.findingId),
    index('example_proposals_state').on(t.state, t.id),
    index('example_proposals_clause').on(t.clause, t.id),
  ],
)

/** That the agent has read 已阅 the result of an own conversation, as it was at that moment. */
export const acknowledgements = pgTable('acknowledgements', {
  conversationKey: bigint('conversation_key', { mode: 'number' })
    .primaryKey()
    .references(() => conversations.key, { onDelete: 'cascade' }),
  userId: integer('user_id')
    .notNull()
    .references(() => users.id),
  /** Points that were acknowledged. */
  score: real(),
  at: moment('at').notNull(),
})
