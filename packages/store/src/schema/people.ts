import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** A team 班组 of agents with its lead. */
export const teams = pgTable('teams', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull().unique(),
  createdAt: moment('created_at').notNull().defaultNow(),
})

/** A person who signs in. `staffNumber` ties an agent to the conversations that carry it. */
export const users = pgTable(
  'users',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    login: text().notNull(),
    name: text().notNull(),
    role: text().notNull(),
    teamId: integer('team_id').references(() => teams.id),
    staffNumber: text('staff_number'),
    /** Absent for those who sign in through the bank's own single sign-on only. */
    passwordHash: text('password_hash'),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    failedAttempts: integer('failed_attempts').notNull().default(0),
    lockedUntil: moment('locked_until'),
    /** Issuer and subject of the single sign-on: `https://sso.bank.example|4711`. */
    identity: text(),
    language: text().notNull().default('zh-CN'),
    disabled: boolean().notNull().default(false),
    sample: boolean().notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at'),
  },
  (t) => [
    uniqueIndex('users_login').on(sql`lower(${t.login})`),
    uniqueIndex('users_staff_number').on(t.staffNumber),
    uniqueIndex('users_identity').on(t.identity),
    index('users_team').on(t.teamId),
  ],
)

/** A person signed in. Only a hash of the cookie's token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastUsedAt: moment('last_used_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
)

/** A key for a machine. Only its hash is kept; `prefix` tells it in lists. */
export const apiKeys = pgTable('api_keys', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  prefix: text().notNull(),
  keyHash: text('key_hash').notNull().unique(),
  scopes: text().array().notNull(),
  createdBy: integer('created_by').references(() => users.id),
  createdAt: moment('created_at').notNull().defaultNow(),
  expiresAt: moment('expires_at'),
  lastUsedAt: moment('last_used_at'),
  revokedAt: moment('revoked_at'),
})
