import type { ClauseForm, Trigger } from '@liangyan/contract'

/** What stands in the fields: several lines of a text field are several phrases, wordings, or lines of an example. */
export interface Values {
  readonly id: string
  readonly title: string
  readonly moment?: string
  readonly status: ClauseForm['status']
  readonly severity: ClauseForm['severity']
  readonly criterion?: string
  readonly kind?: string
  readonly sources: readonly string[]
  readonly note?: string
  readonly reads: ClauseForm['check']['reads']
  readonly triggerBy: Trigger['by']
  readonly triggerAct?: string
  readonly speaker: Extract<Trigger, { by: 'words' }>['speaker']
  readonly triggerPhrases?: string
  readonly event: Extract<Trigger, { by: 'event' }>['event']
  readonly dutyBy: 'act' | 'words'
  readonly dutyActs?: readonly string[]
  readonly dutyPhrases?: string
  readonly within: string
  readonly phrases?: string
  readonly except?: string
  readonly wording?: string
  readonly hit?: string
  readonly pass?: string
  readonly file: string
}

export const BEGINNING: Partial<Values> = {
  status: 'trial',
  severity: 'minor',
  sources: [],
  reads: 'forbids',
  triggerBy: 'words',
  speaker: 'customer',
  event: 'resume',
  dutyBy: 'words',
  within: 'next agent turn',
}

/** The lines of a text that say something. */
export const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

type ExampleLine = ClauseForm['hit'][number]

const SPEAKERS: readonly (readonly [ExampleLine['speaker'], RegExp])[] = [
  ['agent', /^(?:坐席|agent|a)\s*[:：]\s*/i],
  ['customer', /^(?:客户|customer|c)\s*[:：]\s*/i],
  ['system', /^(?:系统|system|s)\s*[:：]\s*/i],
]

/** The lines of an example; or the number, from 1, of the first that does not begin with who says it, or says nothing. */
export function exampleOf(text: string | undefined): readonly ExampleLine[] | number {
  const lines: ExampleLine[] = []
  for (const [i, line] of linesOf(text).entries()) {
    const said = SPEAKERS.find(([, begins]) => begins.test(line))
    const words = said && line.replace(said[1], '')
    if (!said || !words) return i + 1
    lines.push({ speaker: said[0], text: words })
  }
  return lines
}

/** What the fields say; only of fields that have been found well-formed. */
export function formOf(values: Values): ClauseForm {
  const { id, title, moment, status, severity, criterion, kind, sources, note, wording, hit, pass, file } = values
  return {
    id: id.trim(),
    title: title.trim(),
    ...(moment && { moment }),
    status,
    severity,
    ...(criterion && { criterion }),
    ...(criterion && kind && { kind }),
    sources: [...sources],
    ...(note?.trim() && { note: note.trim() }),
    check: checkOf(values),
    wording: linesOf(wording),
    hit: exampleLines(hit),
    pass: exampleLines(pass),
    file: file.trim(),
  }
}

function exampleLines(text: string | undefined): ExampleLine[] {
  const lines = exampleOf(text)
  return typeof lines === 'number' ? [] : [...lines]
}

function checkOf(values: Values): ClauseForm['check'] {
  const { reads, phrases, except, dutyBy, dutyActs, dutyPhrases, within, triggerBy } = values
  if (reads === 'forbids') {
    const excepted = linesOf(except)
    return { reads, phrases: linesOf(phrases), ...(excepted.length > 0 && { except: excepted }) }
  }
  const trigger = triggerOf(values)
  if (reads === 'advises') return { reads, trigger }
  const duty =
    dutyBy === 'act' ? { by: dutyBy, acts: [...(dutyActs ?? [])] } : { by: dutyBy, phrases: linesOf(dutyPhrases) }
  return { reads, trigger, duty, ...(triggerBy !== 'conversation' && { within }) }
}

function triggerOf({ triggerBy, triggerAct, speaker, triggerPhrases, event }: Values): Trigger {
  switch (triggerBy) {
    case 'act':
      return { by: triggerBy, act: triggerAct ?? '' }
    case 'words':
      return { by: triggerBy, speaker, phrases: linesOf(triggerPhrases) }
    case 'event':
      return { by: triggerBy, event }
    default:
      return { by: triggerBy }
  }
}
