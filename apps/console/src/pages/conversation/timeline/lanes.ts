import type { ConversationEvent, MaskedTurn } from '@liangyan/contract'
import { beginningOf, isSpoken } from '../transcript/flow.ts'

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A conversation laid out along its time. `timed` false: the source has no times, and turns stand for it by length. */
export interface Lanes {
  readonly timed: boolean
  /** Milliseconds, or characters where there are no times. */
  readonly length: number
  readonly turns: readonly (Stretch & Pick<MaskedTurn, 'index' | 'speaker'>)[]
  /** What lasts: hold, mute, silence of the line. */
  readonly waits: readonly (Stretch & { readonly kind: 'hold' | 'mute' | 'silence' })[]
  /** Both speak at once. */
  readonly overlaps: readonly Stretch[]
  /** What happens at a moment: transfer, ticket, hang-up. */
  readonly moments: readonly { readonly kind: 'transfer' | 'ticket' | 'hangup'; readonly at: number }[]
  readonly shares: Shares | undefined
}

/** Who spoke how long, in milliseconds: `quiet` is what is left of the whole. */
export interface Shares {
  readonly agent: number
  readonly customer: number
  readonly waiting: number
  readonly quiet: number
}

export function lanesOf(turns: readonly MaskedTurn[], events: readonly ConversationEvent[]): Lanes {
  const timed = turns.some(({ start }) => start !== undefined)
  return timed ? timedLanes(turns, events) : lanesByLength(turns)
}

function timedLanes(turns: readonly MaskedTurn[], events: readonly ConversationEvent[]): Lanes {
  const placed = turns.flatMap(({ index, speaker, start, end }) =>
    start === undefined ? [] : [{ index, speaker, from: start, to: Math.max(start, end ?? start) }],
  )
  const ends = [...placed.map(({ to }) => to), ...events.map(({ end, start, at }) => end ?? at ?? start ?? 0)]
  const length = Math.max(1, ...ends)
  const waits = events.flatMap((event) =>
    event.type === 'hold' || event.type === 'mute' || event.type === 'silence'
      ? [{ kind: event.type, from: beginningOf(event), to: Math.max(beginningOf(event), event.end ?? length) }]
      : [],
  )
  const moments = events.flatMap(({ type, at }) =>
    (type === 'transfer' || type === 'ticket' || type === 'hangup') && at !== undefined ? [{ kind: type, at }] : [],
  )
  const shares = isSpoken(turns) ? sharesOf(placed, waits, length) : undefined
  return { timed: true, length, turns: placed, waits, overlaps: overlapsOf(placed), moments, shares }
}

/** Turn after turn, each as wide as it is long. */
function lanesByLength(turns: readonly MaskedTurn[]): Lanes {
  let length = 0
  const placed = turns.map(({ index, speaker, text }) => {
    const from = length
    length += Math.max(2, text.length)
    return { index, speaker, from, to: length }
  })
  return {
    timed: false,
    length: Math.max(1, length),
    turns: placed,
    waits: [],
    overlaps: [],
    moments: [],
    shares: undefined,
  }
}

function overlapsOf(turns: Lanes['turns']): Stretch[] {
  const overlaps: Stretch[] = []
  const until = { agent: 0, customer: 0 }
  for (const { speaker, from, to } of turns.toSorted((a, b) => a.from - b.from)) {
    if (speaker === 'system') continue
    const other = until[speaker === 'agent' ? 'customer' : 'agent']
    if (other > from && to > from) overlaps.push({ from, to: Math.min(to, other) })
    until[speaker] = Math.max(until[speaker], to)
  }
  return overlaps
}

function sharesOf(turns: Lanes['turns'], waits: Lanes['waits'], length: number): Shares {
  const of = (speaker: string) => covered(turns.filter((turn) => turn.speaker === speaker))
  const waiting = covered(waits.filter(({ kind }) => kind !== 'silence'))
  const all = covered([...turns, ...waits.filter(({ kind }) => kind !== 'silence')])
  return { agent: of('agent'), customer: of('customer'), waiting, quiet: Math.max(0, length - all) }
}

/** How much of the time stretches cover, what they share counted once. */
function covered(stretches: readonly Stretch[]): number {
  let sum = 0
  let until = 0
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return sum
}

/** Round distances between the marks of an axis, in milliseconds. */
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200].map((s) => s * 1000)

/** Where an axis of this length has its marks: as many as fit, at most `most`. */
export function ticksOf(length: number, most: number): number[] {
  const step = STEPS.find((step) => length / step <= most) ?? STEPS.at(-1)!
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => i * step)
}
