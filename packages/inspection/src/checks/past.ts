import type { Window } from '@liangyan/standard'
import type { Scene } from '../scene.ts'
import { FALSE, type Truth, truth } from '../truth.ts'
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

/** The last of some ascending step indexes that lies before a step. */
export function lastBefore(past: readonly number[], here: number): number | undefined {
  let i = past.length - 1
  while (i >= 0 && past[i] >= here) i--
  return past[i]
}

abstract class Looking implements Check {
  readonly wake: readonly number[] | null = null
  abstract readonly label: string
  abstract holds(scene: Scene): Truth

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('words')
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

  holds(scene: Scene): Truth {
    const past = scene.occurrences[this.watch]
    const step = this.nth > 0 ? past[this.nth - 1] : lastBefore(past, scene.here)
    return truth(step !== undefined && step < scene.here && this.inReach(scene, step))
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

  holds(scene: Scene): Truth {
    const mine = scene.speaker
    const past = scene.occurrences[this.watch]
    for (let i = scene.here - 1; i >= 0; i--) {
      const speaker = scene.steps[i].turn?.speaker
      if (speaker === undefined || speaker === 'system' || speaker === mine) continue
      // several turns of the other speaker in a row count as one
      for (let j = i; j >= 0 && (scene.steps[j].turn?.speaker ?? speaker) === speaker; j--)
        if (past.includes(j)) return truth(true)
      return FALSE
    }
    return FALSE
  }
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

  holds(scene: Scene): Truth {
    const happened = lastBefore(scene.occurrences[this.of], scene.here)
    if (happened === undefined) return FALSE
    return truth((lastBefore(scene.occurrences[this.unless], scene.here) ?? -1) < happened)
  }
}
