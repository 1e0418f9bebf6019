import {
  type ExplainedCheck,
  type ExplainedStep,
  type Explanation,
  hasHit,
  tell,
  type Told,
} from '@liangyan/inspection'
import { exampleLines } from './examples.ts'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'
import { stepLine } from './steps.ts'

const MOST_STEPS = 8

/** Which words, rule or learned features decided, at which turn; where nothing hit, what came nearest. */
export function briefly(explanation: Explanation, palette: Palette, columns: number): string[] {
  const { applies, nearest, window } = explanation
  const telling = tell(explanation)
  const line = ([label, text]: Told) => hanging(`  ${label}  `, harmless(text), columns, { label: palette.quiet })
  const paint = hasHit(explanation) ? palette.severity.minor : palette.good
  const more = telling.steps.length - MOST_STEPS
  return [
    hanging('结论  ', telling.conclusion, columns, { label: palette.quiet, text: paint }),
    ...(applies && window !== undefined ? [hanging('范围  ', window, columns, { label: palette.quiet })] : []),
    ...telling.steps
      .slice(0, MOST_STEPS)
      .flatMap(({ step, lines }) => [
        '',
        stepLine(step, palette, columns),
        ...lines.map(line),
        ...exampleLines(learntAt(step), palette, columns),
      ]),
    ...(more > 0 ? ['', `另有 ${more} 处，加 --all 查看。`] : []),
    ...(nearest && telling.nearest
      ? [
          '',
          palette.quiet('最接近的一处'),
          stepLine(nearest.step, palette, columns),
          ...telling.nearest.lines.map(line),
          ...exampleLines(nearest.step[nearest.of], palette, columns),
        ]
      : []),
  ]
}

/** What decided at a step: the trigger where that is all that happened. */
function learntAt({ events, trigger, condition }: ExplainedStep): ExplainedCheck | undefined {
  return events.every((event) => event === 'triggered' || event.endsWith('opened')) ? trigger : condition
}
