import type { ConversationReport } from '../findings/report.ts'
import { SEVERITIES } from '../findings/vocabulary.ts'

/** A report with the place it came in. */
export interface Ranked {
  readonly report: ConversationReport
  readonly position: number
}

/** Keeps the worst conversations of a run, so many and no more text than a browser opens with ease. */
export class WorstFirst {
  private readonly most: number
  private readonly mostCharacters: number
  private kept: (Ranked & { readonly characters: number })[] = []
  private characters = 0
  private seen = 0

  constructor(most: number, mostCharacters: number) {
    this.most = most
    this.mostCharacters = mostCharacters
  }

  add(report: ConversationReport): void {
    const characters = report.conversation.turns.reduce((sum, { text }) => sum + text.length, 0)
    const entry = { report, position: this.seen++, characters }
    const full = this.kept.length >= this.most || this.characters + characters > this.mostCharacters
    const last = this.kept.at(-1)
    if (full && last && compare(entry, last) >= 0) return
    this.kept.splice(this.placeOf(entry), 0, entry)
    this.characters += characters
    while (this.kept.length > this.most || (this.characters > this.mostCharacters && this.kept.length > 1))
      this.characters -= this.kept.pop()?.characters ?? 0
  }

  /** The worst ones, the very worst first. */
  get reports(): readonly Ranked[] {
    return this.kept
  }

  private placeOf(entry: Ranked): number {
    let [low, high] = [0, this.kept.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(this.kept[middle], entry) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The lower score comes first, then the graver and the more findings, then the earlier conversation. */
function compare(a: Ranked, b: Ranked): number {
  return scoreOf(a) - scoreOf(b) || gravity(b) - gravity(a) || a.position - b.position
}

function scoreOf({ report: { scorecard } }: Ranked): number {
  return scorecard ? scorecard.total / scorecard.outOf : 1
}

function gravity({ report }: Ranked): number {
  const weights = report.findings.map(({ severity, trial }) => (trial ? 0 : 10 ** SEVERITIES.indexOf(severity)))
  return weights.reduce((sum, weight) => sum + weight, 0)
}
