import type { Speaker } from '@liangyan/conversation'
import type { Rate } from '@liangyan/standard'
import type { Scene } from '../scene.ts'
import type { Step } from '../steps.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { EARLY_TURNS, SHORTEST_GAP, SIGNAL } from './signals.ts'

/** A span of milliseconds: longer than `from`, shorter than `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

const within = (span: Span, ms: number) => ms > span.from && ms < span.to
/** `longer than 5s`, `shorter than 10s`, or both. */
export function describeSpan({ from, to }: Span): string {
  const seconds = (ms: number) => `${Math.round(ms) / 1000}s`
  return [
    from > 0 ? `longer than ${seconds(from)}` : '',
    to < Number.POSITIVE_INFINITY ? `shorter than ${seconds(to)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

abstract class TimeCheck implements Check {
  readonly wake: readonly number[] | null = null
  abstract readonly label: string
  abstract holds(scene: Scene): Truth

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('time')
    sink.turn()
  }
}

/** Silence before the current turn: from the end of all that was said to its start, holds and mutes apart where told so. */
export class Silence extends TimeCheck {
  override readonly wake: readonly number[] | null
  readonly label: string
  private readonly span: Span
  private readonly after: Speaker | 'anyone'
  private readonly outside: ReadonlySet<string>

  constructor(span: Span, after: Speaker | 'anyone', outside: readonly string[]) {
    super()
    this.span = span
    this.after = after
    this.outside = new Set(outside)
    this.wake = span.from >= SHORTEST_GAP ? [SIGNAL.gap] : null
    this.label = `silence ${describeSpan(span)} after ${after}`
  }

  holds(scene: Scene): Truth {
    const step = scene.step
    const before = scene.turnBefore()
    if (!step.turn || !before?.turn || (this.after !== 'anyone' && before.turn.speaker !== this.after)) return FALSE
    return truth(within(this.span, step.at - scene.spokenUntil() - this.excluded(scene, scene.spokenUntil(), step.at)))
  }

  /** Milliseconds between two moments that were a hold or a mute; where both overlap, once. */
  private excluded(scene: Scene, from: number, to: number): number {
    const spans: [number, number][] = []
    for (let i = scene.here - 1; i >= 0 && !(scene.steps[i].until < from && scene.steps[i].turn); i--) {
      const { kind, event } = scene.steps[i]
      const over = kind === 'resume' ? 'hold' : kind === 'unmute' ? 'mute' : undefined
      if (over && this.outside.has(over) && event && 'start' in event && event.end !== undefined)
        spans.push([event.start, event.end])
    }
    let sum = 0
    let reached = from
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
      sum += Math.max(0, Math.min(to, end) - Math.max(reached, start))
      reached = Math.max(reached, end)
    }
    return sum
  }
}

/** The current turn begins while the other still speaks. */
export class Overlap extends TimeCheck {
  override readonly wake = [SIGNAL.overlap]
  readonly label: string
  private readonly span: Span
  private readonly other: Speaker | 'anyone'

  constructor(span: Span, other: Speaker | 'anyone') {
    super()
    this.span = span
    this.other = other
    this.label = `overlap ${describeSpan(span)} with ${other}`
  }

  holds(scene: Scene): Truth {
    const step = scene.step
    const speaker = step.turn?.speaker
    if (!speaker) return FALSE
    const before = this.other === 'anyone' ? this.nearestOther(scene, speaker) : scene.turnBefore(this.other)
    if (!before || before.turn?.speaker === speaker) return FALSE
    const shared = Math.min(before.until, step.until) - step.at
    return truth(shared > 0 && within(this.span, shared))
  }

  private nearestOther(scene: Scene, speaker: Speaker): Step | undefined {
    return scene.turnBefore(...(['agent', 'customer', 'system'] as const).filter((s) => s !== speaker))
  }
}

/** Speech rate of the current turn, absolute or against the speaker's own average before it. */
export class Pace extends TimeCheck {
  readonly label: string
  private readonly least: Rate | undefined
  private readonly most: Rate | undefined

  constructor(least: Rate | undefined, most: Rate | undefined, label: string) {
    super()
    this.least = least
    this.most = most
    this.label = label
  }

  holds(scene: Scene): Truth {
    const { turn, at, until } = scene.step
    if (!turn || !(until > at)) return FALSE
    const rate = scene.length / (until - at)
    return truth(this.reaches(scene, rate, this.least, 1) && this.reaches(scene, rate, this.most, -1))
  }

  private reaches(scene: Scene, rate: number, bound: Rate | undefined, direction: 1 | -1): boolean {
    if (!bound) return true
    if ('perMinute' in bound) return (rate * 60_000 - bound.perMinute) * direction >= 0
    const { characters, time } = scene.spoken[scene.speaker as Speaker]
    return time > 0 && (rate - (characters / time) * bound.ofAverage) * direction >= 0
  }
}

/** How long the conversation has lasted at the current step. */
export class Elapsed extends TimeCheck {
  readonly label: string
  private readonly span: Span

  constructor(span: Span) {
    super()
    this.span = span
    this.label = `conversation ${describeSpan(span)}`
  }

  holds(scene: Scene): Truth {
    return truth(within(this.span, scene.step.at))
  }
}

/** Position of the current step: among the first (or after the first) so many turns, or milliseconds. */
export class Position extends TimeCheck {
  override readonly wake: readonly number[] | null
  readonly label: string
  private readonly first: boolean
  private readonly turns: number | undefined
  private readonly of: 'any' | 'agent' | 'customer'
  private readonly milliseconds: number

  constructor(
    first: boolean,
    turns: number | undefined,
    of: 'any' | 'agent' | 'customer',
    milliseconds: number,
    label: string,
  ) {
    super()
    this.first = first
    this.turns = turns
    this.of = of
    this.milliseconds = milliseconds
    this.label = `position: ${label}`
    this.wake = first && turns !== undefined && turns <= EARLY_TURNS ? [SIGNAL.early] : null
  }

  holds(scene: Scene): Truth {
    const inside =
      this.turns === undefined ? scene.step.at <= this.milliseconds : scene.counts[this.of][scene.here] <= this.turns
    return truth(inside === this.first)
  }
}
