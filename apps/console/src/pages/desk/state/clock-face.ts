import type { LiveLine, LiveView, ObligationClock } from '@liangyan/contract'

export type ClockTone = ObligationClock['state']

/** A view with the moment it came, by the page's own steady clock in ms: clocks count on from there. */
export interface ViewAt {
  readonly view: LiveView
  readonly at: number
}

/** An obligation clock as it stands at one moment. */
export interface ClockFace {
  readonly clock: ObligationClock
  readonly tone: ClockTone
  /** Ms until it is broken, never below 0; undefined where turns, not time, end it. */
  readonly left: number | undefined
  /** Which part of the time is left, 0–1. */
  readonly part: number
}

/** Ms from the start of the conversation, now: by the page's steady clock, whatever the machine's date says. */
export function nowIn({ view, at }: ViewAt, steady: number): number {
  return view.state === 'ended' ? view.now : view.now + Math.max(0, steady - at)
}

/** Amber comes with time by itself; red only when the server says that it is broken. */
export function faceOf(clock: ObligationClock, now: number): ClockFace {
  const { state, since, deadline, amberFrom } = clock
  if (deadline === undefined) return { clock, tone: state, left: undefined, part: 1 }
  const left = Math.max(0, deadline - now)
  const isNear = amberFrom !== undefined && now >= amberFrom
  return {
    clock,
    tone: state === 'running' && isNear ? 'amber' : state,
    left,
    part: deadline > since ? Math.min(1, left / (deadline - since)) : 0,
  }
}

/** The clocks at one moment; their order is the server's. */
export function facesOf({ clocks }: LiveView, now: number): ClockFace[] {
  return clocks.map((clock) => faceOf(clock, now))
}

/** The worst of what is owed in a conversation; undefined where nothing is. */
export function worstTone(clocks: LiveLine['clocks']): ClockTone | undefined {
  if (clocks.red > 0) return 'red'
  if (clocks.amber > 0) return 'amber'
  return clocks.running > 0 ? 'running' : undefined
}
