import { ENTITY_KINDS } from '@liangyan/language'
import { didYouMean, type Path } from './diagnostic.ts'
import type { Known, Report } from './known.ts'
import { patternProblem } from './pattern-problem.ts'
import { parseClock, parseDuration, parseRate, parseWindow } from './quantities.ts'
import type { Act } from './schema/clause.ts'
import { ANY_ACT, type Condition } from './schema/condition.ts'
import { actsOf, walkCondition } from './walk.ts'

/** What a schema cannot say about a condition and everything inside it. */
export function diagnoseCondition(root: Condition, path: Path, known: Known, report: Report, speaker?: string): void {
  walkCondition(root, path, (condition, at) => {
    for (const id of actsOf(condition)) {
      const act = known.acts.get(id)
      if (!act) report([...at, 'act'], 'error', `没有名为 "${id}" 的言语行为${didYouMean(id, [...known.acts.keys()])}`)
      else impossibleSpeaker(condition.by ?? (at.length === path.length ? speaker : undefined), act, at, report)
    }
    if (Object.keys(condition).every((key) => key === 'by') && condition.by === 'anyone')
      report(at, 'error', '等于没有条件：任何时候都成立')
    if (condition.attribute && Object.keys(condition.attribute).length === 0)
      report([...at, 'attribute'], 'error', '没有写字段名')
    diagnoseEvent(condition, at, report)
    diagnoseWords(condition, at, known, report)
    diagnoseQuantities(condition, at, report)
    diagnoseDates(condition, at, report)
  })
}

const SPEAKERS: Readonly<Record<string, string>> = { agent: '坐席', customer: '客户', system: '系统' }

function impossibleSpeaker(by: string | undefined, act: Act, at: Path, report: Report): void {
  const actor = act.by ?? 'agent'
  if (by && by !== 'anyone' && actor !== 'anyone' && by !== actor)
    report(
      [...at, 'act'],
      'error',
      `永远不会成立：言语行为 "${act.id}" 的说话人是${SPEAKERS[actor]}，不是${SPEAKERS[by]}`,
    )
}

const WITH_TEXT: ReadonlySet<string> = new Set(['ticket', 'transfer'])
const WITH_DURATION: ReadonlySet<string> = new Set(['resume', 'unmute', 'silence'])

function diagnoseEvent(condition: Condition, at: Path, report: Report): void {
  if (condition.event === undefined) return
  const events = [condition.event].flat()
  const never = (why: string) => report([...at, 'event'], 'error', `永远不会成立：${why}`)
  if (condition.by || condition.act || condition.means || condition.length)
    never('事件不是话轮；要问事件之前说了什么，请写 after: { of: … }')
  if (condition.says && !events.some((e) => WITH_TEXT.has(e))) never('只有 ticket（工单）和 transfer（转接）带文字')
  if (condition.lasted && !events.some((e) => WITH_DURATION.has(e)))
    never('只有 resume、unmute、silence 有持续时间（lasted）；等候结束请写 event: resume')
  if (condition.hung_up_by && !events.some((e) => e === 'hangup' || e === 'end'))
    never('谁先挂机（hung_up_by）只在 hangup 和 end 时知道')
}

function diagnoseWords(condition: Condition, at: Path, known: Known, report: Report): void {
  const { says, pattern, means, mentions } = condition
  if (says && typeof says === 'object' && !Array.isArray(says)) {
    if (!says.any && !says.all && !says.none && !says.of)
      report([...at, 'says'], 'error', '"says" 里要写 any、all、none 之一，或者写 at_least 和 of')
    if ((says.of === undefined) !== (says.at_least === undefined))
      report([...at, 'says'], 'error', '"at_least" 和 "of" 要一起写')
    if (says.at_least !== undefined && says.of && says.at_least > says.of.length)
      report(
        [...at, 'says', 'at_least'],
        'error',
        `永远不会成立：只有 ${says.of.length} 句话式，却要说到 ${says.at_least} 句`,
      )
  }
  if (condition.except && !says) report([...at, 'except'], 'error', '"except" 要和 "says" 一起写')
  if (pattern) {
    const parts =
      typeof pattern === 'string' ? [pattern] : [pattern.matches, pattern.except].filter((p) => p !== undefined)
    for (const source of parts) {
      const problem = patternProblem(source)
      if (problem) report([...at, 'pattern'], 'error', problem)
    }
  }
  const learned = typeof condition.learned === 'object' ? condition.learned.act : condition.learned
  if (learned !== undefined && learned !== ANY_ACT && !known.learned.has(learned))
    report(
      [...at, 'learned'],
      'error',
      `learned/ 里没有 "${learned}" 的例句${didYouMean(learned, [...known.learned, ANY_ACT])}`,
    )
  for (const tone of namesOf(means, 'tone'))
    if (!known.tones.has(tone) && tone !== 'improper')
      report([...at, 'means'], 'error', `没有名为 "${tone}" 的语气${didYouMean(tone, [...known.tones])}`)
  for (const kind of namesOf(mentions, 'entity'))
    if (!(ENTITY_KINDS as readonly string[]).includes(kind))
      report([...at, 'mentions'], 'error', `没有名为 "${kind}" 的实体${didYouMean(kind, ENTITY_KINDS)}`)
}

