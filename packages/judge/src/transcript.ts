import type { Conversation, Event, Turn } from '@liangyan/conversation'
import type { Evidence } from '@liangyan/inspection'
import { isClean, type MaskedText, maskText, Placeholders } from './masked-text.ts'
import { PROMPT } from './prompt.ts'

/** One line of the record as the model reads it: a turn, or an event between turns. */
interface Line {
  readonly json: string
  readonly turn?: Turn
  readonly masked?: MaskedText
}

/** A conversation without personal data, one JSON object a line: what was said cannot look like anything else. */
export class Transcript {
  private readonly lines: readonly Line[]

  constructor(conversation: Conversation) {
    const placeholders = new Placeholders()
    this.lines = inOrder(conversation).map((moment) =>
      'text' in moment && 'speaker' in moment ? turnLine(moment, placeholders) : { json: eventJson(moment) },
    )
  }

  /**
   * The lines around some turns that fit into so many characters (UTF-16); without turns, the whole conversation.
   * Undefined where not even the turns themselves fit.
   */
  excerpt(turns: readonly number[], characters: number): Excerpt | undefined {
    const sizes = this.lines.map(({ json }) => json.length + 1)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    if (total <= characters) return new Excerpt(this.lines, true)
    const places = this.lines.flatMap(({ turn }, i) => (turn && turns.includes(turn.index) ? [i] : []))
    if (places.length === 0) return undefined
    let [first, last] = [places[0], places[places.length - 1]]
    let left = characters - sizes.slice(first, last + 1).reduce((sum, size) => sum + size, 0)
    if (left < 0) return undefined
    // one line before, one line after, as long as both sides fit
    for (let grown = true; grown; ) {
      grown = false
      if (first > 0 && sizes[first - 1] <= left) [left, first, grown] = [left - sizes[first - 1], first - 1, true]
      if (last < sizes.length - 1 && sizes[last + 1] <= left)
        [left, last, grown] = [left - sizes[last + 1], last + 1, true]
    }
    return new Excerpt(this.lines.slice(first, last + 1), false)
  }
}

/** What of a conversation the model gets to read. */
export class Excerpt {
  readonly text: string
  /** Whether it is the whole conversation. */
  readonly whole: boolean
  private readonly turns: ReadonlyMap<number, Line>

  constructor(lines: readonly Line[], whole: boolean) {
    this.text = lines.map(({ json }) => json).join('\n')
    this.whole = whole
    this.turns = new Map(lines.flatMap((line) => (line.turn ? [[line.turn.index, line] as const] : [])))
  }

  /** Whether nothing personal is left in it, as far as redaction can tell. */
  get clean(): boolean {
    return [...this.turns.values()].every(({ masked }) => masked === undefined || isClean(masked.text))
  }

  speaker(turn: number): Turn['speaker'] | undefined {
    return this.turns.get(turn)?.turn?.speaker
  }

  /** Where a quote stands in a turn, word for word, in offsets of the original; undefined where it does not. */
  locate(index: number, quote: string): Evidence | undefined {
    const { turn, masked } = this.turns.get(index) ?? {}
    const words = quote.trim()
    if (!turn || !masked || !saysSomething(words, masked.text)) return undefined
    const at = masked.text.indexOf(words)
    if (at < 0) return undefined
    const { start, end } = masked.original(at, at + words.length)
    const { start: from, end: to } = turn
    return {
      turn: index,
      start,
      end,
      quote: turn.text.slice(start, end),
      ...(from !== undefined && { from, to: to ?? from }),
    }
  }
}

/** A single character or a full stop stands in almost any turn and proves nothing, unless it is all that was said. */
function saysSomething(words: string, said: string): boolean {
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters >= 2 || (letters === 1 && said.trim() === words)
}

function turnLine(turn: Turn, placeholders: Placeholders): Line {
  const masked = maskText(turn.text, placeholders)
  return {
    json: oneLine({ turn: turn.index, speaker: PROMPT.speakers[turn.speaker], text: masked.text }),
    turn,
    masked,
  }
}

/** Kind and length only: what tickets and transfers say stays here. */
function eventJson(event: Event): string {
  if (event.type === 'hangup') return oneLine({ event: PROMPT.events.hangup[event.by] })
  const name = PROMPT.events[event.type]
  if (!('start' in event) || event.end === undefined) return oneLine({ event: name })
  return oneLine({ event: name, seconds: Math.round((event.end - event.start) / 1000) })
}

/** JSON on one line, also for readers who take U+0085, U+2028 and U+2029 for the end of a line. */
function oneLine(value: object): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Turns as they stand, each event before the first turn that begins after it. */
function inOrder({ turns, events }: Conversation): (Turn | Event)[] {
  const timeOf = (event: Event) => ('start' in event ? event.start : event.at)
  const waiting = events.toSorted((a, b) => timeOf(a) - timeOf(b))
  const all: (Turn | Event)[] = []
  for (const turn of turns) {
    while (waiting.length > 0 && turn.start !== undefined && timeOf(waiting[0]) <= turn.start)
      all.push(waiting.shift() as Event)
    all.push(turn)
  }
  return [...all, ...waiting]
}
