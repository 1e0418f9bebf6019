import type { Scene } from '../scene.ts'
import type { Truth } from '../truth.ts'

/** What kind of evidence decided. */
export type Basis =
  | 'words'
  | 'tone'
  | 'learned'
  | 'similarity'
  | 'entity'
  | 'time'
  | 'event'
  | 'data'
  | 'absence'
  | 'judgement'

/** Where to note the words that prove something: plain positions in the turn of the current step. */
export interface EvidenceSink {
  /** Words at these plain positions of the current turn. */
  words(start: number, end: number, phrase?: string): void
  /** The same by UTF-16 offsets in the original text. */
  span(start: number, end: number): void
  /** The current turn as a whole. */
  turn(): void
  /** An earlier step that the check looked back at. */
  earlier(step: number): void
  basis(basis: Basis): void
  /** A question that only a person or a model can answer. */
  question(question: string): void
}

/**
 * A condition made ready to run at the current step of a scene.
 *
 * `wake` names signals of which at least one must have fired at the current step for the check to be true or unknown;
 * `null` means it may be so at any step. Checks change nothing: they may be asked at any time and any number of times.
 */
export interface Check {
  readonly wake: readonly number[] | null
  holds(scene: Scene): Truth
  /** Notes what made it hold; asked only where it does. */
  prove(scene: Scene, sink: EvidenceSink): void
  /** One line for `explain`, in the words of the clause language. */
  readonly label: string
  readonly parts?: readonly Check[]
  /** It asks for the words of the turn and who says them, and for nothing else. */
  readonly byItself?: boolean
  /** Asking it means reading the turn anew, so what is cheap is asked before; absent where no part of it does. */
  readonly costly?: true
}
