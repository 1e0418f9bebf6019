import type { Overview, OverviewQuery } from '@liangyan/contract'
import type pg from 'pg'
import type { ClauseMoment } from '@liangyan/store'

/** The overview worked out row by row from the tables as they stand: slow, and with nothing in common with the server's. */
export async function overviewByHand(
  pool: pg.Pool,
  query: OverviewQuery,
  moments: readonly ClauseMoment[],
): Promise<Pick<Overview, (typeof COMPARED)[number]> & { agents: PartByHand[] }> {
  const { rows: conversations } = await pool.query<ConversationRow>('select * from conversations')
  const { rows: findings } = await pool.query<FindingRow>('select * from findings where current and not trial')
  const { rows: inspections } = await pool.query<InspectionRow>('select * from inspections')
  const seen = conversations
    .map((row) => ({
      ...row,
      day: localOf(row.started_at).slice(0, 10),
      hour: Number(localOf(row.started_at).slice(11, 13)),
    }))
    .filter(
      ({ team_id, agent, channel, service }) =>
        (query.team === undefined || team_id === query.team) &&
        (query.agent === undefined || agent === query.agent) &&
        (query.channel === undefined || channel === query.channel) &&
        (query.service === undefined || service === query.service),
    )
  const length = (Date.parse(query.to) - Date.parse(query.from)) / 86_400_000 + 1
  const firstBefore = new Date(Date.parse(query.from) - length * 86_400_000).toISOString().slice(0, 10)
  const now = seen.filter(({ day }) => day >= query.from && day <= query.to)
  const before = seen.filter(({ day }) => day >= firstBefore && day < query.from)

  const foundIn = (row: Seen) => findings.filter((one) => one.inspection_id === row.inspection_id)
  const brokenIn = (row: Seen) => foundIn(row).filter(stands)
  const countBroken = (rows: readonly Seen[], by: 'clause' | 'criterion') => {
    const counts = new Map<string, { conversations: number; findings: number }>()
    for (const row of rows) {
      for (const [id, same] of Map.groupBy(brokenIn(row), (one) => one[by])) {
        const { conversations = 0, findings = 0 } = counts.get(id) ?? {}
        counts.set(id, { conversations: conversations + 1, findings: findings + same.length })
      }
    }
    return counts
  }
  const brokenList = (by: 'clause' | 'criterion') => {
    const then = countBroken(before, by)
    return [...countBroken(now, by)]
      .map(([id, counts]) => ({ id, ...counts, conversationsBefore: then.get(id)?.conversations ?? 0 }))
      .sort((a, b) => b.conversations - a.conversations || (a.id < b.id ? -1 : 1))
      .slice(0, 50)
  }
  const dutiesIn = (rows: readonly Seen[]) => {
    const sums = new Map<string, { duties: number; broken: number; forbidden: number }>()
    const sum = (moment: string) => {
      if (!sums.has(moment)) sums.set(moment, { duties: 0, broken: 0, forbidden: 0 })
      return sums.get(moment)!
    }
    for (const row of rows) {
      const verdicts = inspections.find(({ id }) => id === row.inspection_id)?.verdicts ?? []
      for (const { clause, moment, duty } of moments.filter(({ version }) => version === row.standard_version)) {
        const found = foundIn(row).filter((one) => one.clause === clause)
        if (!duty) {
          const broken = found.filter(stands).length
          if (broken > 0) sum(moment).forbidden += broken
          continue
        }
        const said = verdicts.find((one) => one.clause === clause)
        const changed = found.filter(
          ({ opinion, verdict }) => opinion !== 'machine' && !(opinion === 'confirmed' && verdict === 'broken'),
        )
        if (!said && changed.length === 0) continue
        let [kept, broken] = [said?.kept ?? 0, said?.broken ?? 0]
        const takenBack = found.filter(
          ({ opinion, verdict }) => opinion === 'overturned' && verdict === 'broken',
        ).length
        const moved = Math.min(takenBack, broken)
        broken -= moved
        kept += moved
        kept += found.filter(({ opinion, verdict }) => opinion === 'overturned' && verdict === 'undecided').length
        broken += found.filter(({ opinion, verdict }) => opinion === 'confirmed' && verdict === 'undecided').length
        // one that a person added was held for kept before, if anything was
        for (const _ of found.filter(({ opinion }) => opinion === 'added')) {
          broken++
          if (kept > 0) kept--
        }
        sum(moment).duties += kept + broken
        sum(moment).broken += broken
      }
    }
    return sums
  }
  const services = partsBy(now, ({ service }) => service)
  const columns = services.slice(0, 12).map(({ id }) => id)
  return {
    totals: totalsOf(now),
    before: totalsOf(before),
    days: Array.from({ length }, (_, place) => {
      const day = new Date(Date.parse(query.from) + place * 86_400_000).toISOString().slice(0, 10)
      return { day, ...tallyOf(now.filter((row) => row.day === day)) }
    }),
    scores: Array.from({ length: 20 }, (_, place) => ({
      from: place * 5,
      to: place * 5 + 5,
      conversations: now.filter(
        ({ score }) =>
          score !== null && score >= place * 5 && (score < place * 5 + 5 || (place === 19 && score === 100)),
      ).length,
    })),
    grades: [
      ...Map.groupBy(
        now.filter(({ grade }) => grade !== null),
        ({ grade }) => grade!,
      ),
    ].map(([grade, rows]) => ({
      grade,
      conversations: rows.length,
    })),
    clauses: brokenList('clause') as Overview['clauses'],
    criteria: brokenList('criterion') as Overview['criteria'],
    moments: [...dutiesIn(now)].map(([title, sums]) => ({
      title,
      ...sums,
      byService: columns.map(
        (service) =>
          dutiesIn(now.filter((row) => row.service === service)).get(title) ?? { duties: 0, broken: 0, forbidden: 0 },
      ),
    })) as Overview['moments'],
    services: services as Overview['services'],
    channels: partsBy(now, ({ channel }) => channel) as Overview['channels'],
    teams: partsBy(now, ({ team_id }) => String(team_id ?? '')) as Overview['teams'],
    agents: partsBy(now, ({ agent }) => agent),
    hours: [...Map.groupBy(now, ({ hour }) => hour)]
      .map(([hour, rows]) => ({ hour, ...tallyOf(rows) }))
      .sort((a, b) => a.hour - b.hour),
    contacts: [...Map.groupBy(now, ({ contact }) => contact ?? '')].map(([id, rows]) => ({
      id,
      ...tallyOf(rows),
    })) as Overview['contacts'],
  }
}

