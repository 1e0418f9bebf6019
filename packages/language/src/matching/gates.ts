import { kindOf } from './letters.ts'
import type { PhrasePattern } from './phrase.ts'
import type { Segment } from './segment.ts'

/** Parts of a gate: how far the anchor may be from the start and the end of the turn, and its two sides. */
const AT_START = 0
const AT_END = 1
const SIDES = 2
/** Parts of a side: the least and the greatest distance at which its segment may begin, and a bit for each kind. */
const NEAREST = 0
const FARTHEST = 1
const KINDS = 2

const ANYWHERE = 0x7fffffff
/** For the greatest distance: nothing is asked of this side. */
const NO_SEGMENT = -1

/**
 * What is cheap to ask of an anchor before its phrase is put together: is it where in the turn the phrase wants it, and
 * does anything stand within reach on either side that the next segment could begin with? Most anchors lead nowhere, so
 * all this is laid out side by side, and the phrase itself need not be fetched from memory.
 */
export class Gates {
  private readonly words: Int32Array
  private readonly size: number
  private readonly sideSize: number

  /** @param kinds more than any kind of letter */
  constructor(phrases: number, kinds: number) {
    this.sideSize = KINDS + ((kinds + 31) >>> 5)
    this.size = SIDES + 2 * this.sideSize
    this.words = new Int32Array(phrases * this.size)
    for (let gate = 0; gate < this.words.length; gate += this.size) {
      this.words.fill(ANYWHERE, gate, gate + SIDES)
      this.words[gate + SIDES + FARTHEST] = NO_SEGMENT
      this.words[gate + SIDES + this.sideSize + FARTHEST] = NO_SEGMENT
    }
  }

  /** Sets the gate of a phrase; of `segments` the one at the anchor is undefined. */
  set(phrase: number, pattern: PhrasePattern, segments: readonly (Segment | undefined)[], anchor: number): void {
    const gate = phrase * this.size
    const { atStart, atEnd, gaps } = pattern
    if (anchor === 0 && atStart !== undefined) this.words[gate + AT_START] = atStart
    if (anchor === segments.length - 1 && atEnd !== undefined) this.words[gate + AT_END] = atEnd
    const left = segments[anchor - 1]
    if (left) this.setSide(gate + SIDES, left, gaps[anchor - 1].min + 1, gaps[anchor - 1].max + left.longest)
    const right = segments[anchor + 1]
    if (right) this.setSide(gate + SIDES + this.sideSize, right, gaps[anchor].min, gaps[anchor].max)
  }

  private setSide(side: number, segment: Segment, nearest: number, farthest: number): void {
    // where exact literals stand the letters do not tell
    if (segment.exact.size > 0) return
    this.words[side + NEAREST] = nearest
    this.words[side + FARTHEST] = farthest
    this.words.set(segment.begins, side + KINDS)
  }

  /** Whether an anchor at tolerant positions `from` to `to` of a turn of so many letters may belong to its phrase. */
  mayPass(phrase: number, letters: Int32Array, length: number, from: number, to: number): boolean {
    const { words } = this
    const gate = phrase * this.size
    if (from > words[gate + AT_START] || length - to > words[gate + AT_END]) return false
    const left = gate + SIDES
    const right = left + this.sideSize
    const first = Math.max(0, from - words[left + FARTHEST])
    const last = Math.min(length - 1, to + words[right + FARTHEST])
    return (
      (words[left + FARTHEST] === NO_SEGMENT || this.stands(left, letters, first, from - words[left + NEAREST])) &&
      (words[right + FARTHEST] === NO_SEGMENT || this.stands(right, letters, to + words[right + NEAREST], last))
    )
  }

  /** Whether some letter from `first` to `last` is of a kind that the segment on a side may begin with. */
  private stands(side: number, letters: Int32Array, first: number, last: number): boolean {
    const { words } = this
    for (let at = first; at <= last; at++) {
      const kind = kindOf(letters[at])
      if ((words[side + KINDS + (kind >>> 5)] & (1 << (kind & 31))) !== 0) return true
    }
    return false
  }
}
