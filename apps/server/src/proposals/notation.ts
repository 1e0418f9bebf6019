import type { Event, Turn } from '@liangyan/conversation'

/** Part of a conversation, to be written as an example dialogue. */
export interface Excerpt {
  readonly title: string
  /** Fields of the heading, such as `channel` and `service`. */
  readonly head: Readonly<Record<string, string | number | boolean>>
  readonly turns: readonly Turn[]
  readonly events: readonly Event[]
  /** At the end of the line of this turn; after the last line where it is null. */
  readonly mark: { readonly text: string; readonly turn: number | null }
  /** Whether the lines say how long turns last and how far they lie apart. */
  readonly timed: boolean
}

const SPEAKERS = { agent: 'A', customer: 'C', system: 'S' } as const
/** What the notation takes for granted, in milliseconds. */
const PAUSE = 600
const MS_PER_CHARACTER = 220
const LEAST = 400
/** A difference that nobody hears. */
const UNHEARD = 100

/** The notation of example dialogues, as `parseDialogues` of the standard reads it. */
export function written(excerpt: Excerpt): string {
  const { title, head, mark } = excerpt
  const fields = Object.entries(head).map(([name, value]) => `${name}: ${oneLine(String(value))}`)
  const lines = [`== ${[oneLine(title), ...fields].join(' | ')}`, ...linesOf(excerpt)]
  if (mark.turn === null) lines.push(`-- end    # ${mark.text}`)
  return `${lines.join('\n')}\n`
}

function linesOf({ turns, events, mark, timed }: Excerpt): string[] {
  const waiting = [...events].sort((a, b) => placeOf(a) - placeOf(b))
  /** Where the line before has ended; unknown before the first and without times. */
  let ended: number | undefined
  let afterEvent = false
  const lines: string[] = []
  for (const turn of turns) {
    while (waiting[0] !== undefined && turn.start !== undefined && placeOf(waiting[0]) < turn.start) {
      const event = waiting.shift()!
      const line = eventLine(event)
      if (line === undefined) continue
      lines.push(line)
      if ('end' in event && event.end !== undefined) [ended, afterEvent] = [event.end, true]
    }
    if (timed && !afterEvent) lines.push(...gap(ended, turn.start))
    lines.push(turnLine(turn, timed) + (turn.index === mark.turn ? `    # ${mark.text}` : ''))
    ;[ended, afterEvent] = [turn.end, false]
  }
  return [...lines, ...waiting.flatMap((event) => eventLine(event) ?? [])]
}

const placeOf = (event: Event): number => ('at' in event ? event.at : event.start)

function turnLine({ speaker, text: said, start, end }: Turn, timed: boolean): string {
  const text = oneLine(said)
  const lasts = start === undefined || end === undefined ? undefined : end - start
  const usual = Math.max(LEAST, [...text].length * MS_PER_CHARACTER)
  const differs = timed && lasts !== undefined && lasts > 0 && Math.abs(lasts - usual) > UNHEARD
  return `${SPEAKERS[speaker]}${differs ? ` (${seconds(lasts)})` : ''}: ${text}`
}

/** Between the end of a turn and the beginning of the next. */
function gap(ended: number | undefined, start: number | undefined): string[] {
  if (ended === undefined || start === undefined || Math.abs(start - ended - PAUSE) <= UNHEARD) return []
  return start >= ended ? [`-- pause ${seconds(start - ended)}`] : [`-- overlap ${seconds(ended - start)}`]
}

/** Undefined for what never ended: it has no length. */
function eventLine(event: Event): string | undefined {
  switch (event.type) {
    case 'transfer':
      return event.to ? `-- transfer ${oneLine(event.to)}` : '-- transfer'
    case 'ticket':
      return event.text ? `-- ticket ${oneLine(event.text)}` : '-- ticket'
    case 'hangup':
      return `-- hangup ${event.by}`
    default:
      return event.end === undefined ? undefined : `-- ${event.type} ${seconds(event.end - event.start)}`
  }
}

const seconds = (milliseconds: number): string => `${Math.max(0, milliseconds) / 1000}s`

/** Words on one line, without the signs that mean something in the notation. */
const oneLine = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll('#', '＃').replaceAll('|', '｜').trim()
