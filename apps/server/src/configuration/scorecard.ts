import type { ScorecardWeights } from '@liangyan/contract'
import type { ReadyStandard } from '../standards/standards.ts'

/** The points of a version's scorecard, with the titles of what takes them; undefined where it has no scorecard. */
export function weightsOf({ id, number, standard, titles }: ReadyStandard): ScorecardWeights | undefined {
  // the first is the one that conversations are marked by
  const [card] = standard.scorecards
  if (!card) return undefined
  return {
    standard: { id, number },
    title: card.title,
    note: card.note ?? null,
    outOf: card.groups.reduce((sum, { points }) => sum + points, 0),
    groups: card.groups.map((group) => ({
      id: group.id,
      title: group.title,
      points: group.points,
      items: group.items.map((item) => ({
        id: item.id,
        title: item.title,
        judgedBy: item.judged_by ?? 'rules',
        deduct: item.deduct ?? null,
        cap: item.cap ?? null,
        fatal: item.fatal ?? false,
        by: [
          ...(item.criteria ?? []).map((criterion) => titles.criterion(criterion)),
          ...(item.clauses ?? []).map((clause) => titles.clause(clause)),
        ],
        why: item.why ?? null,
      })),
    })),
    grades: card.grades.map(({ at_least, title }) => ({ atLeast: at_least, title })),
  }
}
