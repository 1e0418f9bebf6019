import { Type, type Static } from 'typebox'
import { UnjudgedConversation } from './assignments.ts'
import { Maybe, Moment } from './basics.ts'
import { Named } from './plans.ts'

/** One of those who score a conversation; `score` only where the asker may see it. */
export const ShownScoring = Type.Object({
  reviewer: Maybe(Named),
  arbitrating: Type.Boolean(),
  done: Type.Boolean(),
  score: Maybe(Type.Number()),
  fatal: Maybe(Type.Boolean()),
  comment: Type.String(),
})
export type ShownScoring = Static<typeof ShownScoring>

/** A conversation that two inspectors score blind. */
export const DoubleScoring = Type.Object({
  id: Type.Integer(),
  conversation: UnjudgedConversation,
  plan: Named,
  state: Type.Enum(['waiting', 'agreed', 'arbitration', 'arbitrated']),
  scoreLimit: Type.Number(),
  /** The two, and the third where there is one. */
  scorings: Type.Array(ShownScoring),
  difference: Maybe(Type.Number()),
  score: Maybe(Type.Number()),
  fatal: Maybe(Type.Boolean()),
  createdAt: Moment,
  settledAt: Maybe(Moment),
})
export type DoubleScoring = Static<typeof DoubleScoring>

/** One item of the scorecard as each of them marked it, in the order of `reviewers`; null where it did not apply. */
export const ComparedItem = Type.Object({
  id: Type.String(),
  title: Type.String(),
  deducted: Type.Array(Maybe(Type.Number())),
})
export type ComparedItem = Static<typeof ComparedItem>

/** What several people, and the machine, made of one conversation. */
export const Comparison = Type.Object({
  reviewers: Type.Array(
    Type.Object({
      /** Null for the machine. */
      reviewer: Maybe(Named),
      score: Type.Number(),
      fatal: Type.Boolean(),
      comment: Type.String(),
    }),
  ),
  items: Type.Array(ComparedItem),
})
export type Comparison = Static<typeof Comparison>
