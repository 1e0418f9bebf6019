import { FIRST_WORD_SIGNAL } from './checks/signals.ts'
import { EXCEPTION, LeafHits, type Words } from './leaf-hits.ts'
import type { Reading } from './reading.ts'
import { PhraseBook, type PhrasePattern, Rarity } from '@liangyan/language'

/** Whose turns a phrase is looked for in. */
export type SpokenBy = 'agent' | 'customer' | 'system' | 'anyone'

/** What a says-check asks of the lexicon: phrases by position in its list, and exceptions. */
export interface LeafSpec {
  readonly phrases: readonly (readonly PhrasePattern[])[]
  readonly exceptions: readonly PhrasePattern[]
  readonly quoted: boolean
  readonly by: SpokenBy
}

/** Phrases that are looked for together. */
interface Search {
  readonly book: PhraseBook
  /** Phrase of the book → where its uses begin in `uses`; one more than there are phrases. */
  readonly usesAt: Uint32Array
  /** Leaf and position of the phrase in the leaf, `EXCEPTION` for its exceptions. */
  readonly uses: Uint32Array
}

/** What some speaker's turns are searched for. */
interface Searches {
  readonly atOnce: Search
  /** Only where a postponed leaf is asked for. */
  readonly onDemand: Search
}

/** Searches for each speaker, and for everybody else. */
type SearchesBySpeaker = Readonly<Record<'agent' | 'customer' | 'other', Searches>>

/** All phrases of a standard, and which leaf each belongs to; one book for each speaker, as few are looked for in both. */
export class Lexicon {
  private readonly patterns: PhrasePattern[] = []
  private readonly patternIds = new Map<string, number>()
  /** Uses of each pattern: leaf and position of the phrase in the leaf, `EXCEPTION` for its exceptions. */
  private readonly uses: number[][] = []
  private readonly leafHits = new LeafHits()
  /** Stamp of the step at which each leaf was hit last, and one of its exceptions. */
  private readonly hitAt: number[] = []
  private readonly exceptedAt: number[] = []
  private readonly quoted: boolean[] = []
  private readonly speakers: SpokenBy[] = []
  private isPostponed: Uint8Array = new Uint8Array(0)
  private searches: SearchesBySpeaker | undefined
  /** Stamps of the step that was searched last, of the one where what is postponed was looked for too, and of the one
   * whose hits were sorted. */
  private searchedAt = -1
  private demandedAt = -1
  private sortedAt = -1
  /** How many hits were found, how many of them at once and how many are sorted. */
  private atOnce = 0
  private sorted = 0
  /** Leaves that were hit at the current step, for waking. */
  readonly fired: number[] = []

