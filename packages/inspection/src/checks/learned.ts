import type { Learner } from '@liangyan/standard'
import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { LEARNED_SIGNALS, learnedSignal } from './signals.ts'

/** An act that was learned, by its speaker and its number in that speaker's model; −1 where it was not trained. */
export interface LearnedAct {
  readonly id: string
  readonly who: Learner
  readonly act: number
}

/**
 * The turn does what was learned from examples. Without a threshold of its own an act holds where it is the most probable
 * one of its speaker's; with a threshold, where its probability reaches it.
 */
export class Learned implements Check {
  readonly wake: readonly number[] | null
  readonly byItself = true
  readonly costly?: true
  readonly label: string
  /** The act; undefined for any of the speaker's. */
  readonly of: LearnedAct | undefined
  private readonly atLeast: number | undefined

  constructor(of: LearnedAct | undefined, atLeast: number | undefined, label: string) {
    this.of = of
    this.atLeast = atLeast
    this.label = label
    this.wake = atLeast === undefined ? signalsOf(of) : null
    if (atLeast !== undefined) this.costly = true
  }

  holds(scene: Scene): Truth {
    const { of, atLeast } = this
    if (of && (of.act < 0 || scene.speaker !== of.who)) return truth(false)
    if (atLeast !== undefined) return truth((of ? scene.probabilityOf(of.act) : scene.activity()) >= atLeast)
    return truth(of ? scene.likeliestAct() === of.act : scene.likeliestAct() >= 0)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('learned')
    sink.turn()
  }
}

function signalsOf(of: LearnedAct | undefined): readonly number[] {
  if (!of) return LEARNED_SIGNALS
  return of.act < 0 ? [] : [learnedSignal(of.who, of.act)]
}
