import { and, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { sessions, teams, users } from '../schema/index.ts'

export type UserRow = typeof users.$inferSelect
export interface Person {
  readonly user: UserRow
  readonly team: { readonly id: number; readonly name: string } | null
}

/** People with their teams; conditions are the caller's. */
export const withTeam = (db: Database) =>
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

export async function beginSession(
  db: Database,
  session: { readonly userId: number; readonly tokenHash: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  const { userId, tokenHash, now, expiresAt } = session
  await db.insert(sessions).values({ userId, tokenHash, createdAt: now, lastUsedAt: now, expiresAt })
}

/** A session in use ends later, one that nobody used for long by itself. Written down at most once a minute. */
export async function prolongSession(db: Database, tokenHash: string, now: Date, expiresAt: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000)
  await db
    .update(sessions)
    .set({ expiresAt, lastUsedAt: now })
    .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.lastUsedAt, aMinuteAgo)))
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

/** Ends all sessions of a person but one. */
export async function endSessionsOf(db: Database, userId: number, exceptHash = ''): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, exceptHash)))
}

/** How an attempt to sign in with a password begins: refused while the person is locked out. */
export type Attempt =
  | {
      readonly allowed: true /** It is the last: wrong once more, and the person is locked out. */
      readonly last: boolean
    }
  | { readonly allowed: false; readonly until: Date }

/**
 * Counts an attempt before its password is looked at, so that a hundred at the same moment are a hundred; `recordSignIn`
 * takes it back. From the `limit`th in a row on the person is locked out until `until`, then the count begins anew.
 */
export async function countAttempt(
  db: Database,
  userId: number,
  { limit, now, until }: { readonly limit: number; readonly now: Date; readonly until: Date },
): Promise<Attempt> {
  const count = sql`case when ${users.lockedUntil} is null then ${users.failedAttempts} + 1 else 1 end`
  const [counted] = await db
    .update(users)
    .set({
      failedAttempts: count,
      lockedUntil: sql`case when ${count} >= ${limit} then ${until.toISOString()}::timestamptz end`,
    })
    .where(and(eq(users.id, userId), or(isNull(users.lockedUntil), lte(users.lockedUntil, now))))
    .returning({ lockedUntil: users.lockedUntil })
  if (counted) return { allowed: true, last: counted.lockedUntil !== null }
  const [row] = await db.select({ until: users.lockedUntil }).from(users).where(eq(users.id, userId))
  return { allowed: false, until: row?.until ?? until }
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
  if (Object.keys(change).length > 0) await db.update(users).set(change).where(eq(users.id, userId))
}

export async function sampleUsers(db: Database): Promise<UserRow[]> {
  return db
    .select()
    .from(users)
    .where(and(users.sample, eq(users.disabled, false)))
    .orderBy(users.id)
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

/** An agent as lists name them. */
export interface Staff {
  readonly number: string
  readonly userId: number
  readonly name: string
  readonly team: number | null
  readonly teamName: string | null
}

/** Who carries these staff numbers. */
export async function staffByNumber(db: Database, numbers: readonly string[]): Promise<Map<string, Staff>> {
  if (numbers.length === 0) return new Map()
  const rows = await withTeam(db).where(and(inArray(users.staffNumber, [...numbers]), eq(users.disabled, false)))
  return new Map(
    rows.map(({ user, team }) => [
      user.staffNumber!,
      { number: user.staffNumber!, userId: user.id, name: user.name, team: user.teamId, teamName: team?.name ?? null },
    ]),
  )
}
