import type { Plan, PlanFilter, PlanInput, PlanSample, SamplingRule } from '@liangyan/contract'
import { type Database, namesOf, openDrawings, type PlanWithProgress, type SampleWithProgress } from '@liangyan/store'

/** Plans as the contract shows them. */
export async function shownPlans(db: Database, rows: readonly PlanWithProgress[]): Promise<Plan[]> {
  const [names, drawing] = await Promise.all([
    namesOf(
      db,
      rows.flatMap(({ reviewers }) => reviewers),
    ),
    openDrawings(db),
  ])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    rule: row.rule as SamplingRule,
    filter: row.filter as PlanFilter,
    repeats: row.repeats as PlanInput['repeats'],
    active: row.active,
    blind: row.blind,
    doubleShare: row.doubleShare,
    scoreLimit: row.scoreLimit,
    reviewers: row.reviewers.map((id) => ({ id, name: names.get(id) ?? '' })),
    createdBy: row.creator,
    createdAt: row.createdAt.toISOString(),
    lastDrawnAt: row.lastDrawnAt?.toISOString() ?? null,
    nextDrawAt: row.active ? (row.nextDrawAt?.toISOString() ?? null) : null,
    drawings: row.drawings,
    progress: { done: row.done, total: row.total },
    drawing: drawing.get(row.id) ?? null,
  }))
}

export function shownSample(row: SampleWithProgress): PlanSample {
  const { from, to } = row.filter as PlanFilter
  return {
    id: row.id,
    drawnAt: row.drawnAt.toISOString(),
    drawnBy: row.drawer,
    rule: row.rule as SamplingRule,
    from: from ?? null,
    to: to ?? null,
    seed: row.seed,
    population: row.population,
    size: row.size,
    progress: { done: row.done, total: row.total },
    reasons: [...row.reasons],
  }
}
