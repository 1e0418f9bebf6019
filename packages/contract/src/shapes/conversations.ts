import { Type, type Static } from 'typebox'
import { SummaryBy } from '../live/desk.ts'
import { LiveMark } from '../live/view.ts'
import { Maybe, Moment, PageQuery } from './basics.ts'

const Word = Type.String({ minLength: 1, maxLength: 200 })

/** Which conversations: every part given must hold. */
export const conversationFilter = {
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  agent: Type.Optional(Word),
  team: Type.Optional(Type.Integer()),
  channel: Type.Optional(Word),
  direction: Type.Optional(Type.Union([Type.Literal('inbound'), Type.Literal('outbound')])),
  service: Type.Optional(Word),
  contact: Type.Optional(Word),
  /** Points, both ends included. */
  scoreFrom: Type.Optional(Type.Number()),
  scoreTo: Type.Optional(Type.Number()),
  grade: Type.Optional(Word),
  criterion: Type.Optional(Word),
  clause: Type.Optional(Word),
  /** Something of this moment was broken or is undecided. */
  moment: Type.Optional(Word),
  /** With `criterion`, `clause` or `moment`: found broken or undecided. Alone: has any such finding. */
  verdict: Type.Optional(Type.Union([Type.Literal('broken'), Type.Literal('undecided')])),
  fatal: Type.Optional(Type.Boolean()),
  reviewState: Type.Optional(Type.Enum(['none', 'assigned', 'reviewed', 'appealed', 'settled'])),
  /** Words that were said, as they stand; at least two letters in a row. */
  words: Type.Optional(Type.String({ minLength: 2, maxLength: 50 })),
  /** Hour of the day, 0–23, where the bank is. */
  hour: Type.Optional(Type.Integer({ minimum: 0, maximum: 23 })),
}
export const ConversationFilter = Type.Object(conversationFilter)
export type ConversationFilter = Static<typeof ConversationFilter>

export const ConversationQuery = Type.Object({
  ...conversationFilter,
  ...PageQuery,
  order: Type.Optional(Type.Union([Type.Literal('time'), Type.Literal('risk')])),
})
export type ConversationQuery = Static<typeof ConversationQuery>

/** A conversation as lists show it. */
export const ConversationLine = Type.Object({
  id: Type.String(),
  startedAt: Moment,
  duration: Type.Integer({ description: 'Milliseconds' }),
  turns: Type.Integer(),
  channel: Type.String(),
  direction: Type.String(),
  service: Type.String(),
  queue: Type.String(),
  agent: Type.String(),
  agentName: Maybe(Type.String()),
  team: Maybe(Type.String()),
  contact: Maybe(Type.String()),
  score: Maybe(Type.Number()),
  outOf: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  fatal: Type.Boolean(),
  broken: Type.Integer(),
  undecided: Type.Integer(),
  commitments: Type.Integer(),
  criteria: Type.Array(Type.String()),
  risk: Type.Number(),
  reviewState: Type.String(),
  standardVersion: Maybe(Type.Integer()),
  sample: Type.Boolean(),
})
export type ConversationLine = Static<typeof ConversationLine>

export const MaskedTurn = Type.Object({
  index: Type.Integer(),
  speaker: Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('system')]),
  text: Type.String(),
  start: Type.Optional(Type.Number()),
  end: Type.Optional(Type.Number()),
})
export type MaskedTurn = Static<typeof MaskedTurn>

/** A turn as it was said; `hidden`: what its masked text does not show (UTF-16 offsets), and the mask in its place. */
export const RevealedTurn = Type.Object({
  ...MaskedTurn.properties,
  hidden: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer(), mask: Type.String() })),
})
export type RevealedTurn = Static<typeof RevealedTurn>

/** Hold, mute, silence (from `start` to `end`, open where it never ended), transfer, ticket, hang-up (`at`). Milliseconds. */
export const ConversationEvent = Type.Object({
  type: Type.Enum(['hold', 'mute', 'silence', 'transfer', 'ticket', 'hangup']),
  start: Type.Optional(Type.Number()),
  end: Type.Optional(Type.Number()),
  at: Type.Optional(Type.Number()),
  /** Where it was transferred to. */
  to: Type.Optional(Type.String()),
  /** What the ticket says. */
  text: Type.Optional(Type.String()),
  /** Who hung up. */
  by: Type.Optional(Type.Enum(['agent', 'customer', 'line'])),
})
export type ConversationEvent = Static<typeof ConversationEvent>

/** Words that prove a finding: UTF-16 offsets into the masked text of the turn. */
export const Evidence = Type.Object({
  turn: Type.Integer(),
  start: Type.Integer(),
  end: Type.Integer(),
  quote: Type.String(),
  from: Type.Optional(Type.Number()),
  to: Type.Optional(Type.Number()),
})
export type Evidence = Static<typeof Evidence>

const SourceSentence = Type.Object({ id: Type.String(), document: Type.String(), text: Type.String() })

