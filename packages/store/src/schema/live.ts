import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, millisecond, moment } from './columns.ts'
import { conversations } from './conversations.ts'
import { teams, users } from './people.ts'

/**
 * A conversation in progress; once it is over, what happened around it: who looked in, what was sent against advice.
 * Times are the server's.
 */
export const liveConversations = pgTable(
  'live_conversations',
  {
    key: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: text().notNull(),
    /** `chat` or `stream`. */
    kind: text().notNull(),
    /** `waiting`, `open`, `wrap-up`, `finished`; `abandoned`: left the queue before anybody answered. */
    stage: text().notNull(),
    /** The version of the standard that it is followed by. */
    standardVersion: integer('standard_version').notNull(),
    /** What was known when it began, sealed: `LiveHead`. */
    head: bytes().notNull(),
    agent: text().notNull().default(''),
    teamId: integer('team_id').references(() => teams.id),
    queue: text().notNull().default(''),
    began: millisecond('began').notNull().defaultNow(),
    /** When an agent was found for it. */
    answeredAt: millisecond('answered_at'),
    endedAt: millisecond('ended_at'),
    helpSince: millisecond('help_since'),
    /** Hash of the token by which a chat's customer is admitted. */
    tokenHash: text('token_hash'),
    rating: integer(),
    /** What the agent put on record at the end, sealed. */
    summary: bytes(),
    /** Whose words they are: `rules`, `model`, or `agent` who changed them. */
    summaryBy: text('summary_by'),
    conversationKey: bigint('conversation_key', { mode: 'number' }).references(() => conversations.key, {
      onDelete: 'cascade',
    }),
  },
  (t) => [
    uniqueIndex('live_conversations_id').on(t.id),
    uniqueIndex('live_conversations_token').on(t.tokenHash),
    index('live_conversations_going_on').on(t.key).where(sql`${t.stage} in ('waiting', 'open', 'wrap-up')`),
    index('live_conversations_chats').on(t.began).where(sql`${t.kind} = 'chat'`),
    index('live_conversations_ended').on(t.endedAt),
    index('live_conversations_conversation').on(t.conversationKey),
  ],
)

/** What happened in it, sealed, as it came. `seq` is the sender's number. Gone some time after the end. */
export const liveEvents = pgTable(
  'live_events',
  {
    liveKey: bigint('live_key', { mode: 'number' })
      .notNull()
      .references(() => liveConversations.key, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    /** Milliseconds since 1970 on the server's clock. */
    receivedAt: bigint('received_at', { mode: 'number' }).notNull(),
    sealed: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.liveKey, t.seq] })],
)

/** What people did around it: looked in, whispered, took over, sent against advice. Kept with the conversation. */
export const liveMarks = pgTable(
  'live_marks',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    liveKey: bigint('live_key', { mode: 'number' })
      .notNull()
      .references(() => liveConversations.key, { onDelete: 'cascade' }),
    /** Ms from the start of the conversation. */
    at: integer().notNull(),
    kind: text().notNull(),
    userId: integer('user_id'),
    who: text().notNull(),
    /** Sealed; null where nothing was said. */
    said: bytes(),
  },
  (t) => [index('live_marks_conversation').on(t.liveKey, t.id)],
)

/** What every desk is told until it is taken back. */
export const announcements = pgTable(
  'announcements',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    text: text().notNull(),
    /** Moment of the standard whose wording leads the cards meanwhile. */
    moment: text(),
    madeBy: integer('made_by').references(() => users.id),
    who: text().notNull(),
    since: moment('since').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [index('announcements_in_force').on(t.id).where(sql`${t.endedAt} is null`)],
)
