import { asc, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'
import { conversations, teams, users } from '../schema/index.ts'
import type { Sight } from './filter.ts'

export interface Facets {
  readonly channels: string[]
  readonly services: string[]
  readonly teams: { readonly id: number; readonly name: string }[]
  readonly agents: { readonly number: string; readonly name: string }[]
}

/** What conversations can be told apart by, as far as somebody may see them. */
export async function conversationFacets(db: Database, sight: Sight): Promise<Facets> {
  const [channels, services, allTeams, people] = await Promise.all([
    distinct(db, conversations.channel),
    distinct(db, conversations.service),
    db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name)),
    db
      .select({ number: users.staffNumber, name: users.name, team: users.teamId })
      .from(users)
      .where(isNotNull(users.staffNumber))
      .orderBy(asc(users.staffNumber)),
  ])
  if ('none' in sight) return { channels: [], services: [], teams: [], agents: [] }
  if ('agent' in sight) {
    const own = people.filter(({ number }) => number === sight.agent)
    return { channels, services, teams: allTeams.filter(({ id }) => id === own[0]?.team), agents: agentsOf(own) }
  }
  if ('team' in sight) {
    const mates = people.filter(({ team }) => team === sight.team)
    return { channels, services, teams: allTeams.filter(({ id }) => id === sight.team), agents: agentsOf(mates) }
  }
  const known = new Set(people.map(({ number }) => number))
  const strangers = (await distinct(db, conversations.agent)).filter((number) => !known.has(number))
  const agents = [...agentsOf(people), ...strangers.map((number) => ({ number, name: number }))]
  return { channels, services, teams: allTeams, agents }
}

function agentsOf(people: readonly { number: string | null; name: string }[]): Facets['agents'] {
  return people.flatMap(({ number, name }) => (number === null ? [] : [{ number, name }]))
}

/**
 * The values that a column has, by jumping from each to the next greater one in its index: as quick for a million
 * conversations as for ten.
 */
async function distinct(db: Database, column: PgColumn): Promise<string[]> {
  const { rows } = await db.execute<{ value: string }>(sql`
    with recursive found(value) as (
      (${least(column)})
      union all
      select (${least(column, sql`${column} > found.value`)}) from found where found.value is not null
    )
    select value from found where value is not null and value <> ''`)
  return rows.map(({ value }) => value)
}

function least(column: PgColumn, where?: SQL): SQL {
  return sql`select ${column} as value from ${conversations} ${where && sql`where ${where}`} order by ${column} limit 1`
}
