import type { PhrasePattern } from './phrase.ts'
import { begins, EXACT, LONGEST, type SegmentStore } from './segment-store.ts'

/** Parts of a gate: how far the anchor may be from the start and the end of the turn, and its two sides. */
const AT_START = 0
const AT_END = 1
const LEFT = 2
/** Parts of a side: the least and the greatest distance at which its segment may begin, and where that is stored. */
const NEAREST = 0
const FARTHEST = 1
const SEGMENT = 2
const RIGHT = LEFT + 3
const SIZE = RIGHT + 3

const ANYWHERE = 0x7fffffff
/** In the place of a segment: nothing is asked of this side. */
const NO_SEGMENT = 0

/**
 * What is cheap to ask of an anchor before its phrase is put together: is it where in the turn the phrase wants it, and
 * does anything stand within reach on either side that the next segment could begin with? Most anchors lead nowhere, so
 * all this is laid out side by side, and the phrase itself need not be fetched from memory.
 */
export class Gates {
  private readonly gates: Int32Array
  private readonly store: SegmentStore

  constructor(phrases: number, store: SegmentStore) {
    this.store = store
    this.gates = new Int32Array(phrases * SIZE)
    for (let gate = 0; gate < this.gates.length; gate += SIZE) this.gates.fill(ANYWHERE, gate, gate + LEFT)
  }

  /** Sets the gate of a phrase when the store is closed; `segments` tells where each is stored, but for the anchor. */
  set(phrase: number, { atStart, atEnd, gaps }: PhrasePattern, segments: readonly number[], anchor: number): void {
    const gate = phrase * SIZE
    const { words } = this.store
    if (anchor === 0 && atStart !== undefined) this.gates[gate + AT_START] = atStart
    if (anchor === segments.length - 1 && atEnd !== undefined) this.gates[gate + AT_END] = atEnd
    if (anchor > 0) {
      const segment = segments[anchor - 1]
      const { min, max } = gaps[anchor - 1]
      this.setSide(gate + LEFT, segment, min + 1, max + words[segment + LONGEST])
    }
    if (anchor < segments.length - 1)
      this.setSide(gate + RIGHT, segments[anchor + 1], gaps[anchor].min, gaps[anchor].max)
  }

  private setSide(side: number, segment: number, nearest: number, farthest: number): void {
    // where exact literals stand the letters do not tell
    if (this.store.words[segment + EXACT] !== 0) return
    this.gates[side + NEAREST] = nearest
    this.gates[side + FARTHEST] = farthest
    this.gates[side + SEGMENT] = segment
  }

  /** Whether an anchor at tolerant positions `from` to `to` of a turn of so many letters may belong to its phrase. */
  mayPass(phrase: number, letters: Int32Array, length: number, from: number, to: number): boolean {
    const { gates } = this
    const gate = phrase * SIZE
    if (from > gates[gate + AT_START] || length - to > gates[gate + AT_END]) return false
    const left = gates[gate + LEFT + SEGMENT]
    if (left !== NO_SEGMENT) {
      const first = Math.max(0, from - gates[gate + LEFT + FARTHEST])
      if (!this.stands(left, letters, first, from - gates[gate + LEFT + NEAREST])) return false
    }
    const right = gates[gate + RIGHT + SEGMENT]
    if (right === NO_SEGMENT) return true
    const last = Math.min(length - 1, to + gates[gate + RIGHT + FARTHEST])
    return this.stands(right, letters, to + gates[gate + RIGHT + NEAREST], last)
  }

  /** Whether some letter from `first` to `last` is of a kind that a segment may begin with. */
  private stands(segment: number, letters: Int32Array, first: number, last: number): boolean {
    const { words } = this.store
    for (let at = first; at <= last; at++) if (begins(words, segment, letters[at])) return true
    return false
  }
}
