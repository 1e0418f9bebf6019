import type { FigureBroken, FigurePart, FigureTally, Overview, OverviewMoment, OverviewQuery } from '@liangyan/contract'
import {
  conversationSpan,
  DAY,
  type Days,
  dayOf,
  type Duties,
  type Hits,
  namesOfParts,
  type Part,
  type PartKind,
  type PartsWanted,
  type Sight,
} from '@liangyan/store'
import type { ReadyStandard } from '../standards/standards.ts'
import type { System } from '../system.ts'
import type { Scope } from './scope.ts'
import { FigureSource, type MomentsOfServices } from './source.ts'
import { dutiesOf, sumsOf, tallyOf } from './sums.ts'

/** Points of one bar of the distribution. */
const BAR = 5
/** Points of a full scorecard, where nobody has more. */
const FULL = 100
/** Most stretches that the course of a part is cut into. */
const MOST_STRETCHES = 31
/** Parts and rows that are told of at most. */
const MOST_PARTS = 100
const MOST_BROKEN = 50
/** Services that the table of moments has columns for. */
const MOST_SERVICES = 12

/** All figures of a range, by the titles of the version in force. */
export async function overviewOf(system: System, query: OverviewQuery, scope: Scope, sight: Sight): Promise<Overview> {
  const days = { from: query.from, to: query.to }
  const length = lengthOf(days)
  const before = { from: later(days.from, -length), to: later(days.from, -1) }
  const source = new FigureSource(system, scope)
  const wanted = partsWanted(days)
  // asked first: what is read afterwards is at least as new
  const behindSince = await source.behindSince({ from: before.from, to: days.to })
  const asOf = behindSince ?? system.now()
  const [rows, rowsBefore, ready, span, services, channels, teams] = await Promise.all([
    source.days(days),
    source.days(before),
    system.standards.inForce(),
    conversationSpan(system.db, sight),
    source.parts('service', days, wanted),
    source.parts('channel', days, wanted),
    source.parts('team', days, wanted),
  ])
  const columns = services.parts.slice(0, MOST_SERVICES).map(({ part }) => part)
  const byService = await source.momentsOfServices(days, columns)
  const [now, then] = [sumsOf(rows), sumsOf(rowsBefore)]
  const names = await namesOfParts(system.db, { agents: [], teams: teams.parts.map(({ part }) => Number(part)) })
  const shown = (part: Part, name = part.part) => shownPart(part, name, days)
  return {
    asOf: asOf.toISOString(),
    behind: behindSince !== null,
    span: span && { first: dayOf(span.first), last: dayOf(span.last) },
    totals: now.totals,
    before: then.totals,
    stretch: wanted.stretch,
    days: everyDay(days, rows),
    scores: barsOf(now.scores),
    grades: [...now.grades].map(([grade, conversations]) => ({ grade, conversations })),
    clauses: brokenOf(now.clauses, then.clauses, (id) => clauseIn(ready, id)),
    criteria: brokenOf(now.criteria, then.criteria, (id) => ({ title: ready.titles.criterion(id), moment: null })),
    moments: momentsOf(ready, now.moments, byService, columns),
    services: services.parts.map((part) => shown(part)),
    channels: channels.parts.map((part) => shown(part)),
    teams: teams.parts.map((part) => shown(part, names.teams.get(Number(part.part)) ?? part.part)),
    hours: [...now.hours].map(([hour, tally]) => ({ hour: Number(hour), ...tally })).sort((a, b) => a.hour - b.hour),
    contacts: [...now.contacts]
      .map(([id, tally]) => ({ id, title: ready.titles.contacts.get(id) ?? id, ...tally }))
      .sort((a, b) => b.conversations - a.conversations),
  }
}

