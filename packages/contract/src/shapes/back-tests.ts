import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'
import { VersionName } from './standards.ts'

const Place = Type.Object({ conversation: Type.String(), clause: Type.String(), title: Type.String() })

/** How often a clause flipped in a back-test; each flip counts once. */
export const ClauseFlipCount = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  newlyBroken: Type.Integer(),
  noLongerBroken: Type.Integer(),
  toUndecided: Type.Integer(),
  fromBroken: Type.Integer(),
  noLongerUndecided: Type.Integer(),
})
export type ClauseFlipCount = Static<typeof ClauseFlipCount>

export const BackTestSummary = Type.Object({
  conversations: Type.Integer(),
  changed: Type.Integer(),
  clauses: Type.Array(ClauseFlipCount),
  scores: Type.Object({
    up: Type.Integer(),
    down: Type.Integer(),
    same: Type.Integer(),
    before: Maybe(Type.Number()),
    after: Maybe(Type.Number()),
    /** Scores that moved by more than `above` and at most `upTo` points. */
    histogram: Type.Array(Type.Object({ above: Type.Number(), upTo: Type.Number(), conversations: Type.Integer() })),
  }),
  fatal: Type.Object({ became: Type.Integer(), ceased: Type.Integer() }),
  grades: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), conversations: Type.Integer() })),
  /** Of the upheld appeals: the first hundred that would be found broken again, and how many there are. */
  upheldAppeals: Type.Object({ lost: Type.Array(Place), lostCount: Type.Integer(), kept: Type.Integer() }),
  /** Of the misses that reviews added: the first hundred that are still not found. */
  misses: Type.Object({ stillMissed: Type.Array(Place), stillMissedCount: Type.Integer(), found: Type.Integer() }),
  /** Clauses that were judged anew; all others stand as they were inspected. */
  judgedAnew: Type.Object({ clauses: Type.Integer(), of: Type.Integer() }),
  /** Conversations that the version in force had not inspected yet: it judged them for the comparison. */
  inspectedByBoth: Type.Integer(),
  milliseconds: Type.Integer(),
})
export type BackTestSummary = Static<typeof BackTestSummary>

export const BackTest = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  digest: Type.String(),
  /** Whether the draft still says what it said then. */
  current: Type.Boolean(),
  against: VersionName,
  task: Type.Integer(),
  state: Type.Enum(['waiting', 'running', 'done', 'failed']),
  problem: Maybe(Type.String()),
  wanted: Type.Integer(),
  done: Type.Integer(),
  total: Maybe(Type.Integer()),
  startedBy: Maybe(Type.String()),
  createdAt: Moment,
  finishedAt: Maybe(Moment),
  summary: Maybe(BackTestSummary),
})
export type BackTest = Static<typeof BackTest>

const Outcome = Type.Enum(['broken', 'kept', 'undecided', 'none'])

/** How a clause is judged otherwise; every flip is of one kind. */
export const FlipKind = Type.Enum(['newly-broken', 'no-longer-broken', 'to-undecided', 'no-longer-undecided'])
export type FlipKind = Static<typeof FlipKind>

const Flip = Type.Object({
  clause: Type.String(),
  title: Type.String(),
  from: Outcome,
  to: Outcome,
  /** Masked; what was said where the draft finds it, or else where the version in force does. At most three turns. */
  evidence: Type.Array(Type.Object({ turn: Type.Integer(), speaker: Type.String(), text: Type.String() })),
})

/** A conversation that the draft would judge otherwise. */
export const BackTestFlip = Type.Object({
  conversation: Type.String(),
  startedAt: Moment,
  agent: Type.String(),
  service: Type.String(),
  scoreBefore: Type.Number(),
  scoreAfter: Type.Number(),
  gradeBefore: Type.String(),
  gradeAfter: Type.String(),
  fatal: Type.Enum(['became', 'ceased', 'same']),
  flips: Type.Array(Flip),
})
export type BackTestFlip = Static<typeof BackTestFlip>
