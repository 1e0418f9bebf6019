import type { ListeningFigures, PlanFilter } from '@liangyan/contract'
import { type ListeningEffort, listeningEffort, type ReviewedConversation, usualLeastHoldOuts } from '@liangyan/review'
import {
  type Database,
  type DrawnByRisk,
  drawnByRisk,
  type Period,
  riskSamples,
  type SampleOfRisk,
} from '@liangyan/store'

export interface Listening {
  readonly plan?: number | undefined
  /** How many conversations one can listen to. */
  readonly budget: number
  /** A conversation with fewer points than this, or with a veto, is bad; undefined: one that lost any. */
  readonly below?: number | undefined
}

/** What listening in the order of risk found, in drawings of risk plans in a period, that had populations of their own. */
export async function listeningIn(db: Database, period: Period, listening: Listening): Promise<ListeningFigures> {
  const samples = await riskSamples(db, period, listening.plan)
  const used = apart(samples)
  const drawn = await drawnByRisk(
    db,
    used.map(({ id }) => id),
  )
  const population = used.reduce((sum, sample) => sum + sample.population, 0)
  const reviewed = drawn.flatMap((each) => reviewedConversation(each, listening.below) ?? [])
  const { budget } = listening
  const effort = listeningEffort(reviewed, { population: Math.max(population, reviewed.length), budget })
  return {
    drawings: used.length,
    leftOut: samples.length - used.length,
    population,
    byRisk: tally(drawn, reviewed, 'risk'),
    holdOut: tally(drawn, reviewed, 'hold-out'),
    missing: Math.max(0, usualLeastHoldOuts - effort.holdOut.reviewed),
    leastHoldOuts: usualLeastHoldOuts,
    ...shown(effort),
  }
}

function shown(effort: ListeningEffort): Pick<ListeningFigures, 'effort' | 'lack'> {
  if (!effort.enough) return { effort: null, lack: effort.reason }
  const { rate, total, points, gain } = effort
  return { effort: { rate, total, points: points.map((point) => ({ ...point })), gain }, lack: null }
}

function tally(drawn: readonly DrawnByRisk[], reviewed: readonly ReviewedConversation[], reason: 'risk' | 'hold-out') {
  const own = reviewed.filter((each) => each.reason === reason)
  return {
    reviewed: own.length,
    bad: own.filter(({ bad }) => bad).length,
    drawn: drawn.filter((each) => each.reason === reason).length,
  }
}

function reviewedConversation(
  { reason, probability, risk, bad, score, fatal }: DrawnByRisk,
  below: number | undefined,
): ReviewedConversation | undefined {
  if (bad === null) return undefined
  const isBad = below === undefined ? bad : fatal === true || (score ?? 0) < below
  return { reason, risk, bad: isBad, ...(probability !== null && { probability }) }
}

/**
 * The drawings whose populations have no conversation in common: put together, each conversation counts once. Of those
 * that have, the first is kept: its population is the whole one, the later ones lack what it drew.
 */
export function apart(samples: readonly SampleOfRisk[]): SampleOfRisk[] {
  const kept: SampleOfRisk[] = []
  for (const sample of samples)
    if (!kept.some((other) => mayShare(sample.filter as PlanFilter, other.filter as PlanFilter))) kept.push(sample)
  return kept
}

/** What a conversation has one of: drawings from two different ones share none. */
const ONE_OF = ['agent', 'team', 'channel', 'direction', 'service'] as const

function mayShare(a: PlanFilter, b: PlanFilter): boolean {
  if (ONE_OF.some((part) => a[part] !== undefined && b[part] !== undefined && a[part] !== b[part])) return false
  return startOf(a) <= endOf(b) && startOf(b) <= endOf(a)
}

const startOf = ({ from }: PlanFilter): number => (from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from))
const endOf = ({ to }: PlanFilter): number => (to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to))
