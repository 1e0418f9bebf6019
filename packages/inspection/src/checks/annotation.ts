import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** The turn holds no words, only a transcriber's note in brackets such as （风声）; or, with `false`, it does hold words. */
export class Annotation implements Check {
  readonly wake = null
  readonly byItself = true
  readonly label: string
  private readonly wanted: boolean

  constructor(wanted: boolean) {
    this.wanted = wanted
    this.label = `annotation: ${wanted}`
  }

  holds(scene: Scene): Truth {
    const { turn } = scene.step
    return truth(turn !== undefined && isAnnotation(turn.text) === this.wanted)
  }

  prove(_: Scene, sink: EvidenceSink): void {
    sink.basis('words')
    sink.turn()
  }
}

const NOTE = /^\s*[（(【[].*[）)】\]]\s*$/s

const isAnnotation = (text: string): boolean => NOTE.test(text)
