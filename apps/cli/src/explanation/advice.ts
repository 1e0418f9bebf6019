import type { AdviceExplanation, ExplainedAdvice, WhyNot } from '@liangyan/assist'
import type { Conversation } from '@liangyan/conversation'
import { closenessOf, missLines, reasonsAgainst, reasonsFor, stepName, type Told } from '@liangyan/inspection'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'
import { stepLine } from './steps.ts'

const MOST_STEPS = 8
/** Less is no miss that anybody would ask about. */
const NEAR = 0.4

export interface Layout {
  readonly palette: Palette
  readonly columns: number
  /** Every step, not only those that decided. */
  readonly all: boolean
}

/** Where the words of a clause were suggested, where it was triggered and was not, and why; else what came nearest. */
export function adviceLines(
  explanation: AdviceExplanation,
  { id }: Pick<Conversation, 'id'>,
  { palette, columns, all }: Layout,
): string[] {
  const { clause, title, steps } = explanation
  const line = ([label, text]: Told) => hanging(`  ${label}  `, harmless(text), columns, { label: palette.quiet })
  const concerned = all ? steps : steps.filter((step) => step.suggested || step.triggered)
  const told = all ? concerned : concerned.slice(0, MOST_STEPS)
  const nearest = concerned.length === 0 ? nearestOf(steps) : undefined
  const paint = steps.some(({ suggested }) => suggested) ? palette.good : palette.quiet
  return [
    palette.strong(`${title}（${clause}） · ${harmless(id)}`),
    hanging('结论  ', conclusionOf(explanation, nearest !== undefined), columns, { label: palette.quiet, text: paint }),
    ...told.flatMap((step) => ['', stepLine(step, palette, columns), ...linesOf(step, explanation).map(line)]),
    ...(concerned.length > told.length ? ['', `另有 ${concerned.length - told.length} 处，加 --all 查看。`] : []),
    ...(nearest
      ? [
          '',
          palette.quiet('最接近的一处'),
          stepLine(nearest, palette, columns),
          ...missLines({}, nearest.trigger).map(line),
        ]
      : []),
  ]
}

function conclusionOf({ steps, hasTrigger, moment }: AdviceExplanation, near: boolean): string {
  const suggested = steps.filter((step) => step.suggested)
  const missed = steps.filter((step) => step.triggered && !step.suggested)
  const places = (some: readonly ExplainedAdvice[]) => some.slice(0, MOST_STEPS).map(stepName).join('、')
  const told = [
    ...(suggested.length > 0 ? [`建议了 ${suggested.length} 次（${places(suggested)}之后）`] : []),
    ...(missed.length > 0 ? [`触发而没有建议 ${missed.length} 次（${places(missed)}之后）`] : []),
  ]
  if (told.length > 0) return `${told.join('，')}。`
  if (steps.every(({ whyNot }) => whyNot === 'not for this')) return '不适用于这通会话。'
  if (!hasTrigger) return `没有建议：没有走到情景「${moment}」，或者由别的条款来说。`
  return `没有触发，也没有建议。${near ? '最接近的一处见下。' : '也没有接近的地方。'}`
}

function linesOf(step: ExplainedAdvice, explanation: AdviceExplanation): Told[] {
  const { trigger, triggered, suggested, signs } = step
  const sign = signs.find(({ holds }) => holds === 'yes')
  const ground: Told[] = triggered
    ? [['触发', (trigger?.holds === 'yes' && reasonsFor(trigger)) || '坐席上次说话以来触发过']]
    : []
  const recognised: Told[] = sign ? [['情景', `「${explanation.moment}」：${reasonsFor(sign) || '有明确的迹象'}`]] : []
  return suggested
    ? [...ground, ...recognised, ['建议', `第 ${suggested.place} 条：${suggested.text}`]]
    : [...ground, ...recognised, ['未建议', whyNot(step, explanation)]]
}

const WHY_NOT: Readonly<Record<Exclude<WhyNot, 'other clause' | 'other moments' | 'excused'>, string>> = {
  'not for this': '不适用于这通会话',
  waiting: '坐席刚问了客户，等客户回答',
  'no occasion': '没有适合此时、此渠道的话术',
  'just said': '这一条的话术坐席刚刚都说过',
}

function whyNot(
  { whyNot: why, instead, excuse, moments, trigger, triggered }: ExplainedAdvice,
  { moment }: AdviceExplanation,
): string {
  switch (why) {
    case undefined:
      return ''
    case 'excused':
      return `免责：${excuse ? reasonsFor(excuse) : ''}`
    case 'other clause': {
      const own = triggered ? '' : `这一条没有触发${trigger ? `（${reasonsAgainst(trigger)}）` : ''}，`
      return `${own}情景「${moment}」由「${instead?.title}」（${instead?.clause}）来说：${instead?.text}`
    }
    case 'other moments':
      return moments.length > 0
        ? `情景「${moment}」没有排进前几条，建议的是：${moments.join('、')}`
        : `没有认出情景「${moment}」`
    default:
      return WHY_NOT[why]
  }
}

/** The step at which the trigger came nearest to holding. */
function nearestOf(steps: readonly ExplainedAdvice[]): ExplainedAdvice | undefined {
  const closeness = ({ trigger }: ExplainedAdvice) => (trigger && closenessOf(trigger)) ?? 0
  const [best] = steps.toSorted((a, b) => closeness(b) - closeness(a))
  return best && closeness(best) >= NEAR ? best : undefined
}
