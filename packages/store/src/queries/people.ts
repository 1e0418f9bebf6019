import { and, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { apiKeys, sessions, teams, users } from '../schema/index.ts'

export type UserRow = typeof users.$inferSelect
export interface Person {
  readonly user: UserRow
  readonly team: { readonly id: number; readonly name: string } | null
}

const withTeam = (db: Database) =>
  db
    .select({ user: users, team: { id: teams.id, name: teams.name } })
    .from(users)
    .leftJoin(teams, eq(users.teamId, teams.id))

export async function personByLogin(db: Database, login: string): Promise<Person | undefined> {
  const [row] = await withTeam(db).where(eq(sql`lower(${users.login})`, login.toLowerCase()))
  return row
}

export async function personByIdentity(db: Database, identity: string): Promise<Person | undefined> {
  const [row] = await withTeam(db).where(eq(users.identity, identity))
  return row
}

/** The person of a session that has not ended. */
export async function personBySession(db: Database, tokenHash: string, now: Date): Promise<Person | undefined> {
  const [row] = await withTeam(db)
    .innerJoin(sessions, eq(sessions.userId, users.id))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now), eq(users.disabled, false)))
  return row
}

export async function beginSession(db: Database, userId: number, tokenHash: string, expiresAt: Date): Promise<void> {
  await db.insert(sessions).values({ userId, tokenHash, expiresAt })
}

/** A session in use ends later, one that nobody used for long by itself. Written down at most once a minute. */
export async function prolongSession(db: Database, tokenHash: string, expiresAt: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ expiresAt, lastUsedAt: sql`now()` })
    .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.lastUsedAt, sql`now() - interval '1 minute'`)))
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

/** Ends all sessions of a person but one. */
export async function endSessionsOf(db: Database, userId: number, exceptHash = ''): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, exceptHash)))
}

export async function forgetEndedSessions(db: Database, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now))
}

/** Counts a wrong password; from `limit` on the person is locked out until `until`. */
export async function countFailure(db: Database, userId: number, limit: number, until: Date): Promise<void> {
  await db
    .update(users)
    .set({
      failedAttempts: sql`${users.failedAttempts} + 1`,
      lockedUntil: sql`case when ${users.failedAttempts} + 1 >= ${limit} then ${until}::timestamptz else ${users.lockedUntil} end`,
    })
    .where(eq(users.id, userId))
}

export async function recordSignIn(db: Database, userId: number): Promise<void> {
  await db
    .update(users)
    .set({ failedAttempts: 0, lockedUntil: null, lastSeenAt: sql`now()` })
    .where(eq(users.id, userId))
}

export async function changeUser(
  db: Database,
  userId: number,
  change: Partial<typeof users.$inferInsert>,
): Promise<void> {
  await db.update(users).set(change).where(eq(users.id, userId))
}

export async function sampleUsers(db: Database): Promise<UserRow[]> {
  return db
    .select()
    .from(users)
    .where(and(users.sample, eq(users.disabled, false)))
    .orderBy(users.id)
}

export async function addTeam(db: Database, name: string): Promise<number> {
  const [row] = await db
    .insert(teams)
    .values({ name })
    .onConflictDoUpdate({ target: teams.name, set: { name } })
    .returning({ id: teams.id })
  return row.id
}

export async function addUser(db: Database, user: typeof users.$inferInsert): Promise<number> {
  const [row] = await db.insert(users).values(user).returning({ id: users.id })
  return row.id
}

export async function hasUsers(db: Database): Promise<boolean> {
  return (await db.select({ id: users.id }).from(users).limit(1)).length > 0
}

/** The teams of agents, by staff number: which team a conversation belongs to when it arrives. */
export async function teamsOfAgents(db: Database, agents: readonly string[]): Promise<Map<string, number>> {
  if (agents.length === 0) return new Map()
  const rows = await db
    .select({ agent: users.staffNumber, team: users.teamId })
    .from(users)
    .where(inArray(users.staffNumber, [...agents]))
  return new Map(rows.flatMap(({ agent, team }) => (agent !== null && team !== null ? [[agent, team]] : [])))
}

export interface KeyHolder {
  readonly id: number
  readonly name: string
  readonly scopes: readonly string[]
}

/** The key with this hash, where it is neither revoked nor over, and marks it used. */
export async function keyByHash(db: Database, keyHash: string, now: Date): Promise<KeyHolder | undefined> {
  const [row] = await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiKeys.keyHash, keyHash),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    )
    .returning({ id: apiKeys.id, name: apiKeys.name, scopes: apiKeys.scopes })
  return row
}
