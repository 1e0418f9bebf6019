import type { Conversation, Event, Turn } from '@liangyan/conversation'

/** A conversation as people read it: turns, with the events between them. */
export type Moment =
  | { readonly kind: 'turn'; readonly at: number | undefined; readonly turn: Turn }
  | { readonly kind: 'event'; readonly at: number; readonly event: Event }

export function timeOfEvent(event: Event): number {
  return 'start' in event ? event.start : event.at
}

/** Turns and events in order of time; where the turns have no times, the events follow them. */
export function timelineOf({ turns, events }: Conversation): Moment[] {
  const waiting = events.toSorted((a, b) => timeOfEvent(a) - timeOfEvent(b))
  const moments: Moment[] = []
  const ordered = turns.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0) || a.index - b.index)
  for (const turn of turns.some(({ start }) => start === undefined) ? turns : ordered) {
    const due = waiting.findIndex((event) => turn.start === undefined || timeOfEvent(event) > turn.start)
    for (const event of waiting.splice(0, due === -1 ? waiting.length : due))
      moments.push({ kind: 'event', at: timeOfEvent(event), event })
    moments.push({ kind: 'turn', at: turn.start, turn })
  }
  for (const event of waiting) moments.push({ kind: 'event', at: timeOfEvent(event), event })
  return moments
}

/** How long it took, in milliseconds; undefined where it has no times. */
export function durationOf({ turns, events }: Conversation): number | undefined {
  let last: number | undefined
  for (const { start, end } of turns) last = Math.max(last ?? 0, end ?? start ?? 0)
  for (const event of events) last = Math.max(last ?? 0, 'start' in event ? (event.end ?? event.start) : event.at)
  return last === 0 ? undefined : last
}