export const COMPARED = [
  'totals',
  'before',
  'days',
  'scores',
  'grades',
  'clauses',
  'criteria',
  'moments',
  'services',
  'channels',
  'teams',
  'hours',
  'contacts',
] as const

interface ConversationRow {
  inspection_id: string | null
  standard_version: number | null
  started_at: Date
  channel: string
  service: string
  agent: string
  team_id: number | null
  contact: string | null
  score: number | null
  grade: string | null
  fatal: boolean
  broken: number
  undecided: number
  review_state: string
}
type Seen = ConversationRow & { day: string; hour: number }
interface FindingRow {
  inspection_id: string
  clause: string
  criterion: string
  verdict: string
  opinion: string
}
interface InspectionRow {
  id: string
  verdicts: { clause: string; kept: number; broken: number }[]
}

export type PartByHand = ReturnType<typeof totalsOf> & { id: string }

const stands = ({ verdict, opinion }: FindingRow) =>
  opinion === 'overturned' ? false : verdict === 'broken' || opinion === 'confirmed'

const localOf = (moment: Date) => moment.toLocaleString('sv', { timeZone: 'Asia/Shanghai' })

function tallyOf(rows: readonly Seen[]) {
  const scored = rows.filter(({ score }) => score !== null)
  return {
    conversations: rows.length,
    scored: scored.length,
    points: scored.reduce((sum, { score }) => sum + score!, 0),
    found: rows.filter(({ broken }) => broken > 0).length,
    fatal: rows.filter(({ fatal }) => fatal).length,
  }
}

function totalsOf(rows: readonly Seen[]) {
  return {
    ...tallyOf(rows),
    undecided: rows.filter(({ undecided }) => undecided > 0).length,
    reviewed: rows.filter(({ review_state }) => ['reviewed', 'settled'].includes(review_state)).length,
    findings: rows.reduce((sum, { broken }) => sum + broken, 0),
  }
}

function partsBy(rows: readonly Seen[], by: (row: Seen) => string): PartByHand[] {
  return [...Map.groupBy(rows, by)]
    .map(([id, rows]) => ({ id, ...totalsOf(rows) }))
    .sort((a, b) => b.conversations - a.conversations || (a.id < b.id ? -1 : 1))
}
