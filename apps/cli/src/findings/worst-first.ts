import type { ConversationReport } from './report.ts'
import { SEVERITIES } from './vocabulary.ts'

/** What is kept of a conversation, with the place it came in. */
export interface Ranked<T> {
  readonly kept: T
  readonly position: number
}

interface Entry<T> extends Ranked<T> {
  /** Share of the full score. */
  readonly score: number
  readonly gravity: number
  readonly characters: number
}

/** Keeps something of the worst conversations of a run: so many, and no more characters than told. */
export class WorstFirst<T> {
  private readonly most: number
  private readonly mostCharacters: number
  private readonly entries: Entry<T>[] = []
  private characters = 0
  private seen = 0

  constructor(most: number, mostCharacters: number) {
    this.most = most
    this.mostCharacters = mostCharacters
  }

  /** `make` is called only where the conversation is kept. */
  add(report: ConversationReport, characters: number, make: () => T): void {
    const rank = { score: scoreOf(report), gravity: gravityOf(report), position: this.seen++ }
    const full = this.entries.length >= this.most || this.characters + characters > this.mostCharacters
    const last = this.entries.at(-1)
    if (full && last && compare(rank, last) >= 0) return
    this.entries.splice(this.placeOf(rank), 0, { ...rank, characters, kept: make() })
    this.characters += characters
    while (this.entries.length > this.most || (this.characters > this.mostCharacters && this.entries.length > 1))
      this.characters -= this.entries.pop()?.characters ?? 0
  }

  /** The worst ones, the very worst first. */
  get ranked(): readonly Ranked<T>[] {
    return this.entries
  }

  private placeOf(rank: Rank): number {
    let [low, high] = [0, this.entries.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(this.entries[middle], rank) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

type Rank = Pick<Entry<unknown>, 'score' | 'gravity' | 'position'>

/** The lower score comes first, then the graver and the more findings, then the earlier conversation. */
function compare(a: Rank, b: Rank): number {
  return a.score - b.score || b.gravity - a.gravity || a.position - b.position
}

function scoreOf({ scorecard }: ConversationReport): number {
  return scorecard ? scorecard.total / scorecard.outOf : 1
}

function gravityOf({ findings }: ConversationReport): number {
  return findings.reduce((sum, { severity, trial }) => sum + (trial ? 0 : 10 ** SEVERITIES.indexOf(severity)), 0)
}
