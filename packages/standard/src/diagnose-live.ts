import { didYouMean, type Path } from './diagnostic.ts'
import { diagnoseCondition } from './diagnose-condition.ts'
import type { Known, Report } from './known.ts'
import { parseDuration } from './quantities.ts'
import type { Condition } from './schema/condition.ts'
import type { LiveRules } from './schema/live.ts'

/** What a schema cannot say about live.yaml. */
export function diagnoseLive(rules: LiveRules, known: Known, report: Report): void {
  for (const { condition, path } of conditionsOf(rules)) diagnoseCondition(condition, path, known, report)
  const { clocks, guard, emergency, before_emergency: before } = rules
  for (const [value, path] of [
    [clocks.amber.last, ['clocks', 'amber', 'last']],
    [clocks.grace, ['clocks', 'grace']],
    [clocks.linger, ['clocks', 'linger']],
  ] as const)
    if (parseDuration(value) === null) report(path, 'error', `“${value}”不是时长：请写 2s、1.5s、500ms、1min`)
  clocks.owed?.forEach(({ clauses }, i) =>
    clauses.forEach((id, k) => diagnoseOwed(id, ['clocks', 'owed', i, 'clauses', k], known, report)),
  )
  guard?.harsh?.forEach((id, i) => named(id, known.criteria, '评分项', ['guard', 'harsh', i], report))
  guard?.promise?.clauses?.forEach((id, i) =>
    named(id, known.clauses, '条款', ['guard', 'promise', 'clauses', i], report),
  )
  if (known.moments.size > 0) {
    if (emergency !== undefined) named(emergency, known.moments, '情景', ['emergency'], report)
    before?.moments?.forEach((title, i) =>
      named(title, known.moments, '情景', ['before_emergency', 'moments', i], report),
    )
  }
  before?.clauses?.forEach((id, i) => named(id, known.clauses, '条款', ['before_emergency', 'clauses', i], report))
  diagnoseMood(rules, report)
  diagnoseLines(rules, report)
  diagnoseRewriting(rules, report)
}

const SLOTS = {
  matter: ['来意'],
  done: ['事项'],
  promises: ['承诺'],
  promise: ['事项', '时限'],
  numbers: ['号码'],
  mood: ['情绪'],
  mood_turned: ['最差', '结束时'],
} as const

/** A line that does not say where its content stands would lose it. */
function diagnoseLines({ summary }: LiveRules, report: Report): void {
  if (!summary) return
  for (const [line, slots] of Object.entries(SLOTS) as [keyof typeof SLOTS, readonly string[]][])
    for (const slot of slots)
      if (summary.lines[line].split(`{${slot}}`).length !== 2)
        report(['summary', 'lines', line], 'error', `须写一次 {${slot}}`)
}

/** A model that is not told what was said, or what there is to improve, can only invent. */
function diagnoseRewriting({ summary }: LiveRules, report: Report): void {
  const question = summary?.rewriting?.question
  for (const slot of ['{会话}', '{小结}'])
    if (question !== undefined && question.split(slot).length !== 2)
      report(['summary', 'rewriting', 'question'], 'error', `须写一次 ${slot}`)
}

function diagnoseOwed(id: string, path: Path, known: Known, report: Report): void {
  const clause = known.clauses.get(id)
  if (!clause) named(id, known.clauses, '条款', path, report)
  else if (clause.require === undefined) report(path, 'error', `条款 "${id}" 没有要做的事（require），没有可提醒的`)
  else if (!clause.within?.endsWith('before'))
    report(path, 'error', `条款 "${id}" 的期限不是 before，触发以后自会提醒，不必写在这里`)
}

function diagnoseMood({ mood: { moves, at_most: most, pleased_from: pleased } }: LiveRules, report: Report): void {
  moves.forEach(({ by, floor }, i) => {
    if (floor !== undefined && by >= 0)
      report(['mood', 'moves', i, 'floor'], 'error', '让心情变好的（by 不小于 0）不能写 floor：它管的是至多低到多少')
  })
  if (!(most.angry <= most.upset && most.upset <= most.uneasy && most.uneasy < pleased))
    report(['mood', 'at_most'], 'error', '须依次不小于前一个：angry、upset、uneasy，并小于 pleased_from')
}

function named(
  name: string,
  among: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  what: string,
  path: Path,
  report: Report,
): void {
  if (!among.has(name)) report(path, 'error', `没有名为 "${name}" 的${what}${didYouMean(name, [...among.keys()])}`)
}

/** The conditions of live.yaml, each with its place in the file. */
export function conditionsOf({ clocks, mood, guard, summary }: LiveRules): { condition: Condition; path: Path }[] {
  const at = (condition: Condition | undefined, ...path: Path) => (condition ? [{ condition, path }] : [])
  return [
    ...at(clocks.ending, 'clocks', 'ending'),
    ...(clocks.owed ?? []).flatMap(({ when }, i) => at(when, 'clocks', 'owed', i, 'when')),
    ...mood.moves.flatMap(({ when }, i) => at(when, 'mood', 'moves', i, 'when')),
    ...at(guard?.promise?.when, 'guard', 'promise', 'when'),
    ...at(summary?.matter, 'summary', 'matter'),
    ...(summary?.done ?? []).flatMap(({ when, unless }, i) => [
      ...at(when, 'summary', 'done', i, 'when'),
      ...at(unless, 'summary', 'done', i, 'unless'),
    ]),
  ]
}
