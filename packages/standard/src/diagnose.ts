import { loadTone } from '@liangyan/language'
import { diagnoseCondition } from './diagnose-condition.ts'
import type { Known, Report } from './known.ts'
import { didYouMean } from './diagnostic.ts'
import { parseClock, parseWindow, WINDOW_HELP } from './quantities.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { ScorecardRules, StandardHead } from './schema/files.ts'
import { actsOf, walkCondition } from './walk.ts'

/** What a schema cannot say about an act. */
export function diagnoseAct(act: Act, known: Known, report: Report): void {
  diagnoseCondition(act.is, ['is'], known, report, act.by === 'anyone' ? undefined : (act.by ?? 'agent'))
  const circle = circleThrough(act.id, known.acts)
  if (circle) report(['is'], 'error', `act "${act.id}" is defined by itself: ${circle.join(' → ')}`)
}

/** Acts that an act asks about at the same step; looking back at earlier steps makes no circle. */
function actsNow(act: Act): string[] {
  const found: string[] = []
  walkCondition(act.is, [], (condition, path) => {
    if (!path.some((p) => p === 'after' || p === 'since' || p === 'replies_to' || p === 'reads_back'))
      found.push(...actsOf(condition))
  })
  return found
}

function circleThrough(id: string, acts: ReadonlyMap<string, Act>): string[] | undefined {
  const seen = new Set<string>()
  const visit = (here: string, trail: readonly string[]): string[] | undefined => {
    const act = acts.get(here)
    for (const next of act ? actsNow(act) : []) {
      if (next === id) return [...trail, next]
      if (seen.has(next)) continue
      seen.add(next)
      const found = visit(next, [...trail, next])
      if (found) return found
    }
    return undefined
  }
  return visit(id, [id])
}

/** What a schema cannot say about a clause. */
export function diagnoseClause(clause: Clause, known: Known, report: Report): void {
  const readings = [clause.require, clause.forbid, clause.advise].filter((r) => r !== undefined && r !== false).length
  if (readings !== 1) report([], 'error', `clause "${clause.id}" must have exactly one of require, forbid, advise`)
  if (clause.require && clause.when && !clause.within)
    report(['require'], 'error', `say within which window: ${WINDOW_HELP}`)
  if (clause.within && !parseWindow(clause.within))
    report(['within'], 'error', `"${clause.within}" is no window: ${WINDOW_HELP}`)
  if (clause.advise && !clause.wording?.length) report([], 'error', `clause "${clause.id}" advises, but has no wording`)
  if (clause.until && !clause.within)
    report(['until'], 'error', '"until" shortens a window: say "within" too, e.g. rest')
  if (clause.forbid && !clause.when)
    for (const key of ['within', 'until', 'occurrence'] as const)
      if (clause[key] !== undefined)
        report([key], 'error', `"${key}" counts from a trigger: say "when" too, or leave it out`)
  if (clause.forbid?.by === 'customer' || clause.forbid?.by === 'system')
    report(['forbid', 'by'], 'error', 'can never be broken: only what the agent says is forbidden')
  diagnoseReferences(clause, known, report)
  for (const key of ['applies', 'when', 'unless', 'require', 'forbid', 'until'] as const) {
    const condition = clause[key]
    if (condition) diagnoseCondition(condition, [key], known, report)
  }
  if (clause.applies)
    walkCondition(clause.applies, ['applies'], (inner, at) => {
      if (inner.judge)
        report(
          [...at, 'judge'],
          'error',
          'whether a clause applies must be plain from the record: put the question into when or require',
        )
    })
  clause.wording?.forEach((wording, i) => {
    if (typeof wording === 'object' && wording.when)
      diagnoseCondition(wording.when, ['wording', i, 'when'], known, report)
  })
}

function diagnoseReferences(clause: Clause, known: Known, report: Report): void {
  const active = (clause.status ?? 'active') === 'active'
  if (!clause.advise && !clause.criterion) report([], 'error', `clause "${clause.id}" proves no criterion`)
  const criterion = clause.criterion === undefined ? undefined : known.criteria.get(clause.criterion)
  if (clause.criterion && !criterion)
    report(
      ['criterion'],
      'error',
      `no criterion "${clause.criterion}"${didYouMean(clause.criterion, [...known.criteria.keys()])}`,
    )
  if (clause.kind && criterion && !criterion.kinds?.[clause.kind])
    report(
      ['kind'],
      'error',
      `criterion "${criterion.id}" has no kind "${clause.kind}"${didYouMean(clause.kind, Object.keys(criterion.kinds ?? {}))}`,
    )
  if (active && !clause.sources?.length) report([], 'warning', `clause "${clause.id}" names no source`)
  if (known.hasSources) {
    clause.sources?.forEach((id, i) => {
      if (!known.sources.has(id)) report(['sources', i], 'error', `no sentence ${id} in sources.tsv`)
    })
  }
}

/** What a schema cannot say about a scorecard. */
export function diagnoseScorecard(card: ScorecardRules, known: Known, report: Report): void {
  const ids = new Set<string>()
  card.groups.forEach((group, g) => {
    group.items.forEach((item, i) => {
      const at = ['groups', g, 'items', i] as const
      if (ids.has(item.id)) report([...at, 'id'], 'error', `id "${item.id}" stands here twice`)
      ids.add(item.id)
      item.criteria?.forEach((id, k) => {
        if (!known.criteria.has(id))
          report([...at, 'criteria', k], 'error', `no criterion "${id}"${didYouMean(id, [...known.criteria.keys()])}`)
      })
      item.clauses?.forEach((id, k) => {
        if (!known.clauses.has(id))
          report([...at, 'clauses', k], 'error', `no clause "${id}"${didYouMean(id, [...known.clauses])}`)
      })
      item.sources?.forEach((id, k) => {
        if (known.hasSources && !known.sources.has(id))
          report([...at, 'sources', k], 'error', `no sentence ${id} in sources.tsv`)
      })
      const automatic = (item.judged_by ?? 'rules') === 'rules'
      if (automatic && !item.criteria && !item.clauses)
        report([...at], 'error', `item "${item.id}" is fed by nothing: name criteria or clauses, or judged_by with why`)
      if (!automatic && !item.why)
        report([...at], 'error', `item "${item.id}" is judged by a ${item.judged_by}: say why`)
      if (item.applies) diagnoseCondition(item.applies, [...at, 'applies'], known, report)
    })
  })
  card.grades.forEach((grade, i) => {
    if (i > 0 && grade.at_least >= card.grades[i - 1].at_least)
      report(['grades', i], 'error', 'grades must stand from high to low')
  })
}

/** Office hours that are no hours. */
export function diagnoseHead(head: StandardHead, report: Report): void {
  if (!head.office_hours) return
  const [from, to] = [parseClock(head.office_hours.from), parseClock(head.office_hours.to)]
  if (from === null || to === null || from >= to)
    report(['office_hours'], 'error', 'office hours are two times of one day, e.g. { from: "09:00", to: "18:00" }')
}

/** Why a trained tone cannot be used; undefined where it can. */
export function toneProblem(json: string): string | undefined {
  try {
    loadTone(json)
    return undefined
  } catch (error) {
    return `cannot be used (${(error as Error).message}): train it again with liangyan train`
  }
}

/** Ids that stand twice in a list. */
export function diagnoseUnique(items: readonly { readonly id: string }[], report: Report): void {
  const seen = new Set<string>()
  items.forEach(({ id }, i) => {
    if (seen.has(id)) report([i, 'id'], 'error', `id "${id}" stands here twice`)
    seen.add(id)
  })
}
