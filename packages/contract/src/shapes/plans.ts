import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'
import { conversationFilter } from './conversations.ts'

/** More than this many conversations are not drawn at once. */
export const LARGEST_SAMPLE = 10_000

/** What plans and calibrations are called: not only blanks. */
export const PlanName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

const Size = Type.Integer({ minimum: 1, maximum: LARGEST_SAMPLE })
const Share = Type.Number({ minimum: 0, maximum: 1 })

/** How a plan draws: at random, at random agent by agent, or the riskiest first with a random hold-out. */
export const SamplingRule = Type.Union([
  Type.Object({ kind: Type.Literal('random'), size: Size }),
  Type.Object({
    kind: Type.Literal('stratified'),
    /** Of each agent at least so many, where there are so many. */
    atLeast: Type.Integer({ minimum: 0, maximum: 1000 }),
    /** In all, or the share of all conversations; with neither only the minimum. */
    size: Type.Optional(Size),
    share: Type.Optional(Share),
    remainder: Type.Optional(Type.Enum(['proportional', 'even'])),
  }),
  Type.Object({
    kind: Type.Literal('risk'),
    size: Size,
    /** The part that is drawn at random from all, whatever its risk. */
    holdOut: Share,
  }),
])
export type SamplingRule = Static<typeof SamplingRule>

/** Which conversations a plan draws from. `lastDays` whole days before the day of the drawing, instead of `from`, `to`. */
export const PlanFilter = Type.Object({
  ...conversationFilter,
  lastDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
})
export type PlanFilter = Static<typeof PlanFilter>

export const Named = Type.Object({ id: Type.Integer(), name: Type.String() })
export type Named = Static<typeof Named>

const plan = {
  name: PlanName,
  rule: SamplingRule,
  filter: PlanFilter,
  repeats: Type.Enum(['once', 'daily', 'weekly', 'monthly']),
  /** A plan that is not active is not drawn by itself. */
  active: Type.Boolean(),
  /** Nothing that the machine found is shown before the review is handed in. */
  blind: Type.Boolean(),
  /** The part of each drawing that two inspectors score blind. */
  doubleShare: Share,
  /** Two scores further apart than this many points go to a third. */
  scoreLimit: Type.Number({ minimum: 0, maximum: 100 }),
}

/** What a person says of a sampling plan 抽检计划. `reviewers` share what is drawn evenly; none: anybody takes. */
export const PlanInput = Type.Object({
  ...plan,
  reviewers: Type.Array(Type.Integer(), { maxItems: 100, uniqueItems: true }),
})
export type PlanInput = Static<typeof PlanInput>

/** Reviews handed in, of those assigned. */
export const Progress = Type.Object({ done: Type.Integer(), total: Type.Integer() })
export type Progress = Static<typeof Progress>

export const Plan = Type.Object({
  id: Type.Integer(),
  ...plan,
  reviewers: Type.Array(Named),
  createdBy: Maybe(Type.String()),
  createdAt: Moment,
  lastDrawnAt: Maybe(Moment),
  /** Null where it does not repeat or is not active. */
  nextDrawAt: Maybe(Moment),
  drawings: Type.Integer(),
  progress: Progress,
  /** Being drawn right now: the task that does it. */
  drawing: Maybe(Type.Integer()),
})
export type Plan = Static<typeof Plan>

/** What a plan would draw today. */
export const PlanPreview = Type.Object({
  /** The period meant by `lastDays`. */
  from: Maybe(Moment),
  to: Maybe(Moment),
  /** Conversations that may be drawn: those of the filter that no plan has drawn yet. */
  population: Type.Integer(),
  /** Left out because a plan has drawn them before. */
  drawnBefore: Type.Integer(),
  agents: Type.Integer(),
  drawn: Type.Integer(),
  /** Of these at random, whatever the risk. */
  heldOut: Type.Integer(),
  /** Of these scored twice. */
  doubled: Type.Integer(),
  /** Reviews to be written, second scorings included. */
  reviews: Type.Integer(),
})
export type PlanPreview = Static<typeof PlanPreview>

/** One drawing of a plan. */
export const PlanSample = Type.Object({
  id: Type.Integer(),
  drawnAt: Moment,
  /** Null where the schedule drew it. */
  drawnBy: Maybe(Type.String()),
  rule: SamplingRule,
  from: Maybe(Moment),
  to: Maybe(Moment),
  /** Who has it and the ids can draw the same sample again. */
  seed: Type.String(),
  population: Type.Integer(),
  size: Type.Integer(),
  progress: Progress,
  /** How many were drawn for each reason. */
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
})
export type PlanSample = Static<typeof PlanSample>

/** Somebody who reviews, with the work that waits. */
export const Reviewer = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  role: Type.String(),
  open: Type.Integer(),
})
export type Reviewer = Static<typeof Reviewer>
