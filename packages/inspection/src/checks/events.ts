import type { Scene } from '../scene.ts'
import type { StepKind } from '../steps.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { SIGNAL } from './signals.ts'
import { describeSpan, type Span } from './timing.ts'

/** The current step is one of some events. */
export class Happens implements Check {
  readonly wake: readonly number[]
  readonly byItself = true
  readonly label: string
  private readonly kinds: ReadonlySet<StepKind>

  constructor(kinds: readonly StepKind[]) {
    this.kinds = new Set(kinds)
    this.wake = kinds.map((kind) => SIGNAL[kind as keyof typeof SIGNAL])
    this.label = `event: ${kinds.join(', ')}`
  }

  holds(scene: Scene): Truth {
    return truth(this.kinds.has(scene.step.kind))
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('event')
  }
}

/** The hold, mute or silence that has just ended lasted so long. */
export class Lasted implements Check {
  readonly wake = [SIGNAL.resume, SIGNAL.unmute, SIGNAL.silence]
  readonly label: string
  private readonly span: Span

  constructor(span: Span) {
    this.span = span
    this.label = `lasted: ${describeSpan(span)}`
  }

  holds(scene: Scene): Truth {
    const { event, kind } = scene.step
    if (!event || !('start' in event) || event.end === undefined || kind === 'hold' || kind === 'mute') return FALSE
    const ms = event.end - event.start
    return truth(ms > this.span.from && ms < this.span.to)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('time')
  }
}

/** Who ended the conversation: at the hang-up, or at the end by looking back. */
export class HungUpBy implements Check {
  readonly wake = [SIGNAL.hangup, SIGNAL.end]
  readonly label: string
  private readonly by: ReadonlySet<string>

  constructor(by: readonly string[]) {
    this.by = new Set(by)
    this.label = `hung up by: ${by.join(', ')}`
  }

  holds(scene: Scene): Truth {
    if (scene.step.kind !== 'hangup' && scene.step.kind !== 'end') return FALSE
    const event = scene.steps.findLast((s) => s.kind === 'hangup')?.event
    return truth(event?.type === 'hangup' && this.by.has(event.by))
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('event')
  }
}

/** Who says the current turn. */
export class SpokenBy implements Check {
  readonly wake: readonly number[]
  readonly byItself = true
  readonly label: string
  private readonly speaker: 'agent' | 'customer' | 'system'

  constructor(speaker: 'agent' | 'customer' | 'system') {
    this.speaker = speaker
    this.wake = [SIGNAL[`${speaker}Turn`]]
    this.label = `by: ${speaker}`
  }

  holds(scene: Scene): Truth {
    return truth(scene.speaker === this.speaker)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.turn()
  }
}
