import type { Counsel } from '@liangyan/inspection'
import { BETTER } from './amends.ts'
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
  /** Whether a wording, its slots as they stand, promises something and does not say by when. */
  readonly vague: (wording: string) => boolean
}

/** A wording that may be given. */
export interface Sayable extends Filled {
  /** How far its style is from the one wanted. */
  readonly distance: number
  /** How narrow the occasion is that it suits: 0 where it suits any. */
  readonly narrowness: number
  /** Whether it promises something and does not say by when. */
  readonly vague: boolean
}

/** The wordings of a clause that may be given, the best first. */
export function wordingsOf({ wordings }: Counsel, { known, style, refused, vague }: Choice): Sayable[] {
  return wordings
    .map(({ text, style: own, narrowness }) => {
      const filled = fill(text, known)
      return { ...filled, distance: distance(own, style), narrowness, vague: vague(text) }
    })
    .filter(({ text, open }) => !open.includes(BETTER) && !refused(text))
    .sort(better)
}

/**
 * No promise without a time; complete before incomplete; then the style wanted; then what can call the customer by name,
 * if it wants to; then what suits just this day and hour; then what calls the customer by name; else the order of the
 * standard.
 */
export const better = (a: Sayable, b: Sayable): number =>
  Number(a.vague) - Number(b.vague) ||
  a.open.length - b.open.length ||
  a.distance - b.distance ||
  Number(a.nameless) - Number(b.nameless) ||
  b.narrowness - a.narrowness ||
  b.filled - a.filled

/** A wording without a style suits every style; one of the other style is the last resort. */
function distance(own: Style | undefined, wanted: Style | undefined): number {
  if (wanted === undefined || own === wanted) return 0
  return own === undefined ? 1 : 2
}
