import { Type, type Static } from 'typebox'
import { Day, Maybe, Moment } from './basics.ts'

const Name = Type.String({ minLength: 1, maxLength: 200 })

/** Days at most in one overview. */
export const MOST_DAYS = 400

/** Days of the bank, both included, and what the conversations are narrowed to. */
export const overviewRange = {
  from: Day,
  to: Day,
  team: Type.Optional(Type.Integer({ minimum: 1 })),
  agent: Type.Optional(Name),
  channel: Type.Optional(Name),
  service: Type.Optional(Name),
}
export const OverviewQuery = Type.Object(overviewRange)
export type OverviewQuery = Static<typeof OverviewQuery>

/** How many conversations there are, and of them: scored with so many points in all, with findings, with a veto. */
const tally = {
  conversations: Type.Integer(),
  scored: Type.Integer(),
  points: Type.Number(),
  found: Type.Integer(),
  fatal: Type.Integer(),
}
export const FigureTally = Type.Object(tally)
export type FigureTally = Static<typeof FigureTally>

export const FigureTotals = Type.Object({
  ...tally,
  /** Conversations with something that a person must decide, and with a result that a person confirmed. */
  undecided: Type.Integer(),
  reviewed: Type.Integer(),
  findings: Type.Integer(),
})
export type FigureTotals = Static<typeof FigureTotals>

/** A team, agent, channel or service. */
export const FigurePart = Type.Object({
  /** Number or name, as filters take it; '' where it is unknown. */
  id: Type.String(),
  /** What it is called, where it is called otherwise. */
  name: Type.String(),
  ...FigureTotals.properties,
  /** Average points of each stretch of days of the range; null where nothing was scored. */
  course: Type.Array(Maybe(Type.Number())),
})
export type FigurePart = Static<typeof FigurePart>

/** Conversations in which something was broken and how often, in the range and in as many days before it. */
const Broken = Type.Object({
  id: Type.String(),
  title: Type.String(),
  moment: Maybe(Type.String()),
  conversations: Type.Integer(),
  findings: Type.Integer(),
  conversationsBefore: Type.Integer(),
})
export type FigureBroken = Static<typeof Broken>

/** Duties that fell due and were broken; how often a prohibition was. */
export const FigureDuties = Type.Object({
  duties: Type.Integer(),
  broken: Type.Integer(),
  forbidden: Type.Integer(),
})
export type FigureDuties = Static<typeof FigureDuties>

export const OverviewMoment = Type.Object({
  title: Type.String(),
  /** The top of the tree that it is part of; null for one at the top. */
  within: Maybe(Type.String()),
  ...FigureDuties.properties,
  /** The same of each service of `services`, in their order. */
  byService: Type.Array(FigureDuties),
})
export type OverviewMoment = Static<typeof OverviewMoment>

export const Overview = Type.Object({
  /** The figures show everything that was known at this moment, and perhaps some of what came since. */
  asOf: Moment,
  /** Whether something has come since that the figures may not show yet. */
  behind: Type.Boolean(),
  /** First and last day with conversations that the asker may see, whatever the range; null where there are none. */
  span: Maybe(Type.Object({ first: Day, last: Day })),
  totals: FigureTotals,
  /** The same of as many days just before the range. */
  before: FigureTotals,
  /** Days of one stretch of `course`. */
  stretch: Type.Integer(),
  /** Every day of the range in order. */
  days: Type.Array(Type.Object({ day: Day, ...tally })),
  /** Conversations by points, from `from` to below `to`; the last one with both ends. */
  scores: Type.Array(Type.Object({ from: Type.Number(), to: Type.Number(), conversations: Type.Integer() })),
  grades: Type.Array(Type.Object({ grade: Type.String(), conversations: Type.Integer() })),
  /** Most broken first. */
  clauses: Type.Array(Broken),
  criteria: Type.Array(Broken),
  /** Moments with duties or prohibitions broken, in the order of the standard. */
  moments: Type.Array(OverviewMoment),
  services: Type.Array(FigurePart),
  channels: Type.Array(FigurePart),
  teams: Type.Array(FigurePart),
  /** Hours of the day, 0–23, that had conversations. */
  hours: Type.Array(Type.Object({ hour: Type.Integer(), ...tally })),
  contacts: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), ...tally })),
})
export type Overview = Static<typeof Overview>

export const PartOrder = Type.Enum(['conversations', 'average', 'found', 'fatal'])
export const OverviewAgentsQuery = Type.Object({
  ...overviewRange,
  order: Type.Optional(PartOrder),
})
export type OverviewAgentsQuery = Static<typeof OverviewAgentsQuery>
