import { type ExplainedCheck, type ExplainedStep, stepName } from '@liangyan/inspection'
import { clock, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { hanging, markText, type Palette } from '../terminal/paint.ts'

const SPEAKERS = new Map(Object.entries(SPEAKER_NAMES))

/** What of a step is shown: the words that its conditions found are marked in it. */
export type ShownStep = Pick<ExplainedStep, 'turn' | 'kind' | 'speaker' | 'at' | 'text' | 'trigger'> & {
  readonly condition?: ExplainedCheck
}

/** A step with its place, time and words; the words that count are marked. */
export function stepLine(step: ShownStep, palette: Palette, columns: number, indent = ''): string {
  const time = Number.isFinite(step.at) && step.at !== null ? ` ${clock(step.at)}` : ''
  const who = step.speaker === undefined ? '' : (SPEAKERS.get(step.speaker) ?? step.speaker)
  const marked = markText(step.text, spansIn(step), palette)
  return hanging(`${indent}${stepName(step)}${time}${who && ` ${who}`}${step.text && '  '}`, marked.text, columns, {
    label: palette.strong,
    marks: marked.marks,
    mark: palette.evidence,
  })
}

/** Where the words stand that made the trigger or the condition hold. */
function spansIn({ text, trigger, condition }: ShownStep): { start: number; end: number }[] {
  return [trigger, condition]
    .flatMap((check) => (check ? wordsOf(check) : []))
    .flatMap((words) => {
      const start = text.indexOf(words)
      return words === '' || words === text || start < 0 ? [] : [{ start, end: start + words.length }]
    })
}

function wordsOf({ kind, holds, words, parts }: ExplainedCheck): string[] {
  return kind === 'not' || holds === 'no' ? [] : [...words, ...parts.flatMap(wordsOf)]
}
