import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { conversations, teams, users } from '../schema/index.ts'
import { sqlStateOf } from '../violated.ts'
import { deleteConversations } from './conversations.ts'

const BATCH = 500
const STILL_REFERRED_TO = '23503'

/** Deletes the sample conversations with everything that hangs on them; how many there were. */
export async function deleteSampleConversations(db: Database): Promise<number> {
  let deleted = 0
  for (;;) {
    const rows = await db
      .select({ key: conversations.key })
      .from(conversations)
      .where(eq(conversations.sample, true))
      .orderBy(asc(conversations.key))
      .limit(BATCH)
    if (rows.length === 0) return deleted
    deleted += await deleteConversations(
      db,
      rows.map(({ key }) => key),
    )
  }
}

/**
 * Deletes the sample people but one, who becomes a real one; how many there were. Whoever did something that stays (wrote
 * a draft, made a plan) is kept, disabled.
 */
export async function deleteSamplePeople(db: Database, except: number): Promise<number> {
  const people = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.sample, true), ne(users.id, except)))
  for (const { id } of people) {
    try {
      await db.transaction((inner) => inner.delete(users).where(eq(users.id, id)))
    } catch (error) {
      if (sqlStateOf(error) !== STILL_REFERRED_TO) throw error
      await db.update(users).set({ disabled: true, sample: false, passwordHash: null }).where(eq(users.id, id))
    }
  }
  // everybody knows the password of sample people
  await db.update(users).set({ sample: false, mustChangePassword: true }).where(eq(users.id, except))
  return people.length
}

/** Deletes teams of these names that nobody belongs to and no conversation is of. */
export async function deleteEmptyTeams(db: Database, names: readonly string[]): Promise<void> {
  await db.execute(sql`
    delete from ${teams} t where t.name = any(${sql.param([...names])}::text[])
      and not exists (select 1 from ${users} u where u.team_id = t.id)
      and not exists (select 1 from ${conversations} c where c.team_id = t.id)`)
}
