import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'
import { ConversationEvent, MaskedTurn, ShownFinding } from './conversations.ts'

/** With the team lead, with the inspector; the others are closed. */
export const AppealState = Type.Enum(['lead', 'inspector', 'upheld', 'partly-upheld', 'rejected', 'withdrawn'])
export type AppealState = Static<typeof AppealState>

/** Until when the next step is to be taken. */
export const AppealDue = Type.Object({
  /** The end of that working day. */
  at: Moment,
  /** False where days were counted whose holidays nobody has announced yet: they may move it. */
  certain: Type.Boolean(),
  /** Working days left after today, 0 on the last one; below zero: working days since it passed, at least one. */
  workingDays: Type.Integer(),
  overdue: Type.Boolean(),
})
export type AppealDue = Static<typeof AppealDue>

/** What the person who asks may do with an appeal now. */
export const AppealAction = Type.Enum(['answer', 'decide', 'withdraw'])
export type AppealAction = Static<typeof AppealAction>

/** A finding that is appealed against, as lists show it. */
const Contested = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  outcome: Maybe(Type.Enum(['upheld', 'rejected'])),
})

export const AppealLine = Type.Object({
  id: Type.Integer(),
  conversation: Type.String(),
  startedAt: Moment,
  channel: Type.String(),
  service: Type.String(),
  /** Staff number. */
  agent: Type.String(),
  agentName: Type.String(),
  team: Maybe(Type.String()),
  /** Of the conversation as it stands. */
  score: Maybe(Type.Number()),
  outOf: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  fatal: Type.Boolean(),
  /** Before and after it was settled. */
  scoreBefore: Maybe(Type.Number()),
  scoreAfter: Maybe(Type.Number()),
  state: AppealState,
  /** Null when it is closed. */
  due: Maybe(AppealDue),
  filedAt: Moment,
  settledAt: Maybe(Moment),
  findings: Type.Array(Contested),
  may: Type.Array(AppealAction),
})
export type AppealLine = Static<typeof AppealLine>

/** A finding that is appealed against, with what was said about it and the words around it. */
export const AppealedFinding = Type.Object({
  finding: ShownFinding,
  /** The agent's reason for this finding; empty where the one of all says it. */
  reason: Type.String(),
  outcome: Maybe(Type.Enum(['upheld', 'rejected'])),
  outcomeReason: Type.String(),
  /** The turns around it, personal data masked. */
  turns: Type.Array(MaskedTurn),
  events: Type.Array(ConversationEvent),
  /** Number of the example dialogue that it proposes, once upheld. */
  proposal: Maybe(Type.Integer()),
})
export type AppealedFinding = Static<typeof AppealedFinding>

/** One step that was taken; `lapse`: the team lead's time ran out. */
export const AppealStep = Type.Object({
  action: Type.Enum(['file', 'support', 'reject', 'lapse', 'decide', 'withdraw']),
  /** Null for the system. */
  by: Maybe(Type.String()),
  role: Maybe(Type.String()),
  reason: Type.String(),
  at: Moment,
})
export type AppealStep = Static<typeof AppealStep>

export const AppealDetail = Type.Object({
  ...AppealLine.properties,
  findings: Type.Array(AppealedFinding),
  steps: Type.Array(AppealStep),
  /** Why the step that is due is not for this person, though it is for the role: 回避. */
  barred: Maybe(Type.String()),
})
export type AppealDetail = Static<typeof AppealDetail>

/** What can be done about a conversation's result by appeal. */
export const Appealable = Type.Object({
  /** When the result was published; null before it is inspected. */
  publishedAt: Maybe(Moment),
  /** Until when one can be filed; null where none can. */
  due: Maybe(AppealDue),
  mayFile: Type.Boolean(),
  /** Why not, for the agent of the conversation. */
  why: Maybe(Type.String()),
  /** Findings that can be appealed against: those that cost points. */
  findings: Type.Array(Type.Integer()),
  /** Appeals against this conversation's results, the latest first. */
  appeals: Type.Array(Type.Object({ id: Type.Integer(), state: AppealState, filedAt: Moment, due: Maybe(AppealDue) })),
})
export type Appealable = Static<typeof Appealable>

/** Open appeals, as badges count them. */
export const AppealCounts = Type.Object({
  /** That wait for the person who asks. */
  todo: Type.Integer(),
  /** Of these, past their deadline or due today. */
  urgent: Type.Integer(),
  lead: Type.Integer(),
  inspector: Type.Integer(),
  overdue: Type.Integer(),
})
export type AppealCounts = Static<typeof AppealCounts>

const Share = Type.Object({ upheld: Type.Integer(), rejected: Type.Integer() })

/** Of the appeals filed in some days. */
export const AppealFigures = Type.Object({
  filed: Type.Integer(),
  open: Type.Integer(),
  upheld: Type.Integer(),
  partlyUpheld: Type.Integer(),
  rejected: Type.Integer(),
  withdrawn: Type.Integer(),
  /** Appeals that went on because the team lead let the deadline pass. */
  lapsed: Type.Integer(),
  /** Hours by the clock from filing to outcome; null where none is settled. */
  hours: Maybe(Type.Object({ median: Type.Number(), nineOfTen: Type.Number() })),
  findings: Share,
  /** The findings decided, clause by clause, those with most upheld first; up to a hundred. */
  clauses: Type.Array(
    Type.Object({ clause: Type.String(), title: Type.String(), moment: Maybe(Type.String()), ...Share.properties }),
  ),
})
export type AppealFigures = Static<typeof AppealFigures>
