import { closenessOf, type ExplainedCheck, type ExplainedStep, type Explanation, nearestOf } from '@liangyan/inspection'
import { exampleLines } from './examples.ts'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'
import { reasonsAgainst, reasonsFor } from './reasons.ts'
import { eventNames, stepLine, stepName } from './steps.ts'
import { conclusionOf, hasHit } from './verdict.ts'

const MOST_STEPS = 8

/** A line with what it is about. */
export type Told = readonly [label: string, text: string]

/** Which words, rule or learned features decided, at which turn; where nothing hit, what came nearest. */
export function briefly(explanation: Explanation, palette: Palette, columns: number): string[] {
  const { steps, applies, nearest, window } = explanation
  const line = ([label, text]: Told) => hanging(`  ${label}  `, harmless(text), columns, { label: palette.quiet })
  const told = steps.filter((step) => isTold(step, explanation))
  const paint = hasHit(explanation) ? palette.severity.minor : palette.good
  return [
    hanging('结论  ', conclusionOf(explanation), columns, { label: palette.quiet, text: paint }),
    ...(applies && window !== undefined ? [hanging('范围  ', window, columns, { label: palette.quiet })] : []),
    ...told
      .slice(0, MOST_STEPS)
      .flatMap((step) => [
        '',
        stepLine(step, palette, columns),
        ...linesOf(step, explanation).map(line),
        ...exampleLines(learntAt(step), palette, columns),
      ]),
    ...(told.length > MOST_STEPS ? ['', `另有 ${told.length - MOST_STEPS} 处，加 --all 查看。`] : []),
    ...(nearest
      ? [
          '',
          palette.quiet('最接近的一处'),
          stepLine(nearest.step, palette, columns),
          ...missLines(nearest.step, nearest.step[nearest.of]).map(line),
          ...exampleLines(nearest.step[nearest.of], palette, columns),
        ]
      : []),
  ]
}

/** That a conversation begins, or that nothing forbidden came until a window ended, is no news. */
function isTold({ kind, events }: ExplainedStep, { mode, nearest }: Explanation): boolean {
  const decided = events.filter((event) => event !== 'triggered' && !event.endsWith('opened'))
  if (kind === 'start' || (mode === 'forbid' && nearest)) return decided.some((event) => event !== 'kept')
  return events.length > 0 && !(mode === 'forbid' && decided.length > 0 && decided.every((event) => event === 'kept'))
}

/** What decided at a step: the trigger where that is all that happened. */
function learntAt({ events, trigger, condition }: ExplainedStep): ExplainedCheck | undefined {
  return events.every((event) => event === 'triggered' || event.endsWith('opened')) ? trigger : condition
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
