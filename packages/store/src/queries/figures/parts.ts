import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { conversations, dayFigures } from '../../schema/index.ts'
import type { Days } from './days.ts'
import { chosenColumns, type Dimension, type Selection, selected, totalsOf } from './rows.ts'

/** Totals of the conversations of one team, agent, channel or service. */
export interface Part {
  /** Number or name; '' where it is unknown. */
  readonly part: string
  readonly conversations: number
  readonly scored: number
  readonly points: number
  readonly found: number
  readonly undecided: number
  readonly fatal: number
  readonly reviewed: number
  readonly findings: number
  /** Of each stretch of days that had conversations: which stretch, how many were scored, their points. */
  readonly course: readonly (readonly [stretch: number, scored: number, points: number])[]
}

export type PartKind = 'team' | 'agent' | 'channel' | 'service'
/** What comes first: most conversations, lowest average, largest share with findings, largest share with a veto. */
export type PartOrder = 'conversations' | 'average' | 'found' | 'fatal'

const ORDERS: Readonly<Record<PartOrder, SQL>> = {
  conversations: sql`sum(conversations) desc`,
  average: sql`sum(points) / nullif(sum(scored), 0)`,
  found: sql`sum(found)::float8 / sum(conversations) desc`,
  fatal: sql`sum(fatal)::float8 / sum(conversations) desc, sum(found)::float8 / sum(conversations) desc`,
}

export interface PartsWanted {
  readonly order: PartOrder
  readonly limit: number
  /** First day, and how many days make a stretch of the course. */
  readonly courseFrom: string
  readonly stretch: number
}

/** Rows of one day and part each, as figures hold them. */
export function partsInFigures(
  { from, to }: Days,
  dimension: Dimension,
  by: PartKind,
  within: { readonly value?: string | undefined; readonly service?: string | undefined } = {},
): SQL {
  const f = dayFigures
  return sql`select ${f.day}, ${by === 'service' ? f.service : f.value} as part, ${f.conversations}, ${f.scored},
      ${f.points}::float8 as points, ${f.found}, ${f.undecided}, ${f.fatal}, ${f.reviewed}, ${f.findings}
    from ${f} where ${f.dimension} = ${dimension} and ${f.day} between ${from}::date and ${to}::date
      ${within.value === undefined ? sql`` : sql`and ${f.value} = ${within.value}`}
      ${within.service === undefined ? sql`` : sql`and ${f.service} = ${within.service}`}`
}

/** The same rows, counted now from the conversations themselves. */
export function partsInConversations(selection: Selection, by: PartKind): SQL {
  return sql`select day, ${sql.identifier(by)} as part, ${totalsOf}
    from (select ${chosenColumns} from ${conversations} where ${selected(selection)}) chosen group by 1, 2`
}

/** The parts that come first, and how many there are in all. */
export async function readParts(
  db: Database,
  rows: SQL,
  { order, limit, courseFrom, stretch }: PartsWanted,
): Promise<{ readonly parts: Part[]; readonly all: number }> {
  const found = await db.execute<Part & Record<string, unknown> & { all: number }>(sql`
    with stretches as (
      select part, (day - ${courseFrom}::date) / ${stretch}::int as stretch, sum(conversations) as conversations,
        sum(scored) as scored, sum(points) as points, sum(found) as found, sum(undecided) as undecided,
        sum(fatal) as fatal, sum(reviewed) as reviewed, sum(findings) as findings
      from (${rows}) days group by 1, 2)
    select part, sum(conversations)::int as conversations, sum(scored)::int as scored, sum(points)::float8 as points,
      sum(found)::int as found, sum(undecided)::int as undecided, sum(fatal)::int as fatal,
      sum(reviewed)::int as reviewed, sum(findings)::int as findings,
      jsonb_agg(jsonb_build_array(stretch, scored, points) order by stretch) as course, (count(*) over ())::int as all
    from stretches group by part order by ${ORDERS[order]}, part limit ${limit}`)
  return {
    parts: found.rows,
    all: found.rows[0]?.all ?? 0,
  }
}
