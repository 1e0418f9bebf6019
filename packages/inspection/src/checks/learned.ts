import type { Learner } from '@liangyan/standard'
import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { learnedSignal } from './signals.ts'

/** The turn does what was learned from examples: of the acts of its speaker this one is the most probable. */
export class Learned implements Check {
  readonly wake: readonly number[]
  readonly byItself = true
  readonly label: string
  readonly who: Learner
  private readonly act: number

  /** @param act number of the label in the speaker's model; −1 where it was not trained */
  constructor(who: Learner, act: number, label: string) {
    this.who = who
    this.act = act
    this.label = label
    this.wake = act < 0 ? [] : [learnedSignal(who, act)]
  }

  holds(scene: Scene): Truth {
    return truth(this.act >= 0 && scene.speaker === this.who && scene.likeliestAct() === this.act)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('learned')
    sink.turn()
  }
}