  /** Adds a leaf and returns its number. */
  add(spec: LeafSpec): number {
    const leaf = this.hitAt.push(-1) - 1
    this.exceptedAt.push(-1)
    this.leafHits.addLeaf()
    this.quoted.push(spec.quoted)
    this.speakers.push(spec.by)
    spec.phrases.forEach((patterns, position) => patterns.forEach((p) => this.use(p, leaf, position)))
    // what is half heard may be found, but excuses nothing
    spec.exceptions.forEach((p) => this.use({ ...p, complete: true }, leaf, EXCEPTION))
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

  /**
   * Builds the books; no leaf may be added afterwards.
   * @param typical turns that help to choose what to look for first
   * @param postponed leaves that wake nothing and are seldom asked for; their phrases are looked for only then
   */
  close(typical: readonly string[], confusable = true, postponed: ReadonlySet<number> = new Set()): void {
    this.patternIds.clear()
    const rarity = Rarity.ofSounds(typical, confusable)
    const search = (takes: (leaf: number) => boolean): Search => this.search(takes, rarity)
    const searchesOf = (...whose: SpokenBy[]): Searches => {
      const isTheirs = (leaf: number) => whose.includes(this.speakers[leaf])
      return {
        atOnce: search((leaf) => isTheirs(leaf) && !postponed.has(leaf)),
        onDemand: search((leaf) => isTheirs(leaf) && postponed.has(leaf)),
      }
    }
    let other: Searches | undefined
    this.isPostponed = Uint8Array.from(this.speakers, (_, leaf) => (postponed.has(leaf) ? 1 : 0))
    this.searches = {
      agent: searchesOf('agent', 'anyone'),
      customer: searchesOf('customer', 'anyone'),
      // the text of an event is nobody's own: whoever asks for words may ask for them there; many records have none
      get other() {
        return (other ??= searchesOf('agent', 'customer', 'system', 'anyone'))
      },
    }
  }

  /** The search for the phrases of some leaves. */
  private search(takes: (leaf: number) => boolean, rarity: Rarity): Search {
    const patterns: PhrasePattern[] = []
    const uses: number[] = []
    const usesAt = [0]
    this.uses.forEach((all, id) => {
      const taken = all.filter((_, i) => takes(all[i & ~1]))
      if (taken.length === 0) return
      patterns.push(this.patterns[id])
      usesAt.push(uses.push(...taken))
    })
    return { book: new PhraseBook(patterns, rarity), usesAt: Uint32Array.from(usesAt), uses: Uint32Array.from(uses) }
  }

  /** Phrases, and the different literals that are looked for in all that agents and customers say. */
  get size(): { phrases: number; literals: number } {
    const books = this.searches
      ? [this.searches.agent, this.searches.customer].flatMap(({ atOnce, onDemand }) => [atOnce.book, onDemand.book])
      : []
    return { phrases: this.patterns.length, literals: books.reduce((sum, { size }) => sum + size.literals, 0) }
  }

  /** How many signals there are, those of the leaves included. */
  get signals(): number {
    return FIRST_WORD_SIGNAL + this.hitAt.length
  }

  /** Finds all phrases in the current text, but those that are postponed. */
  scan(words: Words): void {
    this.fired.length = 0
    this.searchedAt = words.stamp
    words.hits.count = 0
    this.find('atOnce', words, 0)
    this.atOnce = words.hits.count
  }

  /** Takes over what is known of a turn that was said before. */
  recall({ leaves, excepted }: Pick<Reading, 'leaves' | 'excepted'>, stamp: number): void {
    for (const leaf of leaves) this.hitAt[leaf] = stamp
    for (const leaf of excepted) this.exceptedAt[leaf] = stamp
  }

  /** Whether an exception of a leaf was found at the step with this stamp. */
  isExcepted(leaf: number, stamp: number): boolean {
    return this.exceptedAt[leaf] === stamp
  }

  /** Finds what is postponed too. */
  private demand(words: Words): void {
    if (this.demandedAt === words.stamp) return
    // a turn that was said before is only now searched at all
    const { hits } = words
    if (this.searchedAt !== words.stamp) return
    this.demandedAt = words.stamp
    this.find('onDemand', words, hits.count)
  }

  private searchesIn({ speaker }: Words): Searches | undefined {
    return this.searches?.[speaker === 'agent' || speaker === 'customer' ? speaker : 'other']
  }

  /** @param known hits that were found before */
  private find(which: keyof Searches, words: Words, known: number): void {
    const { text, hits, heard } = words
    const search = text.length > 0 ? this.searchesIn(words)?.[which] : undefined
    if (!search) return
    const { usesAt, uses } = search
    search.book.scan(text, heard, hits, known)
    for (let h = known; h < hits.count; h++) {
      const to = usesAt[hits.phrase[h] + 1]
      for (let u = usesAt[hits.phrase[h]]; u < to; u += 2) this.note(uses[u], uses[u + 1], h, words)
    }
  }

  /** Notes that a leaf was hit, or one of its exceptions; which of its hits these touch is for later. */
  private note(leaf: number, position: number, hit: number, words: Words): void {
    if (position === EXCEPTION) this.exceptedAt[leaf] = words.stamp
    else if (this.hitAt[leaf] !== words.stamp && this.counts(leaf, hit, words)) {
      this.hitAt[leaf] = words.stamp
      this.fired.push(leaf)
    }
  }

  /** Quoted words count only for leaves that say so. */
  private counts(leaf: number, hit: number, { text, hits }: Words): boolean {
    return !text.hasQuotes || this.quoted[leaf] || text.quoted[hits.start[hit]] === 0
  }

  /** Sorts the hits by their leaves. */
  private sort(words: Words): void {
    const { stamp, hits } = words
    if (this.sortedAt !== stamp) this.sorted = 0
    this.sortedAt = stamp
    const searches = this.searchesIn(words)
    if (!searches) return
    for (; this.sorted < hits.count; this.sorted++) {
      const { usesAt, uses } = this.sorted < this.atOnce ? searches.atOnce : searches.onDemand
      const to = usesAt[hits.phrase[this.sorted] + 1]
      for (let u = usesAt[hits.phrase[this.sorted]]; u < to; u += 2)
        if (uses[u + 1] === EXCEPTION || this.counts(uses[u], this.sorted, words))
          this.leafHits.note(uses[u], uses[u + 1], this.sorted, stamp)
    }
  }

  /** Whether any phrase of a leaf was found at the current step, excepted or not. */
  isHit(leaf: number, words: Words): boolean {
    if (this.isPostponed[leaf] === 1) this.demand(words)
    return this.hitAt[leaf] === words.stamp
  }

  /** Calls `visit` for each hit of a leaf at the current step that no exception touches; stops when it returns true. */
  eachHit(leaf: number, words: Words, visit: (phrase: number, hit: number) => boolean | void): boolean {
    if (!this.isHit(leaf, words)) return false
    this.sort(words)
    return this.leafHits.each(leaf, words, visit)
  }

  /** Calls `visit` for each hit of a leaf at the current step that an exception takes back, with the exception's hit. */
  eachExcepted(leaf: number, words: Words, visit: (phrase: number, hit: number, exception: number) => void): void {
    if (!this.isHit(leaf, words)) return
    this.sort(words)
    this.leafHits.eachExcepted(leaf, words, visit)
  }

  /** Whether a leaf has a hit at the current step. */
  any(leaf: number, words: Words): boolean {
    if (!this.isHit(leaf, words)) return false
    return this.exceptedAt[leaf] !== words.stamp || this.eachHit(leaf, words, () => true)
  }
}
