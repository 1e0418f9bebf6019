import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { FIRST_TONE_SIGNAL, SIGNAL } from './signals.ts'

/**
 * The learned tone of the turn. Without a threshold of its own, a tone holds where the turn is improper and this tone is
 * the most probable one, so that a turn has one tone; with a threshold, where the tone's probability reaches it.
 */
export class Means implements Check {
  readonly wake: readonly number[] | null
  readonly byItself = true
  readonly costly?: true
  readonly label: string
  private readonly labels: readonly number[]
  private readonly improper: boolean
  private readonly atLeast: number | undefined

  /** @param improper also holds for a turn that is improper in whatever tone */
  constructor(labels: readonly number[], improper: boolean, atLeast: number | undefined, label: string) {
    this.labels = labels
    this.improper = improper
    this.atLeast = atLeast
    this.label = label
    if (atLeast !== undefined) this.costly = true
    this.wake = atLeast === undefined ? (improper ? [SIGNAL.improper] : labels.map((l) => FIRST_TONE_SIGNAL + l)) : null
  }

  holds(scene: Scene): Truth {
    const { atLeast } = this
    if (atLeast === undefined)
      return truth(this.labels.includes(scene.likeliestTone()) || (this.improper && scene.likeliestTone() >= 0))
    return truth(
      this.labels.some((label) => scene.toneOf(label) >= atLeast) || (this.improper && scene.impropriety() >= atLeast),
    )
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('tone')
    sink.turn()
  }
}
