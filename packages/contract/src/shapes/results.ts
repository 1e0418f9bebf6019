import { Type, type Static } from 'typebox'
import { AppealDue, AppealState } from './appeals.ts'
import { Day, Maybe, Moment, PageQuery } from './basics.ts'
import { FigureTotals } from './overview.ts'

/** Days at most in one look at results. */
export const MOST_RESULT_DAYS = 400

const range = {
  from: Day,
  to: Day,
  /** Staff number; left out: the own one. A team lead names an agent of the team. */
  agent: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
}
export const ResultsQuery = Type.Object(range)
export type ResultsQuery = Static<typeof ResultsQuery>

export const ResultLinesQuery = Type.Object({
  ...range,
  /** Only results that the agent has not acknowledged, or only those with findings. */
  only: Type.Optional(Type.Enum(['unread', 'found'])),
  ...PageQuery,
})
export type ResultLinesQuery = Static<typeof ResultLinesQuery>

/** Words that broke a clause, in one of the own conversations. */
const Place = Type.Object({
  conversation: Type.String(),
  startedAt: Moment,
  /** Null where the whole conversation proves it. */
  turn: Maybe(Type.Integer()),
  quote: Type.String(),
  /** All that was said in that turn, personal data masked, and where in it the words are. */
  said: Maybe(Type.Object({ text: Type.String(), start: Type.Integer(), end: Type.Integer() })),
  /** What to say instead of just these words. */
  say: Maybe(Type.String()),
})

/** A clause that was broken most often, and the kind way. */
export const ToImprove = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  criterionTitle: Type.String(),
  moment: Maybe(Type.String()),
  findings: Type.Integer(),
  conversations: Type.Integer(),
  /** Findings in as many days before. */
  before: Type.Integer(),
  /** What to say, as the clause words it. */
  say: Type.Array(Type.String()),
  advice: Maybe(Type.String()),
  /** The sentences of the written standard that ask for it. */
  sources: Type.Array(Type.Object({ id: Type.String(), document: Type.String(), text: Type.String() })),
  /** The latest, up to five. */
  places: Type.Array(Place),
})
export type ToImprove = Static<typeof ToImprove>

export const ResultCommitment = Type.Object({
  conversation: Type.String(),
  startedAt: Moment,
  turn: Type.Integer(),
  what: Type.String(),
  dueAt: Maybe(Moment),
  certain: Type.Boolean(),
  ticket: Type.Boolean(),
})

/** What an agent's conversations of some days came to. Nothing in it names another agent. */
export const Results = Type.Object({
  agent: Type.Object({ number: Type.String(), name: Type.String(), team: Maybe(Type.String()) }),
  /** First and last day with conversations; null where there are none. */
  span: Maybe(Type.Object({ first: Day, last: Day })),
  totals: FigureTotals,
  before: FigureTotals,
  /** Every day of the range in order; `team`: the team's average, null where it must not or cannot be told. */
  days: Type.Array(
    Type.Object({
      day: Day,
      conversations: Type.Integer(),
      scored: Type.Integer(),
      points: Type.Number(),
      team: Maybe(Type.Number()),
    }),
  ),
  /** Average of the team over the range; null where fewer than three of it had conversations. */
  team: Maybe(Type.Number()),
  good: Type.Object({
    /** Duties that were kept, moment by moment, those kept best first. */
    moments: Type.Array(Type.Object({ title: Type.String(), duties: Type.Integer(), kept: Type.Integer() })),
    /** Conversations without any finding, the latest of them, and how many came in a row at most. */
    clean: Type.Object({
      conversations: Type.Integer(),
      longestRun: Type.Integer(),
      latest: Type.Array(Type.Object({ id: Type.String(), startedAt: Moment, score: Maybe(Type.Number()) })),
    }),
    /** Conversations in which a customer came to praise, the latest of them. */
    praised: Type.Object({
      conversations: Type.Integer(),
      latest: Type.Array(Type.Object({ id: Type.String(), startedAt: Moment })),
    }),
    /** What reviewers wrote on conversations in which they left nothing broken, the latest. */
    comments: Type.Array(Type.Object({ conversation: Type.String(), startedAt: Moment, text: Type.String() })),
  }),
  improve: Type.Array(ToImprove),
  /** Promises that are not due yet or fell due in the last seven days, by deadline. */
  commitments: Type.Array(ResultCommitment),
  appeals: Type.Object({ open: Type.Integer(), upheld: Type.Integer(), rejected: Type.Integer() }),
  /** Results of the range that the agent has not acknowledged. */
  unread: Type.Integer(),
})
export type Results = Static<typeof Results>

/** One of the agent's conversations with its result. */
export const ResultLine = Type.Object({
  id: Type.String(),
  startedAt: Moment,
  channel: Type.String(),
  service: Type.String(),
  duration: Type.Integer({ description: 'Milliseconds' }),
  score: Maybe(Type.Number()),
  outOf: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  fatal: Type.Boolean(),
  broken: Type.Integer(),
  criteria: Type.Array(Type.String()),
  reviewState: Type.String(),
  publishedAt: Maybe(Moment),
  /** When the agent acknowledged the result as it stands; null where it changed since. */
  acknowledgedAt: Maybe(Moment),
  appeal: Maybe(Type.Object({ id: Type.Integer(), state: AppealState })),
  /** Until when an appeal can be filed; null where none can. */
  appealDue: Maybe(AppealDue),
})
export type ResultLine = Static<typeof ResultLine>
