import { diagnoseCondition } from './diagnose-condition.ts'
import type { Known, Report } from './known.ts'
import { didYouMean } from './diagnostic.ts'
import { restsOnModel } from './grounds.ts'
import { parseClock, parseWindow, WINDOW_HELP } from './quantities.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { ScorecardItemRules, ScorecardRules, StandardHead } from './schema/files.ts'
import { diagnoseBelonging } from './options.ts'
import { diagnoseMoment, diagnoseSources } from './practice.ts'
import { actsOf, walkCondition } from './walk.ts'
import { sourcesOfClause } from './coverage.ts'

/** What a schema cannot say about an act. */
export function diagnoseAct(act: Act, known: Known, report: Report): void {
  diagnoseCondition(act.is, ['is'], known, report, act.by === 'anyone' ? undefined : (act.by ?? 'agent'))
  const circle = circleThrough(act.id, known.acts)
  if (circle) report(['is'], 'error', `言语行为 "${act.id}" 绕了一圈，用自己定义自己：${circle.join(' → ')}`)
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
  if (readings !== 1) report([], 'error', `条款 "${clause.id}" 必须写 require、forbid、advise 之一，且只写一个`)
  if (clause.require && clause.when && !clause.within)
    report(['require'], 'error', `写了 when 的 require 要用 within 说明期限，可以写：${WINDOW_HELP}`)
  if (clause.within && !parseWindow(clause.within))
    report(['within'], 'error', `"${clause.within}" 不是期限，可以写：${WINDOW_HELP}`)
  if (clause.advise && !clause.wording?.length)
    report([], 'error', `条款 "${clause.id}" 是建议（advise），却没有话术（wording）`)
  if (clause.until && !clause.within) report(['until'], 'error', '"until" 用来提前结束期限：还要写 "within"，如 rest')
  if (clause.forbid && !clause.when)
    for (const key of ['within', 'until', 'occurrence'] as const)
      if (clause[key] !== undefined) report([key], 'error', `"${key}" 从触发处算起：还要写 "when"，否则请删去`)
  if (clause.forbid?.by === 'customer' || clause.forbid?.by === 'system')
    report(['forbid', 'by'], 'error', '永远不会违反：forbid 只管坐席说的话')
  if (clause.severity === 'fatal' && !clause.advise && restsOnModel(clause, known.acts))
    report(['severity'], 'error', `一票否决的条款 "${clause.id}" 只凭语言模型的判断：${NEVER_BY_MODEL}`)
  diagnoseReferences(clause, known, report)
  for (const key of ['applies', 'when', 'unless', 'require', 'forbid', 'until'] as const) {
    const condition = clause[key]
    if (condition) diagnoseCondition(condition, [key], known, report)
  }
  if (clause.applies)
    walkCondition(clause.applies, ['applies'], (inner, at) => {
      if (inner.judge)
        report([...at, 'judge'], 'error', '条款适用与否只看随录数据：judge 的问题请写到 when 或 require 里')
    })
  clause.wording?.forEach((wording, i) => {
    if (typeof wording === 'object' && wording.when)
      diagnoseCondition(wording.when, ['wording', i, 'when'], known, report)
  })
}

function diagnoseReferences(clause: Clause, known: Known, report: Report): void {
  const active = (clause.status ?? 'active') === 'active'
  if (!clause.advise && !clause.criterion) report([], 'error', `条款 "${clause.id}" 没有写评分项（criterion）`)
  const criterion = clause.criterion === undefined ? undefined : known.criteria.get(clause.criterion)
  if (clause.criterion && !criterion)
    report(
      ['criterion'],
      'error',
      `没有编号为 "${clause.criterion}" 的评分项${didYouMean(clause.criterion, [...known.criteria.keys()])}`,
    )
  if (clause.kind && criterion && !criterion.kinds?.[clause.kind])
    report(
      ['kind'],
      'error',
      `评分项 "${criterion.id}" 下没有种类 "${clause.kind}"${didYouMean(clause.kind, Object.keys(criterion.kinds ?? {}))}`,
    )
  if (active && sourcesOfClause(clause).length === 0) report([], 'warning', `条款 "${clause.id}" 没有写依据（sources）`)
  diagnoseSources(clause.sources, ['sources'], known, report)
  clause.wording?.forEach((w, i) => {
    if (typeof w === 'object') diagnoseSources(w.sources, ['wording', i, 'sources'], known, report)
  })
  clause.replace?.forEach((r, i) => diagnoseSources(r.sources, ['replace', i, 'sources'], known, report))
  if (clause.moment !== undefined) diagnoseMoment(clause.moment, ['moment'], known, report)
  diagnoseBelonging(clause, known.profiles, report)
}

