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
 * Points from verdicts. What is found twice of one criterion on the same turns counts once, under the kind found first;
 * undecided findings cost nothing; one of fatal severity, or one that feeds a fatal item, takes all points.
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
  const first = firstAtPlace(findings, counts)
  // a second finding at the same place costs nothing, and belongs to the item that the first one feeds
  const costs = (item: ScorecardItemRules, f: Finding) => {
    const leading = first.get(placeOf(f))
    return counts(f) && leading !== undefined && feeds(item, f) && feeds(item, leading)
  }
  let fatal = [...first.values()].some((f) => f.severity === 'fatal')
  const groups = card.groups.map((group) => {
    let points = group.points
    for (const item of group.items) {
      const applied = (item.judged_by ?? 'rules') === 'rules' && applies(item)
      const hits = applied ? findings.flatMap((f, i) => (costs(item, f) ? [i] : [])) : []
      const places = new Set(hits.map((i) => placeOf(findings[i]))).size
      const deducted = Math.min(places * (item.deduct ?? 0), item.cap ?? Number.POSITIVE_INFINITY, group.points)
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

const placeOf = (f: Finding) => `${f.criterion} ${f.turns.join(',')}`

/** Of the broken findings that count at each place of a criterion, the first. */
function firstAtPlace(findings: readonly Finding[], counts: (finding: Finding) => boolean): Map<string, Finding> {
  const first = new Map<string, Finding>()
  for (const f of findings) if (f.verdict === 'broken' && counts(f) && !first.has(placeOf(f))) first.set(placeOf(f), f)
  return first
}
