import { asc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { teams, users } from '../schema/index.ts'

export interface TeamRow {
  readonly id: number
  readonly name: string
  /** People who are not disabled. */
  readonly members: number
  /** Names of its leads. */
  readonly leads: string[]
}

const selectTeams = (db: Database) =>
  db
    .select({
      id: teams.id,
      name: teams.name,
      members: sql<number>`(count(${users.id}) filter (where not ${users.disabled}))::int`,
      leads: sql<string[]>`coalesce(array_agg(${users.name} order by ${users.name})
        filter (where ${users.role} = 'team-lead' and not ${users.disabled}), '{}')`,
    })
    .from(teams)
    .leftJoin(users, eq(users.teamId, teams.id))
    .groupBy(teams.id)
    .$dynamic()

/** All teams, by name. */
export async function listTeams(db: Database): Promise<TeamRow[]> {
  return selectTeams(db).orderBy(asc(teams.name))
}

export async function readTeam(db: Database, id: number): Promise<TeamRow | undefined> {
  const [row] = await selectTeams(db).where(eq(teams.id, id))
  return row
}

/** Adds a team; the id of the one with this name where there is one. */
export async function addTeam(db: Database, name: string): Promise<number> {
  const [row] = await db
    .insert(teams)
    .values({ name })
    .onConflictDoUpdate({ target: teams.name, set: { name } })
    .returning({ id: teams.id })
  return row.id
}

/** Adds a team; undefined where one has this name already. */
export async function addNewTeam(db: Database, name: string): Promise<number | undefined> {
  const [row] = await db.insert(teams).values({ name }).onConflictDoNothing().returning({ id: teams.id })
  return row?.id
}

/** Throws a violated uniqueness where another team has this name. */
export async function renameTeam(db: Database, id: number, name: string): Promise<void> {
  await db.update(teams).set({ name }).where(eq(teams.id, id))
}
