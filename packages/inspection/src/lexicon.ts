import { FIRST_WORD_SIGNAL } from './checks/signals.ts'
import { type NormalText, PhraseBook, type PhraseHits, type PhrasePattern } from '@liangyan/language'

/** The words being looked at: a scene, as far as the lexicon is concerned. */
export interface Words {
  readonly text: NormalText
  readonly hits: PhraseHits
  readonly stamp: number
  /** Whether characters may be mis-heard. */
  readonly heard: boolean
}

/** What a says-check asks of the lexicon: phrases by position in its list, and exceptions. */
export interface LeafSpec {
  readonly phrases: readonly (readonly PhrasePattern[])[]
  readonly exceptions: readonly PhrasePattern[]
  readonly quoted: boolean
}

/** Hits of one leaf at the current step: pairs of (phrase position, hit number). */
interface LeafState {
  stamp: number
  readonly phrase: number[]
  readonly hit: number[]
  readonly exceptions: number[]
  /** How far the exceptions up to each reach, once they are sorted. */
  readonly reach: number[]
}

const EXCEPTION = 0xffff

/** All phrases of a standard in one book, and which leaf each belongs to. */
export class Lexicon {
  private readonly patterns: PhrasePattern[] = []
  private readonly patternIds = new Map<string, number>()
  /** Uses of each pattern: leaf and position of the phrase in the leaf, `EXCEPTION` for its exceptions. */
  private readonly uses: number[][] = []
  private readonly leaves: LeafState[] = []
  private readonly quoted: boolean[] = []
  private book: PhraseBook | undefined
  /** Leaves that were hit at the current step, for waking. */
  readonly fired: number[] = []

  /** Adds a leaf and returns its number. */
  add(spec: LeafSpec): number {
    const leaf = this.leaves.push({ stamp: -1, phrase: [], hit: [], exceptions: [], reach: [] }) - 1
    this.quoted.push(spec.quoted)
    spec.phrases.forEach((patterns, position) => patterns.forEach((p) => this.use(p, leaf, position)))
    spec.exceptions.forEach((p) => this.use(p, leaf, EXCEPTION))
    return leaf
  }

  private use(pattern: PhrasePattern, leaf: number, position: number): void {
    const key = JSON.stringify(pattern)
    let id = this.patternIds.get(key)
    if (id === undefined) {
      id = this.patterns.push(pattern) - 1
      this.patternIds.set(key, id)
      this.uses.push([])
    }
    this.uses[id].push(leaf, position)
  }

  /** Builds the book; no leaf may be added afterwards. `typical` turns help to choose what to look for first. */
  close(typical: Iterable<string>): void {
    this.book = new PhraseBook(this.patterns, { typical })
  }

  get size(): { phrases: number; literals: number; states: number } {
    return { phrases: this.patterns.length, ...(this.book as PhraseBook).size }
  }

  /** How many signals there are, those of the leaves included. */
  get signals(): number {
    return FIRST_WORD_SIGNAL + this.leaves.length
  }

  /** Finds all phrases in the scene's current text. */
  scan(scene: Words): void {
    const { hits, text } = scene
    this.fired.length = 0
    if (text.length === 0) return
    ;(this.book as PhraseBook).scan(text, scene.heard, hits)
    for (let h = 0; h < hits.count; h++) {
      const uses = this.uses[hits.phrase[h]]
      for (let u = 0; u < uses.length; u += 2) this.note(uses[u], uses[u + 1], h, scene)
    }
  }

  private note(leaf: number, position: number, hit: number, scene: Words): void {
    const state = this.leaves[leaf]
    if (state.stamp !== scene.stamp) {
      state.stamp = scene.stamp
      state.phrase.length = state.hit.length = state.exceptions.length = state.reach.length = 0
    }
    if (position === EXCEPTION) state.exceptions.push(hit)
    else {
      if (scene.text.hasQuotes && !this.quoted[leaf] && scene.text.quoted[scene.hits.start[hit]] === 1) return
      if (state.hit.length === 0) this.fired.push(leaf)
      state.phrase.push(position)
      state.hit.push(hit)
    }
  }

  /** Calls `visit` for each hit of a leaf at the current step that no exception touches; stops when it returns true. */
  eachHit(leaf: number, scene: Words, visit: (phrase: number, hit: number) => boolean | void): boolean {
    const state = this.leaves[leaf]
    if (state.stamp !== scene.stamp) return false
    for (let i = 0; i < state.hit.length; i++) {
      const hit = state.hit[i]
      if (state.exceptions.length > 0 && this.excepted(state, hit, scene)) continue
      if (visit(state.phrase[i], hit) === true) return true
    }
    return false
  }

  /** Whether a leaf has a hit at the current step. */
  any(leaf: number, scene: Words): boolean {
    const state = this.leaves[leaf]
    if (state.stamp !== scene.stamp || state.hit.length === 0) return false
    if (state.exceptions.length === 0) return true
    for (let i = 0; i < state.hit.length; i++) if (!this.excepted(state, state.hit[i], scene)) return true
    return false
  }

  /** Whether an exception touches a hit. */
  private excepted(state: LeafState, hit: number, scene: Words): boolean {
    const { start, end } = scene.hits
    if (state.exceptions.length <= FEW) return state.exceptions.some((e) => start[e] < end[hit] && start[hit] < end[e])
    if (state.reach.length === 0) sortExceptions(state, start, end)
    // of the exceptions that begin before the hit ends, the one that reaches furthest decides
    let [low, high] = [0, state.exceptions.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (start[state.exceptions[middle]] < end[hit]) low = middle + 1
      else high = middle
    }
    return low > 0 && state.reach[low - 1] > start[hit]
  }
}

const FEW = 8

/** Brings many exceptions into order of their beginnings, and notes how far each and all before it reach. */
function sortExceptions(state: LeafState, start: Uint32Array, end: Uint32Array): void {
  state.exceptions.sort((a, b) => start[a] - start[b])
  let furthest = 0
  for (const e of state.exceptions) state.reach.push((furthest = Math.max(furthest, end[e])))
}
