import type { ScorecardItemRules, Standard } from '@liangyan/standard'
import type { Scorecard } from './result.ts'
import { score, type ScoredFinding } from './scoring.ts'

/** A finding as it now is. `late`: broken by somebody's word, not by the rules. */
export interface TakenAnew<F extends ScoredFinding> {
  readonly finding: F
  readonly late: boolean
}

/**
 * The scorecard with the points taken anew. What the rules found goes first: where both speak of one place, a late
 * finding must not take the lead from one that weighs more; only what is fatal leads wherever it came from. Late ones are
 * taken in an order of their own, so that it does not matter which came first. What applied to the conversation still
 * does. The items name findings by their index.
 * @param judged points that a person took off for items that no rule judges, by id
 */
export function rescored<F extends ScoredFinding>(
  standard: Standard,
  before: Scorecard,
  findings: readonly TakenAnew<F>[],
  judged?: ReadonlyMap<string, number>,
): Scorecard {
  const [rules] = standard.scorecards
  if (!rules) return before
  const order = findings
    .map(({ finding, late }, i) => ({
      i,
      rank: late ? (finding.severity === 'fatal' ? 0 : 2) : 1,
      place: placeOf(finding),
    }))
    .sort((a, b) => a.rank - b.rank || (a.rank === 1 ? 0 : compare(a.place, b.place)) || a.i - b.i)
    .map(({ i }) => i)
  const trial = new Set(standard.clauses.flatMap(({ clause }) => (clause.status === 'trial' ? [clause.id] : [])))
  const applied = new Set(before.items.flatMap((item) => (item.applies ? [item.id] : [])))
  const after = score(
    rules,
    order.map((i) => findings[i].finding),
    ({ clause }) => !trial.has(clause),
    ({ id }: ScorecardItemRules) => applied.has(id),
    judged,
  )
  const items = after.items.map((item) => ({
    ...item,
    findings: item.findings.map((i) => order[i]).sort((a, b) => a - b),
  }))
  return { ...after, items }
}

/** Tells findings at the same place apart: equal ones cost the same. */
const placeOf = ({ clause, criterion, kind = '', turns }: ScoredFinding): string =>
  [criterion, clause, kind, turns.join(',')].join('\n')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
