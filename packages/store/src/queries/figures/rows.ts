import { and, eq, gte, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { conversations, findings, inspections } from '../../schema/index.ts'
import { standsBroken } from '../standing.ts'

/** Conversations of some time, narrowed to those of one team, agent, channel, service or several of these. */
export interface Selection {
  readonly from: Date
  /** Not included. */
  readonly to: Date
  readonly team?: number | undefined
  readonly agent?: string | undefined
  readonly channel?: string | undefined
  readonly service?: string | undefined
}

/** Which moment a clause of a version of the standard belongs to, and whether it asks for something. */
export interface ClauseMoment {
  readonly version: number
  readonly clause: string
  readonly moment: string
  /** Asks the agent to do something; otherwise forbids. */
  readonly duty: boolean
}

/** What rows of figures are about: the whole, or its parts by one or two things. */
const COLUMNS = {
  bank: [],
  team: ['team'],
  agent: ['agent'],
  channel: ['channel'],
  service: ['service'],
  'team-service': ['team', 'service'],
  'channel-service': ['channel', 'service'],
} as const
export type Dimension = keyof typeof COLUMNS
export const DIMENSIONS = Object.keys(COLUMNS) as readonly Dimension[]

/** The bank's clock. */
const LOCAL = sql`(${conversations.startedAt} at time zone interval '8 hours')`
const TALLY = sql`jsonb_build_array(count(*), count(score), coalesce(sum(score), 0), count(*) filter (where found), count(*) filter (where fatal))`

const PARTS = ['scores', 'grades', 'hours', 'contacts', 'clauses', 'criteria', 'moments'] as const
type Part = (typeof PARTS)[number]

const HITS = sql`jsonb_build_array(count(*), sum(times))`
const DUTIES = sql`jsonb_build_array(sum(duties), sum(broken), sum(forbidden))`

export function selected({ from, to, team, agent, channel, service }: Selection): SQL | undefined {
  const c = conversations
  return and(
    gte(c.startedAt, from),
    lt(c.startedAt, to),
    team === undefined ? undefined : eq(c.teamId, team),
    agent === undefined ? undefined : eq(c.agent, agent),
    channel === undefined ? undefined : eq(c.channel, channel),
    service === undefined ? undefined : eq(c.service, service),
  )
}

/** Columns by which everything is counted. */
export const chosenColumns = sql`
  (${LOCAL})::date as day, coalesce(${conversations.teamId}::text, '') as team, ${conversations.agent},
  ${conversations.channel}, ${conversations.service}, ${conversations.score}::numeric as score,
  ${conversations.fatal}, ${conversations.broken} > 0 as found, ${conversations.undecided} > 0 as undecided,
  ${conversations.reviewState} in ('reviewed', 'settled') as reviewed, ${conversations.broken} as findings`

/** What the totals of a row are. */
export const totalsOf = sql`
  count(*)::int as conversations, count(score)::int as scored, coalesce(sum(score), 0)::float8 as points,
  (count(*) filter (where found))::int as found, (count(*) filter (where undecided))::int as undecided,
  (count(*) filter (where fatal))::int as fatal, (count(*) filter (where reviewed))::int as reviewed,
  sum(findings)::int as findings`

/**
 * A statement whose rows are those of `day_figures`, made from the conversations themselves: findings that were
 * overturned and those of clauses on trial do not count. A broken duty whose finding was overturned counts as kept; one
 * that a person found counts as broken.
 */
export function figureRows(
  selection: Selection,
  moments: readonly ClauseMoment[],
  dimensions: readonly Dimension[] = DIMENSIONS,
): SQL {
  const { sets, place } = grouping(dimensions)
  /** One object a row: what was counted, by subject. */
  const counted = (part: Part, subject: SQL, measure: SQL, from: SQL) => sql`${sql.identifier(part)} as (
    select day, dimension, value, service, jsonb_object_agg(subject, measure) as parts from (
      select ${place}, subject, ${measure} as measure
      from (select *, ${subject} as subject from ${from}) one group by day, subject, grouping sets (${sets})) each
    group by 1, 2, 3, 4)`
  const hitsBy = (column: SQL) =>
    sql`(select key, ${column}, sum(times) as times from hits group by 1, 2) broken join chosen using (key)`
  return sql`
    with chosen as materialized (
      select ${conversations.key}, ${conversations.inspectionId}, ${conversations.standardVersion}, ${chosenColumns},
        ${conversations.contact}, ${conversations.grade}, extract(hour from ${LOCAL})::int::text as hour
      from ${conversations} where ${selected(selection)}),
    clause_moments as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb)
        as m(version int, clause text, moment text, duty boolean)),
    ${hitsFound(selection)},
    ${dutiesDue(selection)},
    totals as (select ${place}, ${totalsOf} from chosen group by day, grouping sets (${sets})),
    ${counted('scores', sql`floor(score)::int::text`, sql`count(*)`, sql`chosen where score is not null`)},
    ${counted('grades', sql`grade`, sql`count(*)`, sql`chosen where grade is not null`)},
    ${counted('hours', sql`hour`, TALLY, sql`chosen`)},
    ${counted('contacts', sql`coalesce(contact, '')`, TALLY, sql`chosen`)},
    ${counted('clauses', sql`clause`, HITS, hitsBy(sql`clause`))},
    ${counted('criteria', sql`criterion`, HITS, hitsBy(sql`criterion`))},
    ${counted('moments', sql`moment`, DUTIES, sql`duties join chosen using (key)`)}
    select day::text, dimension, value, service, conversations, scored, points, found, undecided, fatal, reviewed, findings,
      ${listed(PARTS.map((part) => sql`coalesce(${sql.identifier(part)}.parts, '{}') as ${sql.identifier(part)}`))}
    from totals ${sql.join(
      PARTS.map((part) => sql`left join ${sql.identifier(part)} using (day, dimension, value, service)`),
      sql` `,
    )}`
}

/** How rows are grouped, and which row of figures each group makes. */
function grouping(dimensions: readonly Dimension[]): { readonly sets: SQL; readonly place: SQL } {
  const used = [...new Set(dimensions.flatMap((dimension) => COLUMNS[dimension]))]
  const names = (columns: readonly string[]) => listed(columns.map((column) => sql.identifier(column)))
  const sets = listed(dimensions.map((dimension) => sql`(${names(COLUMNS[dimension])})`))
  if (used.length === 0) return { sets, place: sql`day, 'bank' as dimension, '' as value, '' as service` }
  // one bit a column, the last one lowest, set where the group is not by this column
  const mask = (dimension: Dimension) => {
    const own: readonly string[] = COLUMNS[dimension]
    return used.reduce((bits, column) => bits * 2 + (own.includes(column) ? 0 : 1), 0)
  }
  const cases = dimensions.map(
    (dimension) => sql`when ${sql.raw(String(mask(dimension)))} then ${sql.raw(`'${dimension}'`)}`,
  )
  const first = used.filter((column) => column !== 'service')
  return {
    sets,
    place: sql`day, case grouping(${names(used)}) ${sql.join(cases, sql` `)} end as dimension,
      coalesce(${names(first)}${first.length > 0 ? sql`, ` : sql``}'') as value,
      ${used.includes('service') ? sql`coalesce(service, '')` : sql`''`} as service`,
  }
}

const listed = (parts: readonly SQLWrapper[]): SQL => sql.join([...parts], sql`, `)

/** Findings that count, of the inspections in force. Their time once more, so that they are read by it. */
function findingsOf({ from, to }: Selection): SQL {
  const f = findings
  return sql`${f} join chosen on chosen.key = ${f.conversationKey} and chosen.inspection_id = ${f.inspectionId}
    where ${f.current} and not ${f.trial} and ${gte(f.startedAt, from)} and ${lt(f.startedAt, to)}`
}

/** How often each conversation broke each clause, as far as it stands after review. */
function hitsFound(selection: Selection): SQL {
  return sql`hits as materialized (
    select key, clause, criterion, count(*) as times
    from ${findingsOf(selection)} and ${standsBroken}
    group by 1, 2, 3)`
}

/** Duties of each conversation as the engine left them and people corrected them; prohibitions broken. */
function dutiesDue(selection: Selection): SQL {
  return sql`ended as (
      select key, chosen.standard_version as version, v.clause, v.kept + v.broken as due, v.broken, 0 as less, 0 as more
      from chosen join ${inspections} i on i.id = chosen.inspection_id
      cross join lateral jsonb_to_recordset(i.verdicts) as v(clause text, kept int, broken int)
      union all
      select key, chosen.standard_version, clause, (verdict = 'undecided')::int, 0,
        (verdict = 'broken' and opinion = 'overturned')::int,
        (opinion = 'added' or verdict = 'undecided' and opinion = 'confirmed')::int
      from ${findingsOf(selection)} and opinion <> 'machine' and (verdict = 'undecided' or opinion <> 'confirmed')),
    corrected as (
      select key, moment, sum(due) as due, greatest(sum(broken) - sum(less), 0) + sum(more) as broken
      from ended join clause_moments m using (version, clause) where m.duty group by key, moment, clause),
    duties as (
      select key, moment, greatest(due, broken) as duties, broken, 0 as forbidden from corrected
      union all
      select key, moment, 0, 0, times from hits join chosen using (key)
      join clause_moments m on m.version = chosen.standard_version and m.clause = hits.clause and not m.duty)`
}
