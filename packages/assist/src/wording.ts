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
  /** Whether the agent has just said a text. */
  readonly said: (text: string) => boolean
  /** Texts given for other moments. */
  readonly given: ReadonlySet<string>
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

/** What a clause has to say here. */
export interface Sayables {
  /** The wordings that may be given, the best first: none that was just said or is given for another moment. */
  readonly left: readonly Sayable[]
  /** Whether the agent has just said one of its wordings. */
  readonly begun: boolean
  /** Whether each of its wordings is to call the customer by a name that nobody knows. */
  readonly nameless: boolean
}

export function wordingsOf({ wordings }: Counsel, { known, style, said, given, vague }: Choice): Sayables {
  const filled = wordings
    .map(({ text, style: own, narrowness }) => ({
      ...fill(text, known),
      distance: distance(own, style),
      narrowness,
      vague: vague(text),
    }))
    .filter(({ open }) => !open.includes(BETTER))
  const fresh = filled.filter(({ text }) => !said(text))
  return {
    left: fresh.filter(({ text }) => !given.has(text)).sort(better),
    begun: fresh.length < filled.length,
    nameless: filled.every((wording) => wording.nameless),
  }
}

/**
 * No promise without a time; complete before incomplete, and without the bank's name counts as incomplete where it was
 * to be named; then the style wanted; then what can call the customer by name,
 * if it wants to; then what suits just this day and hour; then what calls the customer by name; else the order of the
 * standard.
 */
export const better = (a: Sayable, b: Sayable): number =>
  Number(a.vague) - Number(b.vague) ||
  a.open.length + Number(a.bankless) - b.open.length - Number(b.bankless) ||
  a.distance - b.distance ||
  Number(a.nameless) - Number(b.nameless) ||
  b.narrowness - a.narrowness ||
  b.filled - a.filled

/** A wording without a style suits every style; one of the other style is the last resort. */
function distance(own: Style | undefined, wanted: Style | undefined): number {
  if (wanted === undefined || own === wanted) return 0
  return own === undefined ? 1 : 2
}