/** The agents who come first in this order, and how many there are. */
export async function agentsOf(
  system: System,
  { from, to, order = 'conversations' }: Days & { readonly order?: PartsWanted['order'] | undefined },
  scope: Scope,
): Promise<{ agents: FigurePart[]; all: number }> {
  const days = { from, to }
  const source = new FigureSource(system, scope)
  const { parts, all } = await source.parts('agent' satisfies PartKind, days, { ...partsWanted(days), order })
  const names = await namesOfParts(system.db, { agents: parts.map(({ part }) => part), teams: [] })
  return { agents: parts.map((part) => shownPart(part, names.agents.get(part.part) ?? part.part, days)), all }
}

/** Days of a range. */
export function lengthOf({ from, to }: Days): number {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1
}

const later = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

function partsWanted(days: Days): PartsWanted {
  const stretch = Math.ceil(lengthOf(days) / MOST_STRETCHES)
  return { order: 'conversations', limit: MOST_PARTS, courseFrom: days.from, stretch }
}

function shownPart({ part, course, ...totals }: Part, name: string, days: Days): FigurePart {
  const { stretch } = partsWanted(days)
  const averages: (number | null)[] = Array.from({ length: Math.ceil(lengthOf(days) / stretch) }, () => null)
  for (const [place, scored, points] of course) if (scored > 0) averages[place] = points / scored
  return { id: part, name, ...totals, course: averages }
}

function everyDay(
  days: Days,
  rows: readonly ({ readonly day: string } & FigureTally)[],
): ({ day: string } & FigureTally)[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: lengthOf(days) }, (_, place) => {
    const day = later(days.from, place)
    const { conversations, scored, points, found, fatal } = known.get(day) ?? tallyOf([0, 0, 0, 0, 0])
    return { day, conversations, scored, points, found, fatal }
  })
}

function barsOf(scores: ReadonlyMap<string, number>): Overview['scores'] {
  const most = Math.max(FULL, ...[...scores.keys()].map(Number))
  const bars = Array.from({ length: Math.ceil(most / BAR) }, (_, place) => ({
    from: place * BAR,
    to: (place + 1) * BAR,
    conversations: 0,
  }))
  for (const [points, conversations] of scores) {
    const place = Math.min(Math.max(Math.floor(Number(points) / BAR), 0), bars.length - 1)
    bars[place].conversations += conversations
  }
  return bars
}

function brokenOf(
  now: ReadonlyMap<string, Hits>,
  before: ReadonlyMap<string, Hits>,
  called: (id: string) => { readonly title: string; readonly moment: string | null },
): FigureBroken[] {
  return [...now]
    .map(([id, [conversations, findings]]) => ({
      id,
      ...called(id),
      conversations,
      findings,
      conversationsBefore: before.get(id)?.[0] ?? 0,
    }))
    .sort((a, b) => b.conversations - a.conversations || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_BROKEN)
}

function clauseIn({ standard, titles }: ReadyStandard, id: string): { title: string; moment: string | null } {
  const placed = standard.everyClause.find(({ clause }) => clause.id === id)
  return { title: titles.clause(id), moment: placed?.clause.moment ?? null }
}

/** Moments that came up, in the order of the standard; those it no longer has come last. */
function momentsOf(
  { standard }: ReadyStandard,
  found: ReadonlyMap<string, Duties>,
  byService: MomentsOfServices,
  services: readonly string[],
): OverviewMoment[] {
  const { moments } = standard.practice
  const above = new Map(moments.map(({ title, in: within }) => [title, within]))
  const topOf = (title: string): string => {
    const within = above.get(title)
    return within === undefined ? title : topOf(within)
  }
  const places = new Map(moments.map(({ title }, place) => [title, place]))
  const placeOf = (title: string) => places.get(title) ?? moments.length
  return [...found]
    .map(([title, duties]) => ({
      title,
      within: topOf(title) === title ? null : topOf(title),
      ...dutiesOf(duties),
      byService: services.map((service) => dutiesOf(byService.get(service)?.get(title))),
    }))
    .sort((a, b) => placeOf(a.title) - placeOf(b.title))
}
