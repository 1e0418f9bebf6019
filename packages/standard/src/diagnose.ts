import { ENTITY_KINDS } from '@liangyan/language'
import { RE2JS } from 're2js'
import { type Diagnostic, didYouMean } from './diagnostic.ts'
import { parseRate, parseWindow, WINDOW_HELP } from './quantities.ts'
import type { Act, Clause } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'
import type { Criterion, ScorecardRules } from './schema/files.ts'
import type { Source } from './sources.ts'
import { actsOf, walkCondition } from './walk.ts'
import type { Path } from './yaml-file.ts'

/** What a condition may refer to. */
export interface Known {
  readonly acts: ReadonlyMap<string, Act>
  readonly clauses: ReadonlySet<string>
  readonly criteria: ReadonlyMap<string, Criterion>
  readonly tones: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, Source>
  readonly hasSources: boolean
}

/** Reports about one item of a file: paths are relative to the item. */
export type Report = (path: Path, severity: Diagnostic['severity'], message: string) => void

/** What a schema cannot say about an act. */
export function diagnoseAct(act: Act, known: Known, report: Report): void {
  diagnoseCondition(act.is, ['is'], known, report, act.by === 'anyone' ? undefined : (act.by ?? 'agent'))
  walkCondition(act.is, ['is'], (condition, path) => {
    if (actsOf(condition).includes(act.id) && path.every((p) => p !== 'after' && p !== 'since' && p !== 'replies_to'))
      report([...path, 'act'], 'error', `act "${act.id}" is defined by itself`)
  })
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
  diagnoseReferences(clause, known, report)
  for (const key of ['applies', 'when', 'unless', 'require', 'forbid', 'until'] as const) {
    const condition = clause[key]
    if (condition) diagnoseCondition(condition, [key], known, report)
  }
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

/** What a schema cannot say about a condition and everything inside it. */
export function diagnoseCondition(root: Condition, path: Path, known: Known, report: Report, speaker?: string): void {
  walkCondition(root, path, (condition, at) => {
    for (const id of actsOf(condition)) {
      const act = known.acts.get(id)
      if (!act) report([...at, 'act'], 'error', `no act "${id}"${didYouMean(id, [...known.acts.keys()])}`)
      else impossibleSpeaker(condition.by ?? (at.length === path.length ? speaker : undefined), act, at, report)
    }
    if (condition.event && (condition.by || condition.act || condition.means || condition.length))
      report(
        [...at, 'event'],
        'error',
        'can never hold: an event is not a turn; use after: { of: … } for what was said before',
      )
    diagnoseWords(condition, at, known, report)
    diagnoseQuantities(condition, at, report)
  })
}

function impossibleSpeaker(by: string | undefined, act: Act, at: Path, report: Report): void {
  const actor = act.by ?? 'agent'
  if (by && by !== 'anyone' && actor !== 'anyone' && by !== actor)
    report([...at, 'act'], 'error', `can never hold: act "${act.id}" is done by the ${actor}, not by the ${by}`)
}

function diagnoseWords(condition: Condition, at: Path, known: Known, report: Report): void {
  const { says, pattern, means, mentions } = condition
  if (says && typeof says === 'object' && !Array.isArray(says)) {
    if (!says.any && !says.all && !says.none && !says.of)
      report([...at, 'says'], 'error', 'says needs any, all, none or at_least with of')
    if ((says.of === undefined) !== (says.at_least === undefined))
      report([...at, 'says'], 'error', '"at_least" and "of" belong together')
    if (says.at_least !== undefined && says.of && says.at_least > says.of.length)
      report(
        [...at, 'says', 'at_least'],
        'error',
        `can never hold: at least ${says.at_least} of ${says.of.length} phrases`,
      )
  }
  if (condition.except && !says) report([...at, 'except'], 'error', '"except" belongs to "says"')
  if (pattern) {
    const parts =
      typeof pattern === 'string' ? [pattern] : [pattern.matches, pattern.except].filter((p) => p !== undefined)
    for (const source of parts) {
      const problem = patternProblem(source)
      if (problem) report([...at, 'pattern'], 'error', problem)
    }
  }
  const tones =
    means === undefined ? [] : typeof means === 'object' && !Array.isArray(means) ? [means.tone].flat() : [means].flat()
  for (const tone of tones)
    if (!known.tones.has(tone) && tone !== 'improper')
      report([...at, 'means'], 'error', `no tone "${tone}"${didYouMean(tone, [...known.tones])}`)
  const kinds =
    mentions === undefined
      ? []
      : typeof mentions === 'object' && !Array.isArray(mentions)
        ? [mentions.entity].flat()
        : [mentions].flat()
  for (const kind of kinds)
    if (!(ENTITY_KINDS as readonly string[]).includes(kind))
      report([...at, 'mentions'], 'error', `no entity "${kind}"${didYouMean(kind, ENTITY_KINDS)}`)
}

/** Patterns run on RE2 semantics: linear in the text. What RE2 cannot run (look-around, back references) is refused. */
function patternProblem(source: string): string | undefined {
  try {
    RE2JS.compile(source)
    return undefined
  } catch (error) {
    return `pattern ${source} cannot run in linear time or is broken: ${(error as Error).message}`
  }
}

function diagnoseQuantities(condition: Condition, at: Path, report: Report): void {
  for (const key of ['at_least', 'at_most'] as const) {
    const rate = condition.pace?.[key]
    if (rate !== undefined && !parseRate(rate))
      report([...at, 'pace', key], 'error', `"${rate}" is no speech rate: 300/min, 5/s or 90% of average`)
  }
  const within = condition.after?.within
  if (within !== undefined && !parseWindow(`${within} before`))
    report([...at, 'after', 'within'], 'error', `"${within}" is no distance: 3 turns, 2 agent turns, 30s`)
  const { length } = condition
  if (length?.at_least !== undefined && length.at_most !== undefined && length.at_least > length.at_most)
    report(
      [...at, 'length'],
      'error',
      `can never hold: at least ${length.at_least} and at most ${length.at_most} characters`,
    )
}

/** What a schema cannot say about a scorecard. */
export function diagnoseScorecard(card: ScorecardRules, known: Known, report: Report): void {
  card.groups.forEach((group, g) => {
    group.items.forEach((item, i) => {
      const at = ['groups', g, 'items', i] as const
      item.criteria?.forEach((id, k) => {
        if (!known.criteria.has(id))
          report([...at, 'criteria', k], 'error', `no criterion "${id}"${didYouMean(id, [...known.criteria.keys()])}`)
      })
      item.clauses?.forEach((id, k) => {
        if (!known.clauses.has(id))
          report([...at, 'clauses', k], 'error', `no clause "${id}"${didYouMean(id, [...known.clauses])}`)
      })
      const automatic = (item.judged_by ?? 'rules') === 'rules'
      if (automatic && !item.criteria && !item.clauses)
        report([...at], 'error', `item "${item.id}" is fed by nothing: name criteria or clauses, or judged_by with why`)
      if (!automatic && !item.why)
        report([...at], 'error', `item "${item.id}" is judged by a ${item.judged_by}: say why`)
    })
  })
}
