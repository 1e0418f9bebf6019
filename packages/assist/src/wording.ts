import type { Counsel } from '@liangyan/inspection'
import { fill, type Filled } from './filling.ts'
import type { Known } from './known.ts'

/** 语体: formal 庄重 or warm 亲切. */
export type Style = 'formal' | 'warm'

/** What a wording is chosen by. */
export interface Choice {
  readonly known: Known
  readonly style: Style | undefined
  /** Texts that may not be given, as they were said or given already. */
  readonly refused: (text: string) => boolean
}

/** A wording that may be given. */
export interface Sayable extends Filled {
  /** How far its style is from the one wanted. */
  readonly distance: number
}

/**
 * The wordings of a clause that may be given, the best first: complete before incomplete; then the style wanted; then
 * what suits just this day and hour; then what calls the customer by name; then the order of the standard.
 */
export function wordingsOf({ wordings }: Counsel, { known, style, refused }: Choice): Sayable[] {
  return wordings
    .map(({ text, style: own, narrowness }) => ({ ...fill(text, known), distance: distance(own, style), narrowness }))
    .filter(({ text }) => !refused(text))
    .sort(
      (a, b) =>
        a.open.length - b.open.length || a.distance - b.distance || b.narrowness - a.narrowness || b.filled - a.filled,
    )
}

/** A wording without a style suits every style; one of the other style is the last resort. */
function distance(own: Style | undefined, wanted: Style | undefined): number {
  if (wanted === undefined || own === wanted) return 0
  return own === undefined ? 1 : 2
}
