import { and, asc, eq, gt, ilike, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { users } from '../schema/index.ts'
import { containing } from '../search-terms.ts'
import { type Person, withTeam } from './people.ts'
import { type PageOf, type PageWanted } from './page.ts'

export interface UserFilter {
  readonly role?: string | undefined
  readonly team?: number | undefined
  readonly state?: 'active' | 'disabled' | undefined
  /** Part of the login, the name or the staff number. */
  readonly text?: string | undefined
}

const byLogin = sql<string>`lower(${users.login})`

/** A page of people by login. */
export async function listUsers(db: Database, filter: UserFilter, page: PageWanted): Promise<PageOf<Person>> {
  const rows = await withTeam(db)
    .where(and(matchingUsers(filter), page.after === undefined ? undefined : gt(byLogin, page.after)))
    .orderBy(asc(byLogin))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  return { items, next: rows.length > items.length ? items.at(-1)!.user.login.toLowerCase() : null }
}

function matchingUsers({ role, team, state, text }: UserFilter): SQL | undefined {
  const like = text === undefined ? '' : containing(text)
  return and(
    role === undefined ? undefined : eq(users.role, role),
    team === undefined ? undefined : eq(users.teamId, team),
    state === undefined ? undefined : eq(users.disabled, state === 'disabled'),
    text === undefined
      ? undefined
      : or(ilike(users.login, like), ilike(users.name, like), ilike(users.staffNumber, like)),
  )
}

export async function personById(db: Database, id: number): Promise<Person | undefined> {
  const [row] = await withTeam(db).where(eq(users.id, id))
  return row
}

/**
 * The administrators who can sign in, locked until the transaction ends: of two who would disable each other at the same
 * moment the second sees what the first has done.
 */
export async function lockActiveAdministrators(tx: Database): Promise<number[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'administrator'), eq(users.disabled, false)))
    .orderBy(users.id)
    .for('update')
  return rows.map(({ id }) => id)
}
