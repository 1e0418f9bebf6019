import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { conversations, findings } from './conversations.ts'
import { users } from './people.ts'

/** Appeal 申诉 of an agent against findings of one conversation; its states are those of the review package. */
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
    state: text().notNull(),
    /** When the step that is due now must be taken; null when settled. */
    dueAt: moment('due_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    settledAt: moment('settled_at'),
  },
  (t) => [
    index('appeals_agent').on(t.agentId, t.id),
    index('appeals_team').on(t.teamId, t.state, t.id),
    index('appeals_state').on(t.state, t.dueAt),
    index('appeals_conversation').on(t.conversationKey),
  ],
)

/** One of the findings appealed against, and what became of it. */
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
    /** `upheld` or `rejected`; null while open. */
    outcome: text(),
    /** The example dialogue proposed for the clause, once upheld, and the draft it was added to. */
    proposal: jsonb(),
  },
  (t) => [index('appealed_findings_appeal').on(t.appealId), index('appealed_findings_clause').on(t.clause, t.outcome)],
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
    action: text().notNull(),
    reason: text().notNull().default(''),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [index('appeal_steps_appeal').on(t.appealId, t.id)],
)
