import { type Conversation, ConversationSoFar, type Event, type Happening, type Turn } from '@liangyan/conversation'
import type { Monitor } from './monitor.ts'
import type { OpenDuty } from './obligations.ts'
import type { Finding, Inspection } from './result.ts'
import type { SceneRecord } from './scene.ts'
import type { Situation } from './situation.ts'
import { compareSteps, eventSteps, type Step, turnStep } from './steps.ts'

/** What a conversation in progress is told: turns (partial ones are provisional), events, and the clock. */
export type Observation =
  | { readonly type: 'turn'; readonly turn: Turn; readonly partial?: boolean }
  | Event
  | { readonly type: 'tick'; readonly at: number }

/** What the engine has to say after an observation. */
export interface Advice {
  /** Findings so far, final words only; a later correction may take one back. */
  readonly findings: readonly Finding[]
  /** What the partial turn would be found guilty of if it ended here. */
  readonly warnings: readonly Finding[]
  readonly duties: readonly OpenDuty[]
}

/** What a session needs of the engine. */
export interface Concluder {
  newMonitor(): Monitor
  conclude(monitor: Monitor, record: SceneRecord): Inspection
  situationOf(monitor: Monitor, now: string | undefined): Situation
}

/**
 * A conversation in progress. Whatever the order and pieces in which it arrives, `conclude` gives what `inspect` gives
 * for the finished record: steps that come in order are taken at once, one that belongs earlier (or corrects an earlier
 * one) makes the session go through its steps again.
 */
export class Session {
  private readonly engine: Concluder
  private readonly record: SceneRecord
  private readonly monitor: Monitor
  private readonly known: ConversationSoFar
  /** The latest step in their order that the monitor has seen. */
  private last: Step | undefined
  /** The latest moment that any observation named, ms. */
  private now = 0

  constructor(engine: Concluder, record: SceneRecord) {
    this.engine = engine
    this.record = record
    this.known = new ConversationSoFar(record)
    this.monitor = engine.newMonitor()
    this.monitor.begin(record)
  }

  observe(observation: Observation): Advice {
    if (observation.type === 'tick') this.reach(observation.at)
    else if (observation.type !== 'turn') this.note(observation)
    else if (observation.partial) return this.advice(this.monitor.foresee(turnStep(observation.turn)))
    else {
      const { turn } = observation
      this.reach(turn.end ?? turn.start ?? 0)
      this.note({ type: 'turn', turn })
    }
    return this.advice([])
  }

  /**
   * Where the conversation stands: the same as the engine tells of the record so far. What occasions are asked of is
   * `now`, a local time. Throws where the engine was not made for advising.
   */
  situation(now?: string): Situation {
    return this.engine.situationOf(this.monitor, now)
  }

  /** What was observed so far: turns by their index, events as they were told. Not to be changed. */
  soFar(): Conversation {
    return this.known.conversation
  }

  /** The inspection of all that was observed. The session may not be used afterwards. */
  conclude(): Inspection {
    return this.engine.conclude(this.monitor, this.record)
  }

  private reach(moment: number): void {
    if (Number.isFinite(moment)) this.now = Math.max(this.now, moment)
  }

  private note(happening: Happening): void {
    const novelty = this.known.note(happening)
    if (novelty === 'corrected') this.replay()
    else if (novelty === 'new') this.take(stepsOfHappening(happening))
  }

  private take(steps: readonly Step[]): void {
    for (const step of steps) {
      if (this.last && compareSteps(this.last, step) > 0) {
        this.replay()
        return
      }
      this.last = step
      this.monitor.step(step)
    }
  }

  /** Goes through all steps again in their order. */
  private replay(): void {
    const steps = [...this.known.happenings()].flatMap(stepsOfHappening).sort(compareSteps)
    this.monitor.begin(this.record)
    for (const step of steps) this.monitor.step(step)
    this.last = steps.at(-1)
  }

  private advice(warnings: readonly Finding[]): Advice {
    return { findings: this.monitor.findings(), warnings, duties: this.monitor.obligations.duties(this.now) }
  }
}

const stepsOfHappening = (happening: Happening): Step[] =>
  happening.type === 'turn' ? [turnStep(happening.turn)] : eventSteps(happening)