/** What a schema cannot say about a scorecard. */
export function diagnoseScorecard(card: ScorecardRules, known: Known, report: Report): void {
  const ids = new Set<string>()
  card.groups.forEach((group, g) => {
    group.items.forEach((item, i) => {
      const at = ['groups', g, 'items', i] as const
      if (ids.has(item.id)) report([...at, 'id'], 'error', `编号 "${item.id}" 在这里出现了两次`)
      ids.add(item.id)
      item.criteria?.forEach((id, k) => {
        if (!known.criteria.has(id))
          report(
            [...at, 'criteria', k],
            'error',
            `没有编号为 "${id}" 的评分项${didYouMean(id, [...known.criteria.keys()])}`,
          )
      })
      item.clauses?.forEach((id, k) => {
        if (!known.clauses.has(id))
          report(
            [...at, 'clauses', k],
            'error',
            `没有编号为 "${id}" 的条款${didYouMean(id, [...known.clauses.keys()])}`,
          )
      })
      diagnoseSources(item.sources, [...at, 'sources'], known, report)
      const automatic = (item.judged_by ?? 'rules') === 'rules'
      if (automatic && !item.criteria && !item.clauses)
        report([...at], 'error', `评分表项目 "${item.id}" 无从扣分：请写 criteria 或 clauses，或者写 judged_by 和 why`)
      if (!automatic && !item.why)
        report(
          [...at],
          'error',
          `评分表项目 "${item.id}" 由${item.judged_by === 'person' ? '人' : '语言模型'}判断：请用 why 说明理由`,
        )
      if (item.applies) diagnoseCondition(item.applies, [...at, 'applies'], known, report)
      if (item.fatal && feedsOnModelAlone(item, known))
        report([...at, 'fatal'], 'error', `一票否决项目 "${item.id}" 只凭语言模型的判断：${NEVER_BY_MODEL}`)
    })
  })
  card.grades.forEach((grade, i) => {
    if (i > 0 && grade.at_least >= card.grades[i - 1].at_least) report(['grades', i], 'error', '等级要从高到低排列')
  })
}

const NEVER_BY_MODEL = '请加上由规则查的条款，或在 judge 里写 by: person'

/** Whether all that can ever make a finding for an item is the answer of a language model. */
function feedsOnModelAlone({ criteria, clauses, kinds }: ScorecardItemRules, known: Known): boolean {
  const feeds = ({ id, advise, status, criterion, kind }: Clause) =>
    !advise &&
    status !== 'draft' &&
    (clauses?.includes(id) || (criteria?.includes(criterion ?? '') && (!kinds || kinds.includes(kind ?? ''))))
  const feeding = [...known.clauses.values()].filter(feeds)
  return feeding.length > 0 && feeding.every((clause) => restsOnModel(clause, known.acts))
}

/** Office hours that are no hours. */
export function diagnoseHead(head: StandardHead, report: Report): void {
  if (!head.office_hours) return
  const [from, to] = [parseClock(head.office_hours.from), parseClock(head.office_hours.to)]
  if (from === null || to === null || from >= to)
    report(
      ['office_hours'],
      'error',
      '工作时间（office_hours）要写同一天里先后两个时刻，如 { from: "09:00", to: "18:00" }',
    )
}

/** Ids that stand twice in a list. */
export function diagnoseUnique(items: readonly { readonly id: string }[], report: Report): void {
  const seen = new Set<string>()
  items.forEach(({ id }, i) => {
    if (seen.has(id)) report([i, 'id'], 'error', `编号 "${id}" 在这里出现了两次`)
    seen.add(id)
  })
}