/** The names in `x`, `[x, y]` or `{ key: x }`. */
function namesOf(value: unknown, key: string): string[] {
  if (value === undefined) return []
  const inner = typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>)[key] : value
  return [inner].flat() as string[]
}

function diagnoseQuantities(condition: Condition, at: Path, report: Report): void {
  const { pace, after, position, length, count, mentions, attribute } = condition
  const rates = (['at_least', 'at_most'] as const).map((key) => {
    const text = pace?.[key]
    const rate = text === undefined ? undefined : parseRate(text)
    if (rate === null) report([...at, 'pace', key], 'error', `"${text}" 不是语速，可以写：300/min、5/s、90% of average`)
    return rate ?? undefined
  })
  if (
    rates[0] &&
    rates[1] &&
    speedOf(rates[0]) > speedOf(rates[1]) &&
    'perMinute' in rates[0] === 'perMinute' in rates[1]
  )
    report([...at, 'pace'], 'error', `永远不会成立：下限 ${pace?.at_least} 高于上限 ${pace?.at_most}`)
  if (after?.within !== undefined && !parseWindow(`${after.within} before`))
    report([...at, 'after', 'within'], 'error', `"${after.within}" 不是距离，可以写：3 turns、2 agent turns、30s`)
  if (position !== undefined && !/ turns?$/.test(position) && parseDuration(position.split(' ')[1]) === null)
    report(
      [...at, 'position'],
      'error',
      `"${position}" 不是位置，可以写：first 3 turns、first 2 agent turns、first 20s、after 3 turns`,
    )
  const entity = typeof mentions === 'object' && !Array.isArray(mentions) ? mentions.value : undefined
  const ranges: [Path, unknown][] = [
    [['length'], length],
    [['count'], count],
    [['mentions', 'value'], entity],
    ...Object.entries(attribute ?? {}).map(([name, value]): [Path, unknown] => [['attribute', name], value]),
  ]
  for (const [where, range] of ranges) diagnoseRange(range, [...at, ...where], report)
  for (const name of ['silence', 'overlap', 'elapsed', 'lasted'] as const) {
    const span = condition[name]
    const [from, to] = [span?.longer_than ?? span?.at_least, span?.shorter_than ?? span?.at_most].map((d) =>
      d === undefined ? undefined : (parseDuration(d) as number),
    )
    if (from !== undefined && to !== undefined && (from > to || (from === to && !(span?.at_least && span.at_most))))
      report(
        [...at, name],
        'error',
        `永远不会成立：要长于 ${span?.longer_than ?? span?.at_least}，又要短于 ${span?.shorter_than ?? span?.at_most}`,
      )
  }
}

/** Limits between which nothing lies; anything else than limits is passed over. */
function diagnoseRange(range: unknown, at: Path, report: Report): void {
  const { at_least: least, at_most: most } = (range ?? {}) as { at_least?: unknown; at_most?: unknown }
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    report(at, 'error', `永远不会成立：下限 ${least} 高于上限 ${most}`)
}

const speedOf = (rate: NonNullable<ReturnType<typeof parseRate>>) =>
  'perMinute' in rate ? rate.perMinute : rate.ofAverage

function diagnoseDates(condition: Condition, at: Path, report: Report): void {
  for (const key of ['from', 'to'] as const) {
    const day = condition.date?.[key]
    if (day !== undefined && !isDate(day))
      report([...at, 'date', key], 'error', `"${day}" 不是日期，请写成 2026-01-31 的样子`)
  }
  if (condition.time !== undefined && condition.time.split('-').some((t) => parseClock(t) === null))
    report([...at, 'time'], 'error', `"${condition.time}" 不是一天中的时段，请写成 18:00-22:00 的样子`)
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
