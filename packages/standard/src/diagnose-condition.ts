import { ENTITY_KINDS } from '@liangyan/language'
import { RE2JS } from 're2js'
import { didYouMean } from './diagnostic.ts'
import type { Known, Report } from './known.ts'
import { parseClock, parseDuration, parseRate, parseWindow } from './quantities.ts'
import type { Act } from './schema/clause.ts'
import type { Condition } from './schema/condition.ts'
import { actsOf, walkCondition } from './walk.ts'
import type { Path } from './yaml-file.ts'

/** What a schema cannot say about a condition and everything inside it. */
export function diagnoseCondition(root: Condition, path: Path, known: Known, report: Report, speaker?: string): void {
  walkCondition(root, path, (condition, at) => {
    for (const id of actsOf(condition)) {
      const act = known.acts.get(id)
      if (!act) report([...at, 'act'], 'error', `no act "${id}"${didYouMean(id, [...known.acts.keys()])}`)
      else impossibleSpeaker(condition.by ?? (at.length === path.length ? speaker : undefined), act, at, report)
    }
    if (Object.keys(condition).every((key) => key === 'by') && condition.by === 'anyone')
      report(at, 'error', 'says nothing: it holds at every step')
    if (condition.attribute && Object.keys(condition.attribute).length === 0)
      report([...at, 'attribute'], 'error', 'names no field')
    diagnoseEvent(condition, at, report)
    diagnoseWords(condition, at, known, report)
    diagnoseQuantities(condition, at, report)
    diagnoseDates(condition, at, report)
  })
}

function impossibleSpeaker(by: string | undefined, act: Act, at: Path, report: Report): void {
  const actor = act.by ?? 'agent'
  if (by && by !== 'anyone' && actor !== 'anyone' && by !== actor)
    report([...at, 'act'], 'error', `can never hold: act "${act.id}" is done by the ${actor}, not by the ${by}`)
}

const WITH_TEXT: ReadonlySet<string> = new Set(['ticket', 'transfer'])
const WITH_DURATION: ReadonlySet<string> = new Set(['resume', 'unmute', 'silence'])

function diagnoseEvent(condition: Condition, at: Path, report: Report): void {
  if (condition.event === undefined) return
  const events = [condition.event].flat()
  const never = (why: string) => report([...at, 'event'], 'error', `can never hold: ${why}`)
  if (condition.by || condition.act || condition.means || condition.length)
    never('an event is not a turn; use after: { of: … } for what was said before')
  if (condition.says && !events.some((e) => WITH_TEXT.has(e))) never('only ticket and transfer have words')
  if (condition.lasted && !events.some((e) => WITH_DURATION.has(e)))
    never('only resume, unmute and silence have lasted; say event: resume for a hold that is over')
  if (condition.hung_up_by && !events.some((e) => e === 'hangup' || e === 'end'))
    never('hung_up_by is known at hangup and end only')
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
  for (const tone of namesOf(means, 'tone'))
    if (!known.tones.has(tone) && tone !== 'improper')
      report([...at, 'means'], 'error', `no tone "${tone}"${didYouMean(tone, [...known.tones])}`)
  for (const kind of namesOf(mentions, 'entity'))
    if (!(ENTITY_KINDS as readonly string[]).includes(kind))
      report([...at, 'mentions'], 'error', `no entity "${kind}"${didYouMean(kind, ENTITY_KINDS)}`)
}

/** The names in `x`, `[x, y]` or `{ key: x }`. */
function namesOf(value: unknown, key: string): string[] {
  if (value === undefined) return []
  const inner = typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>)[key] : value
  return [inner].flat() as string[]
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
  const { pace, after, position, length, count } = condition
  const rates = (['at_least', 'at_most'] as const).map((key) => {
    const text = pace?.[key]
    const rate = text === undefined ? undefined : parseRate(text)
    if (rate === null)
      report([...at, 'pace', key], 'error', `"${text}" is no speech rate: 300/min, 5/s or 90% of average`)
    return rate ?? undefined
  })
  if (
    rates[0] &&
    rates[1] &&
    speedOf(rates[0]) > speedOf(rates[1]) &&
    'perMinute' in rates[0] === 'perMinute' in rates[1]
  )
    report([...at, 'pace'], 'error', `can never hold: at least ${pace?.at_least} and at most ${pace?.at_most}`)
  if (after?.within !== undefined && !parseWindow(`${after.within} before`))
    report([...at, 'after', 'within'], 'error', `"${after.within}" is no distance: 3 turns, 2 agent turns, 30s`)
  if (position !== undefined && !/ turns?$/.test(position) && parseDuration(position.split(' ')[1]) === null)
    report(
      [...at, 'position'],
      'error',
      `"${position}" is no position: first 3 turns, first 2 agent turns, first 20s, after 3 turns`,
    )
  for (const [name, range] of [
    ['length', length],
    ['count', count],
  ] as const)
    if (range?.at_least !== undefined && range.at_most !== undefined && range.at_least > range.at_most)
      report([...at, name], 'error', `can never hold: at least ${range.at_least} and at most ${range.at_most}`)
  for (const name of ['silence', 'overlap', 'elapsed', 'lasted'] as const) {
    const span = condition[name]
    const [from, to] = [span?.longer_than ?? span?.at_least, span?.shorter_than ?? span?.at_most].map((d) =>
      d === undefined ? undefined : (parseDuration(d) as number),
    )
    if (from !== undefined && to !== undefined && (from > to || (from === to && !(span?.at_least && span.at_most))))
      report(
        [...at, name],
        'error',
        `can never hold: longer than ${span?.longer_than ?? span?.at_least} and shorter than ${span?.shorter_than ?? span?.at_most}`,
      )
  }
}

const speedOf = (rate: NonNullable<ReturnType<typeof parseRate>>) =>
  'perMinute' in rate ? rate.perMinute : rate.ofAverage

function diagnoseDates(condition: Condition, at: Path, report: Report): void {
  for (const key of ['from', 'to'] as const) {
    const day = condition.date?.[key]
    if (day !== undefined && !isDate(day))
      report([...at, 'date', key], 'error', `"${day}" is no date: write it as 2026-01-31`)
  }
  if (condition.time !== undefined && condition.time.split('-').some((t) => parseClock(t) === null))
    report([...at, 'time'], 'error', `"${condition.time}" is no time of day: 18:00-22:00`)
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
