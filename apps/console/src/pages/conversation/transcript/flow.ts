import type { ConversationEvent, MaskedTurn } from '@liangyan/contract'

/** What stands one below the other in the transcript. Times in milliseconds. */
export type FlowItem =
  | { readonly kind: 'turn'; readonly turn: MaskedTurn }
  | { readonly kind: 'event'; readonly event: ConversationEvent; readonly at: number }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }

/** Pauses from which on the transcript says how long they were: of speech, and of writing. */
const NOTABLE_GAP = 5_000
const NOTABLE_GAP_WRITTEN = 60_000

/** When an event begins. */
export const beginningOf = ({ start, at }: ConversationEvent): number => start ?? at ?? 0

/** Turns with events and long pauses between them, in the order in which they came. Turns stay in their own order. */
export function flowOf(turns: readonly MaskedTurn[], events: readonly ConversationEvent[]): FlowItem[] {
  const waiting = events.toSorted((a, b) => beginningOf(a) - beginningOf(b))
  const flow: FlowItem[] = []
  let spokenUntil: number | undefined
  const notable = isSpoken(turns) ? NOTABLE_GAP : NOTABLE_GAP_WRITTEN
  const putEvents = (before: number) => {
    while (waiting.length > 0 && beginningOf(waiting[0]) < before) {
      const event = waiting.shift() as ConversationEvent
      flow.push({ kind: 'event', event, at: beginningOf(event) })
    }
  }
  for (const turn of turns) {
    const { start, end } = turn
    if (start !== undefined) {
      // at the same moment events come before turns, as the inspection has it
      putEvents(start + 1)
      if (spokenUntil !== undefined && start - spokenUntil >= notable && !isFilled(events, spokenUntil, start))
        flow.push({ kind: 'gap', from: spokenUntil, to: start })
      spokenUntil = Math.max(spokenUntil ?? 0, end ?? start)
    }
    flow.push({ kind: 'turn', turn })
  }
  putEvents(Number.POSITIVE_INFINITY)
  return flow
}

/** Whether turns last; what is written is there all at once. */
export function isSpoken(turns: readonly MaskedTurn[]): boolean {
  return turns.some(({ start, end }) => start !== undefined && end !== undefined && end > start)
}

/** Whether some event that lasts says already what the pause was. */
function isFilled(events: readonly ConversationEvent[], from: number, to: number): boolean {
  return events.some(({ start, end }) => start !== undefined && start < to && (end ?? to) > from)
}
