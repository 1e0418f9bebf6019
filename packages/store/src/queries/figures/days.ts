import { and, between, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { changedDays, conversations, dayFigures, type Duties, teams, users } from '../../schema/index.ts'
import { DAY, startOfDay } from '../changed-days.ts'
import { seenBy, type Sight } from '../filter.ts'
import { type ClauseMoment, type Dimension, figureRows, selected, type Selection } from './rows.ts'

/** Figures of the conversations of one day, or of a part of them. */
export type DayFigures = typeof dayFigures.$inferSelect

/** From one day of the bank to another, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** Figures are made by one at a time: what began earlier must not overwrite what began later. */
const LOCK = 720_412

/** Makes all figures of a day anew. */
export async function makeFigures(db: Database, day: string, moments: readonly ClauseMoment[]): Promise<void> {
  const rows = figureRows(timeOf({ from: day, to: day }), moments)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    await tx.execute(sql`
      with made as (${rows}),
      gone as (delete from ${dayFigures} f where day = ${day}::date and not exists (
        select from made m where m.dimension = f.dimension and m.value = f.value and m.service = f.service))
      insert into ${dayFigures} as old (${COLUMNS}) select ${COLUMNS_MADE} from made
      on conflict (dimension, value, service, day) do update set ${TAKEN_OVER}
      where (${MEASURES_OF('old')}) is distinct from (${MEASURES_OF('excluded')})`)
  })
}

const PLACE = ['day', 'dimension', 'value', 'service']
const MEASURES = Object.values(getTableColumns(dayFigures)).flatMap(({ name }) => (PLACE.includes(name) ? [] : name))
const COLUMNS = sql.raw([...PLACE, ...MEASURES].join(', '))
const COLUMNS_MADE = sql.raw(['day::date', 'dimension', 'value', 'service', ...MEASURES].join(', '))
const MEASURES_OF = (row: string) => sql.raw(MEASURES.map((name) => `${row}.${name}`).join(', '))
const TAKEN_OVER = sql.raw(MEASURES.map((name) => `${name} = excluded.${name}`).join(', '))

/** The versions of the standard that inspected these conversations. */
export async function versionsIn(db: Database, selection: Selection): Promise<number[]> {
  const version = conversations.standardVersion
  const rows = await db.selectDistinct({ version }).from(conversations).where(selected(selection))
  return rows.flatMap(({ version }) => version ?? [])
}

/** These days as moments: of conversations that began in them. */
export function timeOf({ from, to }: Days): Pick<Selection, 'from' | 'to'> {
  return { from: startOfDay(from), to: new Date(startOfDay(to).getTime() + DAY) }
}

/** Figures as they were made, a row for each day and part; of all parts where none is named. */
export async function readFigures(
  db: Database,
  { from, to }: Days,
  dimension: Dimension,
  part: { readonly value?: string | undefined; readonly service?: string | undefined } = {},
): Promise<DayFigures[]> {
  return db
    .select()
    .from(dayFigures)
    .where(
      and(
        eq(dayFigures.dimension, dimension),
        part.value === undefined ? undefined : eq(dayFigures.value, part.value),
        part.service === undefined ? undefined : eq(dayFigures.service, part.service),
        between(dayFigures.day, from, to),
      ),
    )
}

/** Duties and prohibitions of the moments of each of these services, in all these days together. */
export async function readMomentsOfServices(
  db: Database,
  { from, to }: Days,
  dimension: Dimension,
  value: string,
  services: readonly string[],
): Promise<{ readonly service: string; readonly moment: string; readonly duties: Duties }[]> {
  const f = dayFigures
  const part = (index: number) => sql`sum((of.duties ->> ${index}::int)::int)`
  const { rows } = await db.execute<{ service: string; moment: string; duties: Duties }>(sql`
    select ${f.service} as service, of.moment, jsonb_build_array(${part(0)}, ${part(1)}, ${part(2)}) as duties
    from ${f} cross join lateral jsonb_each(${f.moments}) as of(moment, duties)
    where ${f.dimension} = ${dimension} and ${f.value} = ${value} and ${inArray(f.service, [...services])}
      and ${f.day} between ${from}::date and ${to}::date
    group by 1, 2`)
  return rows
}

/** The same figures, counted now from the conversations themselves. */
export async function countFigures(
  db: Database,
  selection: Selection,
  moments: readonly ClauseMoment[],
  dimensions: readonly Dimension[],
): Promise<DayFigures[]> {
  const { rows } = await db.execute<DayFigures & Record<string, unknown>>(figureRows(selection, moments, dimensions))
  return rows
}

/** Since when changes of these days wait to be shown by the figures; null where they show all. */
export async function figuresBehindSince(db: Database, { from, to }: Days): Promise<Date | null> {
  const [row] = await db
    .select({ since: changedDays.since })
    .from(changedDays)
    .where(between(changedDays.day, from, to))
    .orderBy(changedDays.since)
    .limit(1)
  return row?.since ?? null
}

/** When the first and the last of the conversations that may be seen began; null where there is none. */
export async function conversationSpan(db: Database, sight: Sight): Promise<{ first: Date; last: Date } | null> {
  const at = conversations.startedAt
  const edge = async (way: 'asc' | 'desc') => {
    const order = way === 'asc' ? sql`${at} asc, ${conversations.key} asc` : sql`${at} desc, ${conversations.key} desc`
    const [row] = await db.select({ at }).from(conversations).where(seenBy(sight)).orderBy(order).limit(1)
    return row?.at
  }
  const [first, last] = await Promise.all([edge('asc'), edge('desc')])
  return first && last ? { first, last } : null
}

/** What agents and teams are called, by staff number and by number. */
export async function namesOfParts(
  db: Database,
  { agents, teams: numbers }: { readonly agents: readonly string[]; readonly teams: readonly number[] },
): Promise<{ readonly agents: ReadonlyMap<string, string>; readonly teams: ReadonlyMap<number, string> }> {
  const [people, named] = await Promise.all([
    agents.length === 0
      ? []
      : db
          .select({ number: users.staffNumber, name: users.name })
          .from(users)
          .where(inArray(users.staffNumber, [...agents])),
    numbers.length === 0
      ? []
      : db
          .select()
          .from(teams)
          .where(inArray(teams.id, [...numbers])),
  ])
  return {
    agents: new Map(people.flatMap(({ number, name }) => (number === null ? [] : [[number, name]]))),
    teams: new Map(named.map(({ id, name }) => [id, name])),
  }
}
