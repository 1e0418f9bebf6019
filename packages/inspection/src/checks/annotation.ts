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

/** Most turns begin with a Han character, which no note does. */
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

function isAnnotation(text: string): boolean {
  const first = text.charCodeAt(0)
  return !(first >= FIRST_HAN && first <= LAST_HAN) && NOTE.test(text)
}
