import {
  eventNames,
  type ExplainedCheck,
  type ExplainedStep,
  type Explanation,
  type FoundTone,
} from '@liangyan/inspection'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'
import { linesOf } from './examples.ts'
import { stepLine } from './steps.ts'

const HOLDS = { yes: '✓', no: '✗', unknown: '？' } as const

/** Every step that concerned the clause, with every part of its trigger and its condition. */
export function everyStep({ steps, tally }: Explanation, palette: Palette, columns: number): string[] {
  const { broken, kept, undecided, void: nothing } = tally
  return [
    ...(steps.length === 0 ? ['没有任何话轮或事件触及本条款。'] : []),
    ...steps.flatMap((step) => ['', ...stepLines(step, palette, columns)]),
    '',
    `合计：违规 ${broken}，合规 ${kept}，判不了 ${undecided}，作废 ${nothing}`,
  ]
}

function stepLines(step: ExplainedStep, palette: Palette, columns: number): string[] {
  const events = eventNames(step.events)
  return [
    stepLine(step, palette, columns),
    ...(events === '' ? [] : [palette.strong(`  → ${events}`)]),
    ...(step.trigger ? checkLines('触发 ', step.trigger, 1, palette, columns) : []),
    ...checkLines('条件 ', step.condition, 1, palette, columns),
    ...(step.excuse ? checkLines('免责 ', step.excuse, 1, palette, columns) : []),
  ]
}

function checkLines(name: string, check: ExplainedCheck, depth: number, palette: Palette, columns: number): string[] {
  const paint = check.holds === 'yes' ? palette.good : palette.quiet
  const label = `${'  '.repeat(depth)}${name}${HOLDS[check.holds]} `
  return [
    hanging(label, harmless(`${check.text}${detailOf(check)}`), columns, { label: paint, text: paint }),
    ...(check.tone && check.holds === 'yes'
      ? linesOf(check.tone.examples, palette, columns, '  '.repeat(depth + 1))
      : []),
    ...check.parts.flatMap((part) => checkLines('', part, depth + 1, palette, columns)),
  ]
}

function detailOf({ words, found = [], tone, measured }: ExplainedCheck): string {
  const details = [
    ...(found.length > 0 ? [] : words.map((word) => `“${word}”`)),
    ...found.map(({ words: said, phrase, exception }) =>
      exception === undefined ? `“${said}”合于 ${phrase}` : `“${said}”合于 ${phrase}，例外“${exception}”`,
    ),
    ...(tone ? toneDetails(tone) : []),
    ...(measured === undefined ? [] : [`实为 ${measured}`]),
  ]
  return details.length > 0 ? `：${details.join('、')}` : ''
}

function toneDetails({ tone, improper, threshold, features, unlikely, ofAct }: FoundTone): string[] {
  const found = unlikely
    ? `最像「${unlikely.tone}」，概率 ${unlikely.probability.toFixed(2)}，不到 ${unlikely.least.toFixed(2)}`
    : tone
  return [
    `${ofAct ? '' : '不当的'}概率 ${improper.toFixed(2)}，门槛 ${threshold.toFixed(2)}，${found}`,
    ...features.map(({ ngram, weight }) => `“${ngram}”+${weight.toFixed(2)}`),
  ]
}
