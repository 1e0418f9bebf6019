import { closenessOf } from '../explain-closeness.ts'
import type { ExplainedCheck } from '../explain-check.ts'
import { type ExplainedStep, type Explanation, nearestOf } from '../explain.ts'
import { conclusionOf } from './conclusion.ts'
import { eventNames, stepName } from './names.ts'
import { reasonsAgainst, reasonsFor } from './reasons.ts'

/** A line with what it is about, in Chinese. */
export type Told = readonly [label: string, text: string]

/** A step with what is told of it. */
export interface ToldStep {
  readonly step: ExplainedStep
  readonly lines: readonly Told[]
}

/** An explanation in sentences: what became of the clause, and at which steps what decided. */
export interface Telling {
  readonly conclusion: string
  readonly steps: readonly ToldStep[]
  /** Where nothing hit: what came nearest, and what it lacked. */
  readonly nearest?: ToldStep
}

/** Which words, rule or learned features decided, at which turn; where nothing hit, what came nearest. */
export function tell(explanation: Explanation): Telling {
  const { steps, nearest } = explanation
  return {
    conclusion: conclusionOf(explanation),
    steps: steps
      .filter((step) => isTold(step, explanation))
      .map((step) => ({ step, lines: linesOf(step, explanation) })),
    ...(nearest && { nearest: { step: nearest.step, lines: missLines(nearest.step, nearest.step[nearest.of]) } }),
  }
}

/** That a conversation begins, or that nothing forbidden came until a window ended, is no news. */
function isTold({ kind, events }: ExplainedStep, { mode, nearest }: Explanation): boolean {
  const decided = events.filter((event) => event !== 'triggered' && !event.endsWith('opened'))
  if (kind === 'start' || (mode === 'forbid' && nearest)) return decided.some((event) => event !== 'kept')
  return events.length > 0 && !(mode === 'forbid' && decided.length > 0 && decided.every((event) => event === 'kept'))
}

/** What happened at a step, and why. */
function linesOf(step: ExplainedStep, explanation: Explanation): Told[] {
  const { events, trigger } = step
  return events.flatMap((event): Told[] => {
    if (event.endsWith('opened')) return []
    if (event === 'triggered') return trigger ? [['触发', reasonsFor(trigger) || trigger.text]] : []
    if (event === 'broken' && explanation.mode === 'require') return missed(step, explanation)
    return [[eventNames([event]), why(event, step)]]
  })
}

function why(event: string, { condition, excuse, metBy }: ExplainedStep): string {
  if (event === 'void') return excuse ? `免责：${reasonsFor(excuse)}` : '会话结束时期限还没有到'
  if (metBy)
    return metBy.turn === undefined
      ? `此前已${stepName(metBy)}`
      : `${stepName(metBy)}“${metBy.text}”：${reasonsFor(metBy.condition)}`
  return reasonsFor(condition)
}

/** A duty that was not done: why this step does not count, and which of its window came nearest. */
function missed(step: ExplainedStep, { steps, demand }: Explanation): Told[] {
  const upTo = steps.slice(0, steps.indexOf(step) + 1)
  const since = upTo.findLastIndex(({ events }) => events.includes('triggered'))
  const nearest = nearestOf(upTo.slice(Math.max(0, since)), 'condition')
  const here = step.turn === undefined ? `到这时仍没有：${demand}` : reasonsAgainst(step.condition)
  const near: Told[] =
    nearest && nearest !== step
      ? [['最接近', `${stepName(nearest)}“${nearest.text}”：${reasonsAgainst(nearest.condition)}`]]
      : []
  return [['违规', here], ...near]
}

/** What of a condition was there, what was missing, and what excused. */
export function missLines({ excuse }: Pick<ExplainedStep, 'excuse'>, check: ExplainedCheck | undefined): Told[] {
  if (!check) return []
  const part = heartOf(check)
  const held =
    part.kind === 'all' ? reasonsFor({ ...part, parts: part.parts.filter(({ holds }) => holds !== 'no') }) : ''
  const acts = part === check ? '' : `，所以没有构成${check.text}`
  return [
    ...(held === '' ? [] : [['相符', held] as const]),
    ...(check.holds === 'no' ? [['不符', `${reasonsAgainst(part)}${check.kind === 'act' ? acts : ''}`] as const] : []),
    ...(excuse ? [['免责', reasonsFor(excuse)] as const] : []),
  ]
}

/** The part of a condition that came nearest to making it hold. */
function heartOf(check: ExplainedCheck): ExplainedCheck {
  const { kind, holds, parts } = check
  const inside = kind === 'all' ? onlyFailing(parts) : kind === 'any' || kind === 'act' ? parts : []
  if (holds !== 'no' || inside.length === 0) return check
  const [best] = inside.toSorted((a, b) => (closenessOf(b) ?? 0) - (closenessOf(a) ?? 0))
  return heartOf(best)
}

/** The one part that failed, where the others ask nothing of what was said. */
function onlyFailing(parts: readonly ExplainedCheck[]): readonly ExplainedCheck[] {
  const failing = parts.filter(({ holds }) => holds === 'no')
  const silent = parts.every((part) => failing.includes(part) || reasonsFor(part) === '')
  return failing.length === 1 && silent ? failing : []
}
