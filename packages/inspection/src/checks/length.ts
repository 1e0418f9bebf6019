import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** The turn has so many characters (punctuation apart). */
export class Length implements Check {
  readonly wake = null
  readonly byItself = true
  readonly label: string
  private readonly least: number
  private readonly most: number

  constructor(least: number, most: number) {
    this.least = least
    this.most = most
    this.label = `length: ${least}–${most}`
  }

  holds(scene: Scene): Truth {
    return truth(scene.step.turn !== undefined && scene.length >= this.least && scene.length <= this.most)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('words')
    sink.turn()
  }
}
