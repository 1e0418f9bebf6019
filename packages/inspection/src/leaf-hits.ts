import type { NormalText, PhraseHits } from '@liangyan/language'

/** The words being looked at: a scene, as far as the lexicon is concerned. */
export interface Words {
  readonly text: NormalText
  readonly hits: PhraseHits
  readonly stamp: number
  /** Whether characters may be mis-heard. */
  readonly heard: boolean
  /** Who speaks; undefined for the text of an event. */
  readonly speaker: 'agent' | 'customer' | 'system' | undefined
}

/** Position of a use in a leaf that is one of its exceptions. */
export const EXCEPTION = 0xffff

/** Hits of one leaf at the step with its stamp; the lists keep their room from step to step, `count`s say what of them holds. */
interface LeafState {
  stamp: number
  count: number
  /** Position of the phrase in the leaf's list, for each hit. */
  readonly phrase: number[]
  readonly hit: number[]
  exceptionCount: number
  readonly exceptions: number[]
  /** How far the exceptions up to each reach, once they are sorted. */
  reach: readonly number[] | undefined
}

/** The hits of a step by the leaves that they belong to; sorted only for who asks where, or whether, words are excepted. */
export class LeafHits {
  private readonly leaves: LeafState[] = []

  /** Makes room for one more leaf. */
  addLeaf(): void {
    const [phrase, hit, exceptions] = [[], [], []]
    this.leaves.push({ stamp: -1, count: 0, phrase, hit, exceptionCount: 0, exceptions, reach: undefined })
  }

  /** Notes a hit of a leaf, `position` being that of the phrase in its list, or `EXCEPTION`. */
  note(leaf: number, position: number, hit: number, stamp: number): void {
    const state = this.leaves[leaf]
    if (state.stamp !== stamp) {
      state.stamp = stamp
      state.count = state.exceptionCount = 0
      state.reach = undefined
    }
    if (position === EXCEPTION) state.exceptions[state.exceptionCount++] = hit
    else {
      state.phrase[state.count] = position
      state.hit[state.count++] = hit
    }
  }

  /** Calls `visit` for each hit of a leaf that no exception touches; stops when it returns true. */
  each(leaf: number, words: Words, visit: (phrase: number, hit: number) => boolean | void): boolean {
    const state = this.leaves[leaf]
    if (state.stamp !== words.stamp) return false
    for (let i = 0; i < state.count; i++) {
      const hit = state.hit[i]
      if (state.exceptionCount > 0 && excepted(state, hit, words)) continue
      if (visit(state.phrase[i], hit) === true) return true
    }
    return false
  }

  /** Calls `visit` for each hit of a leaf that an exception takes back, with the exception's hit. */
  eachExcepted(leaf: number, words: Words, visit: (phrase: number, hit: number, exception: number) => void): void {
    const state = this.leaves[leaf]
    if (state.stamp !== words.stamp) return
    const { start, end } = words.hits
    const exceptions = state.exceptions.slice(0, state.exceptionCount)
    for (let i = 0; i < state.count; i++) {
      const hit = state.hit[i]
      const exception = exceptions.find((e) => start[e] < end[hit] && start[hit] < end[e])
      if (exception !== undefined) visit(state.phrase[i], hit, exception)
    }
  }
}

const FEW = 8

/** Whether an exception touches a hit. */
function excepted(state: LeafState, hit: number, words: Words): boolean {
  const { start, end } = words.hits
  const { exceptions, exceptionCount } = state
  if (exceptionCount <= FEW) {
    for (let i = 0; i < exceptionCount; i++)
      if (start[exceptions[i]] < end[hit] && start[hit] < end[exceptions[i]]) return true
    return false
  }
  state.reach ??= sortExceptions(state, start, end)
  // of the exceptions that begin before the hit ends, the one that reaches furthest decides
  let [low, high] = [0, exceptionCount]
  while (low < high) {
    const middle = (low + high) >> 1
    if (start[exceptions[middle]] < end[hit]) low = middle + 1
    else high = middle
  }
  return low > 0 && state.reach[low - 1] > start[hit]
}

/** Brings many exceptions into order of their beginnings, and tells how far each and all before it reach. */
function sortExceptions(state: LeafState, start: Uint32Array, end: Uint32Array): number[] {
  const sorted = state.exceptions.slice(0, state.exceptionCount).sort((a, b) => start[a] - start[b])
  sorted.forEach((e, i) => (state.exceptions[i] = e))
  let furthest = 0
  return sorted.map((e) => (furthest = Math.max(furthest, end[e])))
}
