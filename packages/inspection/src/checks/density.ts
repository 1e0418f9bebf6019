import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'
import { countBefore } from './past.ts'
import type { SaysAny } from './words.ts'

/** A speaker's verbal tics: so many in so many characters of all that the speaker has said up to now. */
export class Density implements Check {
  readonly wake = null
  readonly label: string
  private readonly says: SaysAny
  private readonly watch: number
  private readonly speaker: 'agent' | 'customer'
  private readonly oneIn: number
  private readonly atLeast: number

  /** @param watch counts every hit of `says` by the speaker in earlier steps */
  constructor(says: SaysAny, watch: number, speaker: 'agent' | 'customer', oneIn: number, atLeast: number) {
    this.says = says
    this.watch = watch
    this.speaker = speaker
    this.oneIn = oneIn
    this.atLeast = atLeast
    this.label = `density: one in ${oneIn} characters, at least ${atLeast}`
  }

  holds(scene: Scene): Truth {
    const speaking = scene.speaker === this.speaker
    const hits = countBefore(scene.occurrencesOf(this.watch), scene.here) + (speaking ? this.says.hitsOf(scene) : 0)
    const characters = scene.spoken[this.speaker].characters + (speaking ? scene.length : 0)
    return truth(hits >= this.atLeast && hits * this.oneIn >= characters)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('words')
  }
}
