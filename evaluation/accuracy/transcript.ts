import type { Conversation, Event, Turn } from '@liangyan/conversation'

const INITIAL = { agent: 'A', customer: 'C', system: 'S' }

/** Turns of a conversation as short lines, with the events between them, the marked turns pointed at. */
export function transcript(
  conversation: Conversation,
  shown: ReadonlySet<number>,
  marked: ReadonlySet<number>,
): string {
  const { turns, events } = conversation
  const lines: { at: number; text: string }[] = []
  let gap = false
  turns.forEach((turn, position) => {
    if (!shown.has(turn.index)) {
      gap = true
      return
    }
    const until = turns[position + 1]?.start ?? Number.POSITIVE_INFINITY
    if (gap) lines.push({ at: turn.start ?? 0, text: '      …' })
    gap = false
    const from = turns[position - 1]?.start ?? 0
    for (const event of events) {
      const at = timeOf(event)
      const before = position === 0 || !shown.has(turns[position - 1].index)
      if ((before && at >= from && at < (turn.start ?? 0)) || (at >= (turn.start ?? 0) && at < until))
        lines.push({ at: at + (at >= (turn.start ?? 0) ? 0.5 : 0), text: `        -- ${describe(event)}` })
    }
    lines.push({ at: turn.start ?? 0, text: `  ${marked.has(turn.index) ? '▶' : ' '} ${lineOf(turn)}` })
  })
  return lines
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join('\n')
}

const timeOf = (event: Event) => ('start' in event ? event.start : event.at)
const seconds = (ms: number | undefined) => (ms === undefined ? '?' : (ms / 1000).toFixed(1))

function lineOf({ index, speaker, start, end, text }: Turn): string {
  return `${String(index).padStart(2)} ${INITIAL[speaker]} ${text}  ‹${seconds(start)}–${seconds(end)}›`
}

function describe(event: Event): string {
  if ('start' in event) {
    const lasted = event.end === undefined ? 'open' : `${seconds(event.end - event.start)} s`
    return `${event.type} ${lasted} ‹${seconds(event.start)}›`
  }
  const more = event.type === 'hangup' ? event.by : event.type === 'transfer' ? (event.to ?? '') : (event.text ?? '')
  return `${event.type} ${more} ‹${seconds(event.at)}›`
}