/** A finding as the console shows it: with titles, and the sentences of the written standard. */
export const ShownFinding = Type.Object({
  id: Type.Integer(),
  /** Position in the inspection: what the scorecard's items name. */
  position: Type.Integer(),
  clause: Type.String(),
  title: Type.String(),
  criterion: Type.String(),
  criterionTitle: Type.String(),
  kind: Maybe(Type.String()),
  kindTitle: Maybe(Type.String()),
  verdict: Type.Union([Type.Literal('broken'), Type.Literal('undecided')]),
  severity: Type.Union([Type.Literal('minor'), Type.Literal('major'), Type.Literal('fatal')]),
  trial: Type.Boolean(),
  turns: Type.Array(Type.Integer()),
  evidence: Type.Array(Evidence),
  decidedBy: Type.Array(Type.String()),
  suggestion: Type.Optional(Type.String()),
  advice: Type.Optional(Type.String()),
  question: Type.Optional(Type.String()),
  sources: Type.Array(SourceSentence),
  /** What the reviews that count say of it; `confirmed` of an undecided one: broken, `overturned`: kept. */
  opinion: Type.Enum(['machine', 'confirmed', 'overturned', 'added']),
  /** The reviewer's comment, and who it was. */
  comment: Type.Optional(Type.String()),
  by: Type.Optional(Type.String()),
  /** What it comes to after review. */
  stands: Type.Enum(['broken', 'kept', 'undecided']),
})
export type ShownFinding = Static<typeof ShownFinding>

export const ShownScorecard = Type.Object({
  title: Type.String(),
  total: Type.Number(),
  outOf: Type.Number(),
  grade: Type.String(),
  fatal: Type.Boolean(),
  groups: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), points: Type.Number(), outOf: Type.Number() }),
  ),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      group: Type.String(),
      applies: Type.Boolean(),
      judgedBy: Type.String(),
      deducted: Type.Number(),
      findings: Type.Array(Type.Integer({ description: 'Positions of findings' })),
      fatal: Type.Boolean(),
      /** Points for each place where it is broken; 0 where a person takes them off. */
      each: Type.Number(),
      /** The most points that it can cost. */
      most: Type.Number(),
      /** Why a person must judge it, or what of it the rules cannot see. */
      why: Type.Optional(Type.String()),
      sources: Type.Array(SourceSentence),
      /** The reviewer's, where a person judged it. */
      comment: Type.Optional(Type.String()),
    }),
  ),
})
export type ShownScorecard = Static<typeof ShownScorecard>

export const ShownCommitment = Type.Object({
  turn: Type.Integer(),
  what: Type.String(),
  due: Maybe(Type.String()),
  dueAt: Type.Optional(Type.String()),
  certain: Type.Optional(Type.Boolean()),
  ticket: Type.Boolean(),
})

const ExplainedStep = Type.Object({
  /** Which turn or event, in Chinese. */
  name: Type.String(),
  turn: Type.Optional(Type.Integer()),
  /** Milliseconds. */
  at: Type.Optional(Type.Number()),
  text: Type.String(),
  /** What happened to the clause here, in Chinese. */
  events: Type.String(),
  lines: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
})

/** Why a clause did or did not hit in a conversation, in the Chinese of the standard; personal data masked. */
export const ClauseExplanation = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  mode: Type.Enum(['require', 'forbid']),
  /** What is owed or forbidden, and where. */
  demand: Type.String(),
  window: Type.Optional(Type.String()),
  conclusion: Type.String(),
  steps: Type.Array(ExplainedStep),
  /** Where nothing hit: what came nearest. */
  nearest: Type.Optional(ExplainedStep),
})
export type ClauseExplanation = Static<typeof ClauseExplanation>

/** Something that happened to a conversation. What the screen says of it is made from `action` and the numbers. */
export const HistoryEntry = Type.Object({
  at: Moment,
  /** Empty for the system itself. */
  who: Type.String(),
  action: Type.Enum(['received', 'inspected', 're-inspected', 'reviewed', 'taken-over', 'revealed', 'appeal']),
  /** A reason or comment that somebody wrote; the step of an appeal is in `step`. */
  text: Type.String(),
  /** Number of the version that inspected. */
  version: Type.Optional(Type.Integer()),
  /** Points after it. */
  score: Type.Optional(Type.Number()),
  step: Type.Optional(Type.String()),
})
export type HistoryEntry = Static<typeof HistoryEntry>

/** All of one conversation, masked. */
export const ConversationDetail = Type.Object({
  conversation: ConversationLine,
  turns: Type.Array(MaskedTurn),
  events: Type.Array(ConversationEvent),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  /** Null before it is inspected. */
  inspection: Maybe(
    Type.Object({
      id: Type.Integer(),
      /** The number it was published under. */
      standardVersion: Type.Integer(),
      madeAt: Moment,
      contactTitle: Maybe(Type.String()),
      /** As the reviews left it. */
      scorecard: ShownScorecard,
      /** As the machine marked it; null while it is hidden. */
      machineScore: Maybe(Type.Number()),
      findings: Type.Array(ShownFinding),
      commitments: Type.Array(ShownCommitment),
    }),
  ),
  history: Type.Array(HistoryEntry),
  /** What people did while it went on, and what the agent put on record, masked; null where it was not followed live. */
  scene: Maybe(
    Type.Object({
      marks: Type.Array(LiveMark),
      summary: Maybe(Type.String()),
      summaryBy: Maybe(SummaryBy),
      rating: Maybe(Type.Integer()),
    }),
  ),
  /** The review in force, where one was handed in. */
  review: Maybe(Type.Object({ by: Type.String(), at: Moment, comment: Type.String() })),
  /** Who writes a review just now. */
  reviewing: Maybe(Type.Object({ by: Type.String(), own: Type.Boolean(), since: Moment })),
  /** The asker is to review it without seeing what the machine and others found: all of that is left out. */
  blind: Type.Boolean(),
  mayReview: Type.Boolean(),
  mayReveal: Type.Boolean(),
})
export type ConversationDetail = Static<typeof ConversationDetail>
