import { FIRST_WORD_SIGNAL } from './checks/signals.ts'
import { type NormalText, PhraseBook, type PhraseHits, type PhrasePattern } from '@liangyan/language'

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

/** Whose turns a phrase is looked for in. */
export type SpokenBy = 'agent' | 'customer' | 'system' | 'anyone'

/** What a says-check asks of the lexicon: phrases by position in its list, and exceptions. */
export interface LeafSpec {
  readonly phrases: readonly (readonly PhrasePattern[])[]
  readonly exceptions: readonly PhrasePattern[]
  readonly quoted: boolean
  readonly by: SpokenBy
}

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

const EXCEPTION = 0xffff

/** The phrases that some speaker's turns are searched for. */
interface Book {
  readonly book: PhraseBook
  /** Phrase of the book → number of the pattern in the lexicon. */
  readonly patternOf: readonly number[]
}

/** A book for each speaker, and one for everybody else. */
type Books = Readonly<Record<'agent' | 'customer' | 'other', Book>>

/** All phrases of a standard, and which leaf each belongs to; one book for each speaker, as few are looked for in both. */
export class Lexicon {
  private readonly patterns: PhrasePattern[] = []
  private readonly patternIds = new Map<string, number>()
  /** Uses of each pattern: leaf and position of the phrase in the leaf, `EXCEPTION` for its exceptions. */
  private readonly uses: number[][] = []
  private readonly leaves: LeafState[] = []
  private readonly quoted: boolean[] = []
  private readonly speakers: Set<SpokenBy>[] = []
  private books: Books | undefined
  /** Leaves that were hit at the current step, for waking. */
  readonly fired: number[] = []

  /** Adds a leaf and returns its number. */
  add(spec: LeafSpec): number {
    const leaf =
      this.leaves.push({
        stamp: -1,
        count: 0,
        phrase: [],
        hit: [],
        exceptionCount: 0,
        exceptions: [],
        reach: undefined,
      }) - 1
    this.quoted.push(spec.quoted)
    spec.phrases.forEach((patterns, position) => patterns.forEach((p) => this.use(p, leaf, position, spec.by)))
    spec.exceptions.forEach((p) => this.use(p, leaf, EXCEPTION, spec.by))
    return leaf
  }

  private use(pattern: PhrasePattern, leaf: number, position: number, by: SpokenBy): void {
    const key = JSON.stringify(pattern)
    let id = this.patternIds.get(key)
    if (id === undefined) {
      id = this.patterns.push(pattern) - 1
      this.patternIds.set(key, id)
      this.uses.push([])
      this.speakers.push(new Set())
    }
    this.uses[id].push(leaf, position)
    this.speakers[id].add(by)
  }

  /** Builds the book; no leaf may be added afterwards. `typical` turns help to choose what to look for first. */
  close(typical: readonly string[], confusable = true): void {
    const bookOf = (...whose: SpokenBy[]): Book => {
      const patternOf = this.patterns.map((_, id) => id).filter((id) => whose.some((by) => this.speakers[id].has(by)))
      return {
        book: new PhraseBook(
          patternOf.map((id) => this.patterns[id]),
          { typical, confusable },
        ),
        patternOf,
      }
    }
    let other: Book | undefined
    this.books = {
      agent: bookOf('agent', 'anyone'),
      customer: bookOf('customer', 'anyone'),
      // the text of an event is nobody's own: whoever asks for words may ask for them there; many records have none
      get other() {
        return (other ??= bookOf('agent', 'customer', 'system', 'anyone'))
      },
    }
  }

  /** Phrases, and the different literals that are looked for in all that agents and customers say. */
  get size(): { phrases: number; literals: number } {
    const books = this.books ? [this.books.agent, this.books.customer] : []
    return { phrases: this.patterns.length, literals: books.reduce((sum, { book }) => sum + book.size.literals, 0) }
  }

  /** How many signals there are, those of the leaves included. */
  get signals(): number {
    return FIRST_WORD_SIGNAL + this.leaves.length
  }

  /** Finds all phrases in the scene's current text. */
  scan(scene: Words): void {
    const { hits, text } = scene
    this.fired.length = 0
    if (text.length === 0 || !this.books) return
    const { speaker } = scene
    const { book, patternOf } = this.books[speaker === 'agent' || speaker === 'customer' ? speaker : 'other']
    book.scan(text, scene.heard, hits)
    for (let h = 0; h < hits.count; h++) {
      const uses = this.uses[patternOf[hits.phrase[h]]]
      for (let u = 0; u < uses.length; u += 2) this.note(uses[u], uses[u + 1], h, scene)
    }
  }

  private note(leaf: number, position: number, hit: number, scene: Words): void {
    const state = this.leaves[leaf]
    if (state.stamp !== scene.stamp) {
      state.stamp = scene.stamp
      state.count = state.exceptionCount = 0
      state.reach = undefined
    }
    if (position === EXCEPTION) {
      state.exceptions[state.exceptionCount++] = hit
      return
    }
    if (scene.text.hasQuotes && !this.quoted[leaf] && scene.text.quoted[scene.hits.start[hit]] === 1) return
    if (state.count === 0) this.fired.push(leaf)
    state.phrase[state.count] = position
    state.hit[state.count++] = hit
  }

  /** Calls `visit` for each hit of a leaf at the current step that no exception touches; stops when it returns true. */
  eachHit(leaf: number, scene: Words, visit: (phrase: number, hit: number) => boolean | void): boolean {
    const state = this.leaves[leaf]
    if (state.stamp !== scene.stamp) return false
    for (let i = 0; i < state.count; i++) {
      const hit = state.hit[i]
      if (state.exceptionCount > 0 && excepted(state, hit, scene)) continue
      if (visit(state.phrase[i], hit) === true) return true
    }
    return false
  }

  /** Whether a leaf has a hit at the current step. */
  any(leaf: number, scene: Words): boolean {
    const state = this.leaves[leaf]
    if (state.stamp !== scene.stamp || state.count === 0) return false
    if (state.exceptionCount === 0) return true
    for (let i = 0; i < state.count; i++) if (!excepted(state, state.hit[i], scene)) return true
    return false
  }
}

const FEW = 8

/** Whether an exception touches a hit. */
function excepted(state: LeafState, hit: number, scene: Words): boolean {
  const { start, end } = scene.hits
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
