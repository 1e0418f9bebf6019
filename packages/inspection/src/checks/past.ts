import type { Speaker } from '@liangyan/conversation'
import type { Window } from '@liangyan/standard'
import type { Scene } from '../scene.ts'
import type { Step } from '../steps.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** Whether a step lies within a backward distance of another (both are step indexes, `step` before `from`). */
export function reachesBack(scene: Scene, window: Window, step: number, from: number): boolean {
  if (window.turns !== undefined) {
    const counts = scene.counts[window.of ?? 'any']
    return (counts[from - 1] ?? 0) - (counts[step - 1] ?? 0) <= window.turns
  }
  if (window.milliseconds !== undefined) return scene.steps[from].at - scene.steps[step].until <= window.milliseconds
  return true
}

/** How many of some ascending step indexes lie before a step. */
export function countBefore(past: readonly number[], here: number): number {
  let count = past.length
  while (count > 0 && past[count - 1] >= here) count--
  return count
}

/** The last of some ascending step indexes that lies before a step. */
export function lastBefore(past: readonly number[], here: number): number | undefined {
  let i = past.length - 1
  while (i >= 0 && past[i] >= here) i--
  return past[i]
}

abstract class Looking implements Check {
  readonly wake: readonly number[] | null = null
  abstract readonly label: string
  /** The earlier step that makes it hold; undefined where none does. */
  protected abstract found(scene: Scene): number | undefined

  holds(scene: Scene): Truth {
    return truth(this.found(scene) !== undefined)
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    const step = this.found(scene)
    sink.basis('words')
    if (step !== undefined) sink.earlier(step)
  }
}

/** An earlier step satisfied a condition, at most so far back; or its K-th satisfaction lies behind. */
export class After extends Looking {
  readonly label: string
  private readonly watch: number
  private readonly window: Window
  private readonly nth: number

  constructor(watch: number, window: Window, nth: number, label: string) {
    super()
    this.watch = watch
    this.window = window
    this.nth = nth
    this.label = `after ${label}`
  }

  protected found(scene: Scene): number | undefined {
    const past = scene.occurrencesOf(this.watch)
    const step = this.nth > 0 ? past[this.nth - 1] : lastBefore(past, scene.here)
    return step !== undefined && step < scene.here && this.inReach(scene, step) ? step : undefined
  }

  /** Counted forward from the earlier step, as the windows of duties are. */
  private inReach(scene: Scene, step: number): boolean {
    const { turns, of } = this.window
    if (turns === undefined) return reachesBack(scene, this.window, step, scene.here)
    const counts = scene.counts[of ?? 'any']
    return counts[scene.here] - counts[step] <= turns
  }
}

/** The turn just before this one, by the other speaker, satisfied a condition. */
export class RepliesTo extends Looking {
  readonly label: string
  private readonly watch: number

  constructor(watch: number, label: string) {
    super()
    this.watch = watch
    this.label = `replies to ${label}`
  }

  protected found(scene: Scene): number | undefined {
    const mine = scene.speaker
    const past = scene.occurrencesOf(this.watch)
    for (let i = scene.here - 1; i >= 0; i--) {
      const speaker = scene.steps[i].turn?.speaker
      if (speaker === undefined || speaker === 'system' || speaker === mine) continue
      // several turns of the other speaker in a row count as one
      for (let j = i; j >= 0 && isOf(scene.steps[j], speaker); j--) if (past.includes(j)) return j
      return undefined
    }
    return undefined
  }
}

/** Whether a step is a turn of a speaker, or of nobody who takes part. */
function isOf({ turn }: Step, speaker: Speaker): boolean {
  return turn === undefined || turn.speaker === 'system' || turn.speaker === speaker
}

/** Something happened, and something else has not happened since. */
export class Since extends Looking {
  readonly label: string
  private readonly of: number
  private readonly unless: number

  constructor(of: number, unless: number, label: string) {
    super()
    this.of = of
    this.unless = unless
    this.label = `since ${label}`
  }

  protected found(scene: Scene): number | undefined {
    const happened = lastBefore(scene.occurrencesOf(this.of), scene.here)
    if (happened === undefined) return undefined
    return (lastBefore(scene.occurrencesOf(this.unless), scene.here) ?? -1) < happened ? happened : undefined
  }
}
