import type { ScorecardItemRules, ScorecardRules } from '@liangyan/standard'
import type { Finding, Scorecard, ScoredItem } from './result.ts'

/** Of a standard without a scorecard: no points, but a finding may be fatal all the same. */
export const NO_CARD: ScorecardRules = { id: 'none', title: '', groups: [], grades: [{ at_least: 0, title: '' }] }

/** Whether an item takes points for a clause, or for a criterion and kind. */
export function isAbout(
  item: ScorecardItemRules,
  { clause, criterion, kind }: { clause: string; criterion?: string | undefined; kind?: string | undefined },
): boolean {
  if (item.clauses?.includes(clause)) return true
  if (criterion === undefined || !item.criteria?.includes(criterion)) return false
  return item.kinds === undefined || (kind !== undefined && item.kinds.includes(kind))
}

/** What of a finding decides the points. */
export type ScoredFinding = Pick<Finding, 'clause' | 'criterion' | 'kind' | 'verdict' | 'severity' | 'turns'>

const feeds = (item: ScorecardItemRules, finding: ScoredFinding): boolean =>
  finding.verdict === 'broken' && isAbout(item, finding)

/**
 * Points from verdicts. What is found twice of one criterion on the same turns counts once, under the kind found first;
 * undecided findings cost nothing; one of fatal severity, or one that feeds a fatal item, takes all points.
 * @param counts whether a finding costs points at all (clauses on trial do not)
 * @param applies whether an item applies to this conversation
 * @param judged points that a person took off for items that no rule judges, by id; others of these do not apply
 */
export function score<F extends ScoredFinding>(
  card: ScorecardRules,
  findings: readonly F[],
  counts: (finding: F) => boolean,
  applies: (item: ScorecardItemRules) => boolean,
  judged: ReadonlyMap<string, number> = new Map(),
): Scorecard {
  const items: ScoredItem[] = []
  // a second finding at the same place costs nothing, and belongs to the item that the first one feeds
  const leading = leadersOf(findings, counts)
  const costing = [...findings.keys()].filter((i) => leading[i] !== undefined)
  const costs = (item: ScorecardItemRules, i: number) =>
    feeds(item, findings[i]) && (leading[i] === findings[i] || feeds(item, leading[i] as F))
  let fatal = findings.some((f, i) => leading[i] === f && f.severity === 'fatal')
  const groups = card.groups.map((group) => {
    let points = group.points
    for (const item of group.items) {
      const byRules = (item.judged_by ?? 'rules') === 'rules'
      const applied = byRules ? applies(item) : judged.has(item.id)
      const hits = byRules && applied ? costing.filter((i) => costs(item, i)) : []
      const places = hits.length < 2 ? hits.length : new Set(hits.map((i) => leading[i])).size
      const due = byRules ? places * (item.deduct ?? 0) : Math.max(0, judged.get(item.id) ?? 0)
      const deducted = Math.min(due, mostDeducted(item, group))
      if (item.fatal && (byRules ? hits.length : deducted) > 0) fatal = true
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

/** The most points that an item can cost. */
export function mostDeducted(item: ScorecardItemRules, group: { readonly points: number }): number {
  return Math.min(item.cap ?? Number.POSITIVE_INFINITY, group.points)
}

/** For each finding that is broken and counts, the first such finding of the same criterion on the same turns. */
function leadersOf<F extends ScoredFinding>(
  findings: readonly F[],
  counts: (finding: F) => boolean,
): (F | undefined)[] {
  const first = new Map<string, F>()
  return findings.map((f) => {
    if (f.verdict !== 'broken' || !counts(f)) return undefined
    const place = `${f.criterion} ${f.turns.join(',')}`
    const leader = first.get(place) ?? f
    first.set(place, leader)
    return leader
  })
}
