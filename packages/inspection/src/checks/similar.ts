import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** The turn is like one of some example sentences. */
export class Similar implements Check {
  readonly wake = null
  readonly costly = true
  readonly byItself = true
  readonly label: string
  private readonly examples: readonly number[]
  private readonly atLeast: number

  constructor(examples: readonly number[], atLeast: number, first: string) {
    this.examples = examples
    this.atLeast = atLeast
    this.label = `similar to “${first}” … at least ${atLeast}`
  }

  holds(scene: Scene): Truth {
    return truth(this.examples.some((example) => scene.likeness(example) >= this.atLeast))
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('similarity')
    sink.turn()
  }
}
