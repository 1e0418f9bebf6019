import type { Plan, PlanFilter, PlanInput, SamplingRule } from '@liangyan/contract'

/** A new plan: the riskiest of last week, a fifth held out at random, drawn every Monday. */
export const NEW_PLAN: PlanInput = {
  name: '',
  rule: { kind: 'risk', size: 60, holdOut: 0.2 },
  filter: { lastDays: 7 },
  repeats: 'weekly',
  active: true,
  reviewers: [],
  blind: false,
  doubleShare: 0,
  scoreLimit: 5,
}

export function draftOf({
  name,
  rule,
  filter,
  repeats,
  active,
  reviewers,
  blind,
  doubleShare,
  scoreLimit,
}: Plan): PlanInput {
  const ids = reviewers.map(({ id }) => id)
  return { name, rule, filter, repeats, active, reviewers: ids, blind, doubleShare, scoreLimit }
}

/** The rule of another kind to begin with. */
export function ruleOfKind(kind: SamplingRule['kind'], before: SamplingRule): SamplingRule {
  const size = before.kind === 'stratified' ? (before.size ?? 60) : before.size
  if (kind === 'risk') return { kind, size, holdOut: 0.2 }
  return kind === 'random' ? { kind, size } : { kind, atLeast: 2 }
}

/** A filter without the parts that say nothing. */
export function tidied(filter: PlanFilter): PlanFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== null))
}

/** What keeps a plan from being saved. */
export type Obstacle = 'nameMissing' | 'cannotDouble' | 'cannotBlind'

export function obstacleTo({ name, reviewers, doubleShare, blind }: PlanInput): Obstacle | undefined {
  if (name.trim() === '') return 'nameMissing'
  if (doubleShare > 0 && reviewers.length < 2) return 'cannotDouble'
  return blind && reviewers.length === 0 ? 'cannotBlind' : undefined
}
