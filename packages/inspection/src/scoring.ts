import type { ScorecardItemRules, ScorecardRules } from '@liangyan/standard'
import type { Finding, Scorecard, ScoredItem } from './result.ts'

/** Which clauses and criteria feed an item. */
function feeds(item: ScorecardItemRules, finding: Finding): boolean {
  if (finding.verdict !== 'broken') return false
  if (item.clauses?.includes(finding.clause)) return true
  if (!item.criteria?.includes(finding.criterion)) return false
  return item.kinds === undefined || (finding.kind !== undefined && item.kinds.includes(finding.kind))
}

/**
 * Points from verdicts. Repeated findings of one criterion on the same turns count once; undecided ones cost nothing.
 * @param counts whether a finding costs points at all (clauses on trial do not)
 * @param applies whether an item applies to this conversation
 */
export function score(
  card: ScorecardRules,
  findings: readonly Finding[],
  counts: (finding: Finding) => boolean,
  applies: (item: ScorecardItemRules) => boolean,
): Scorecard {
  const items: ScoredItem[] = []
  let fatal = false
  const groups = card.groups.map((group) => {
    let points = group.points
    for (const item of group.items) {
      const applied = (item.judged_by ?? 'rules') === 'rules' && applies(item)
      const hits = applied ? findings.flatMap((f, i) => (counts(f) && feeds(item, f) ? [i] : [])) : []
      const distinct = new Set(hits.map((i) => `${findings[i].criterion} ${findings[i].turns.join(',')}`)).size
      const deducted = Math.min(distinct * (item.deduct ?? 0), item.cap ?? Number.POSITIVE_INFINITY, group.points)
      if (hits.length > 0 && item.fatal) fatal = true
      points -= deducted
      items.push({
        id: item.id,
        title: item.title,
        group: group.id,
        applies: applied,
        judgedBy: item.judged_by ?? 'rules',
        deducted,
        findings: hits,
      })
    }
    return { id: group.id, title: group.title, points: Math.max(0, points), outOf: group.points }
  })
  const outOf = groups.reduce((sum, g) => sum + g.outOf, 0)
  const total = fatal ? 0 : groups.reduce((sum, g) => sum + g.points, 0)
  const grade = card.grades.find((g) => total >= g.at_least)?.title ?? card.grades.at(-1)?.title ?? ''
  return { id: card.id, title: card.title, total, outOf, grade, fatal, groups, items }
}
