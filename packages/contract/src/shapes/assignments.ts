import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'
import { Named } from './plans.ts'

/** Why a conversation is to be reviewed. */
export const ASSIGNMENT_REASONS = [
  'random',
  'stratum',
  'risk',
  'hold-out',
  'second',
  'arbitration',
  'calibration',
] as const
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number]

/** One reason for a risk: `weight`, 0–1, is the risk if it were the only one. */
export const RiskPart = Type.Object({
  sign: Type.Enum(['finding', 'points-lost', 'complaint']),
  clause: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  weight: Type.Number(),
})
export type RiskPart = Static<typeof RiskPart>

/** A conversation as far as one who is to score it blind may know it. */
export const UnjudgedConversation = Type.Object({
  id: Type.String(),
  startedAt: Moment,
  duration: Type.Integer({ description: 'Milliseconds' }),
  turns: Type.Integer(),
  channel: Type.String(),
  service: Type.String(),
  agent: Type.String(),
  agentName: Maybe(Type.String()),
  team: Maybe(Type.String()),
})
export type UnjudgedConversation = Static<typeof UnjudgedConversation>

/** What is known of it beyond that; absent for whoever is to score it blind. */
export const Judged = Type.Object({
  reason: Type.Enum(ASSIGNMENT_REASONS),
  score: Maybe(Type.Number()),
  outOf: Maybe(Type.Number()),
  fatal: Type.Boolean(),
  broken: Type.Integer(),
  undecided: Type.Integer(),
  /** 0–1, when it was drawn. */
  risk: Maybe(Type.Number()),
  /** What the risk is made of today, the heaviest first. */
  riskParts: Type.Array(RiskPart),
})

/** A conversation that somebody is to review. */
export const Assignment = Type.Object({
  id: Type.Integer(),
  conversation: UnjudgedConversation,
  plan: Maybe(Named),
  calibration: Maybe(Named),
  sample: Maybe(Type.Integer()),
  /** Null: anybody's who takes it. */
  reviewer: Maybe(Named),
  blind: Type.Boolean(),
  state: Type.Enum(['waiting', 'begun', 'done']),
  createdAt: Moment,
  takenAt: Maybe(Moment),
  doneAt: Maybe(Moment),
  judged: Maybe(Judged),
})
export type Assignment = Static<typeof Assignment>

/** Work of one plan or calibration. */
export const QueueProgress = Type.Object({
  plan: Maybe(Named),
  calibration: Maybe(Named),
  /** Mine. */
  open: Type.Integer(),
  done: Type.Integer(),
  /** Anybody's who takes it. */
  free: Type.Integer(),
})
export type QueueProgress = Static<typeof QueueProgress>
