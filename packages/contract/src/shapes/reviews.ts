import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'
import { ShownScorecard } from './conversations.ts'

const Code = Type.String({ minLength: 1, maxLength: 200 })
const Comment = Type.String({ maxLength: 2000 })

/** What a reviewer says of a finding: it is right (an undecided one: broken), or wrong (an undecided one: kept). */
export const FindingOpinion = Type.Object({
  finding: Type.Integer(),
  opinion: Type.Enum(['confirmed', 'overturned']),
  /** The reason; must be given where it is overturned before the review is handed in. */
  comment: Comment,
})
export type FindingOpinion = Static<typeof FindingOpinion>

/** A finding that the machine missed. */
export const AddedFinding = Type.Object({
  /** Made by whoever writes it, to tell it from the others of this review. */
  key: Type.String({ minLength: 1, maxLength: 40 }),
  /** Null where no clause says it: the criterion alone. Where there is one, criterion, kind and severity are the clause's. */
  clause: Maybe(Code),
  criterion: Code,
  kind: Maybe(Code),
  /** Empty where the whole conversation proves it. */
  turns: Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 20 }),
  /** Words of one of the turns: UTF-16 offsets into its masked text. Null for the turns as wholes. */
  quote: Maybe(
    Type.Object({
      turn: Type.Integer({ minimum: 0 }),
      start: Type.Integer({ minimum: 0 }),
      end: Type.Integer({ minimum: 0 }),
    }),
  ),
  comment: Comment,
})
export type AddedFinding = Static<typeof AddedFinding>

/** Points taken off for an item of the scorecard that only a person can judge. */
export const JudgedItem = Type.Object({
  item: Code,
  off: Type.Number({ minimum: 0, maximum: 1000 }),
  comment: Comment,
})
export type JudgedItem = Static<typeof JudgedItem>

/** All that a reviewer writes. */
export const ReviewContent = Type.Object({
  opinions: Type.Array(FindingOpinion, { maxItems: 1000 }),
  added: Type.Array(AddedFinding, { maxItems: 200 }),
  judged: Type.Array(JudgedItem, { maxItems: 200 }),
  comment: Type.String({ maxLength: 4000 }),
})
export type ReviewContent = Static<typeof ReviewContent>

/** What the conversation would come to, were the review handed in as it is. */
export const ReviewResult = Type.Object({
  scorecard: ShownScorecard,
  broken: Type.Integer(),
  undecided: Type.Integer(),
  criteria: Type.Array(Type.String()),
})
export type ReviewResult = Static<typeof ReviewResult>

/** A conversation that somebody is to review. */
export const NextAssignment = Type.Object({
  id: Type.Integer(),
  conversation: Type.String(),
  reason: Type.String(),
  blind: Type.Boolean(),
})
export type NextAssignment = Static<typeof NextAssignment>

/** A review that is being written. */
export const OpenReview = Type.Object({
  id: Type.Integer(),
  conversation: Type.String(),
  assignment: Maybe(Type.Object({ id: Type.Integer(), reason: Type.String() })),
  /** What the machine and others found is hidden until it is handed in. */
  blind: Type.Boolean(),
  /** Whether it decides the conversation's result. */
  counts: Type.Boolean(),
  revision: Type.Integer(),
  savedAt: Moment,
  content: ReviewContent,
  result: ReviewResult,
})
export type OpenReview = Static<typeof OpenReview>

/** What can be added as a finding: a clause, or a criterion (with one of its kinds) by itself. */
export const AddableFinding = Type.Object({
  clause: Maybe(Type.String()),
  title: Type.String(),
  moment: Type.String(),
  criterion: Type.String(),
  criterionTitle: Type.String(),
  kind: Maybe(Type.String()),
  kindTitle: Maybe(Type.String()),
  severity: Type.Enum(['minor', 'major', 'fatal']),
  trial: Type.Boolean(),
})
export type AddableFinding = Static<typeof AddableFinding>
