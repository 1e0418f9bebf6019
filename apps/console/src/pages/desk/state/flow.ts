import type { LiveEvent, LiveMark, LiveTurn } from '@liangyan/contract'
import { markKey, marksOf, type Talk, turnsOf, whispersOf } from './talk.ts'

type Happening = Exclude<LiveEvent, { type: 'turn' }>

/** What stands one below the other in the transcript; times in ms from the start. */
export type FlowItem =
  | { readonly kind: 'turn'; readonly key: string; readonly turn: LiveTurn }
  | { readonly kind: 'event'; readonly key: string; readonly at: number; readonly event: Happening }
  | { readonly kind: 'mark'; readonly key: string; readonly at: number; readonly mark: LiveMark }

/** Told elsewhere on the desk, or not to be told in the middle of the words. */
const SILENT_MARKS: ReadonlySet<LiveMark['kind']> = new Set(['note', 'left'])

type Course = Pick<Talk, 'turns' | 'events' | 'marks' | 'whispers' | 'noted'>

/** Turns in their own order, with events and marks where they fell between them. */
export function flowOf(talk: Course): FlowItem[] {
  const asides = asidesOf(talk)
  const flow: FlowItem[] = []
  let next = 0
  for (const turn of turnsOf(talk)) {
    while (turn.start !== undefined && next < asides.length && asides[next].at <= turn.start) flow.push(asides[next++])
    flow.push({ kind: 'turn', key: `turn ${turn.index}`, turn })
  }
  return [...flow, ...asides.slice(next)]
}

function asidesOf(talk: Course) {
  const happened = [...talk.events].map(([key, event]) => ({
    kind: 'event' as const,
    key,
    at: beginningOf(event as Happening),
    event: event as Happening,
  }))
  // a whisper that was not taken note of stands beside the input still
  const waiting = new Set(whispersOf(talk).slice(talk.noted))
  const marked = marksOf(talk).flatMap((mark) =>
    SILENT_MARKS.has(mark.kind) || waiting.has(mark)
      ? []
      : [{ kind: 'mark' as const, key: markKey(mark), at: mark.at, mark }],
  )
  return [...happened, ...marked].sort((a, b) => a.at - b.at || a.key.localeCompare(b.key))
}

const beginningOf = (event: Happening) => ('start' in event ? event.start : event.at)
