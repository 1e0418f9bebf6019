import type { ExplainedCheck, ExplainedStep } from '@liangyan/inspection'
import { clock, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { hanging, markText, type Palette } from '../terminal/paint.ts'

const EVENT_NAMES: Readonly<Record<string, string>> = {
  triggered: '触发',
  'duty opened': '产生义务',
  'prohibition opened': '开始禁止',
  kept: '合规',
  broken: '违规',
  expired: '做到时期限已过，违规',
  undecided: '判不了',
  void: '作废',
}
const STEP_NAMES: Readonly<Record<string, string>> = {
  start: '会话开始',
  hold: '等候开始',
  resume: '等候结束',
  mute: '静音开始',
  unmute: '静音结束',
  silence: '线路静默',
  transfer: '转接',
  ticket: '建工单',
  hangup: '挂机',
  end: '会话结束',
}
const SPEAKERS = new Map(Object.entries(SPEAKER_NAMES))

/** What happened to the clause at a step: `触发、产生义务`. */
export const eventNames = (events: readonly string[]) => events.map((event) => EVENT_NAMES[event] ?? event).join('、')

/** `第 3 句`, or the name of the event. */
export const stepName = ({ turn, kind }: Pick<ExplainedStep, 'turn' | 'kind'>) =>
  turn === undefined ? (STEP_NAMES[kind] ?? kind) : `第 ${turn + 1} 句`

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
