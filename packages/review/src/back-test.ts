import { type Comparison, compareInspections, type Flip, type InspectionResult } from './flips.ts'

/** A clause in a conversation about which people have decided. */
export interface DecidedPlace {
  readonly conversation: string
  readonly clause: string
}

/** What people have decided on the conversations of a back-test. */
export interface HumanDecisions {
  /** Appeals upheld: the clause was not broken. */
  readonly upheld?: Iterable<DecidedPlace>
  /** Misses confirmed in review: the clause was broken. */
  readonly missed?: Iterable<DecidedPlace>
}

/** How often a clause flipped; each flip counts once. */
export interface ClauseFlips {
  /** Now broken, whatever it was before. */
  readonly newlyBroken: number
  /** Was broken and is kept, or has nothing to say. */
  readonly noLongerBroken: number
  /** Now undecided; `fromBroken` of these were broken before. */
  readonly toUndecided: number
  readonly fromBroken: number
  /** Was undecided and is kept, or has nothing to say. */
  readonly noLongerUndecided: number
}

/** Conversations whose score moved by more than `above` and at most `upTo` points. */
export interface ScoreBin {
  readonly above: number
  readonly upTo: number
  readonly conversations: number
}

export interface BackTestSummary {
  readonly conversations: number
  readonly changed: number
  /** Clauses that flipped at least once, by id. */
  readonly clauses: ReadonlyMap<string, ClauseFlips>
  readonly scores: {
    readonly up: number
    readonly down: number
    readonly same: number
    /** Means over all conversations; undefined without any. */
    readonly before: number | undefined
    readonly after: number | undefined
    /** Moved scores only, from the greatest loss to the greatest gain, without empty bins. */
    readonly histogram: readonly ScoreBin[]
  }
  readonly fatal: { readonly became: number; readonly ceased: number }
  /** Changes of grade with their number, the most frequent first. */
  readonly grades: readonly { readonly from: string; readonly to: string; readonly conversations: number }[]
  /** Of the upheld appeals: those that would be broken again, and those not looked at as the conversation did not come. */
  readonly upheldAppeals: { readonly lost: readonly DecidedPlace[]; readonly kept: number; readonly unseen: number }
  /** Of the confirmed misses: those that are still not found broken. */
  readonly misses: { readonly stillMissed: readonly DecidedPlace[]; readonly found: number; readonly unseen: number }
}

/**
 * Back-test 回测: sums up how two versions of a standard judge many conversations. Pairs come one at a time, each
 * conversation once; what is kept does not grow with their number, only with that of clauses and of people's decisions.
 */
export class BackTest {
  private conversations = 0
  private changed = 0
  private readonly clauses = new Map<string, { -readonly [K in keyof ClauseFlips]: ClauseFlips[K] }>()
  private readonly sums = { before: 0, after: 0 }
  private readonly moves = { up: 0, down: 0, same: 0 }
  private readonly bins = new Map<number, number>()
  private readonly fatal = { became: 0, ceased: 0, same: 0 }
  private readonly grades = new Map<string, { from: string; to: string; conversations: number }>()
  private readonly upheld: Decisions
  private readonly missed: Decisions
  private readonly binWidth: number

  /** @param binWidth points in one bin of the histogram, above 0 */
  constructor({ upheld = [], missed = [] }: HumanDecisions = {}, binWidth = 5) {
    if (!(binWidth > 0)) throw new RangeError(`not a width of bins: ${binWidth}`)
    this.upheld = new Decisions(upheld)
    this.missed = new Decisions(missed)
    this.binWidth = binWidth
  }

  /** Takes in one conversation and says how it is judged differently. */
  add(before: InspectionResult, after: InspectionResult): Comparison {
    const comparison = compareInspections(before, after)
    this.conversations++
    if (comparison.changed) this.changed++
    for (const flip of comparison.flips) this.count(flip)
    this.sums.before += before.score
    this.sums.after += after.score
    this.move(comparison.scoreChange)
    this.fatal[comparison.fatal]++
    if (comparison.grade) this.regrade(comparison.grade)
    this.upheld.see(after)
    this.missed.see(after)
    return comparison
  }

  summary(): BackTestSummary {
    const mean = (total: number) => (this.conversations === 0 ? undefined : total / this.conversations)
    const [upheld, missed] = [this.upheld, this.missed]
    return {
      conversations: this.conversations,
      changed: this.changed,
      clauses: new Map([...this.clauses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, flips]) => [id, { ...flips }])),
      scores: {
        ...this.moves,
        before: mean(this.sums.before),
        after: mean(this.sums.after),
        histogram: this.histogram(),
      },
      fatal: { became: this.fatal.became, ceased: this.fatal.ceased },
      grades: Array.from(this.grades.values(), (change) => ({ ...change })).sort(
        (a, b) => b.conversations - a.conversations,
      ),
      upheldAppeals: { lost: [...upheld.broken], kept: upheld.other.length, unseen: upheld.unseen },
      misses: { stillMissed: [...missed.other], found: missed.broken.length, unseen: missed.unseen },
    }
  }

  private count({ clause, from, to }: Flip): void {
    const entry = this.clauses.get(clause) ?? {
      newlyBroken: 0,
      noLongerBroken: 0,
      toUndecided: 0,
      fromBroken: 0,
      noLongerUndecided: 0,
    }
    this.clauses.set(clause, entry)
    if (to === 'broken') entry.newlyBroken++
    else if (to === 'undecided') {
      entry.toUndecided++
      if (from === 'broken') entry.fromBroken++
    } else if (from === 'broken') entry.noLongerBroken++
    else entry.noLongerUndecided++
  }

  private move(change: number): void {
    if (change === 0) this.moves.same++
    else if (change > 0) this.moves.up++
    else this.moves.down++
    if (change === 0) return
    const bin = Math.ceil(change / this.binWidth)
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + 1)
  }

  private histogram(): ScoreBin[] {
    return [...this.bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, conversations]) => ({ above: (bin - 1) * this.binWidth, upTo: bin * this.binWidth, conversations }))
  }

  private regrade({ from, to }: { readonly from: string; readonly to: string }): void {
    const key = JSON.stringify([from, to])
    const entry = this.grades.get(key) ?? { from, to, conversations: 0 }
    entry.conversations++
    this.grades.set(key, entry)
  }
}

/** People's decisions held against the inspections that come by. */
class Decisions {
  readonly broken: DecidedPlace[] = []
  readonly other: DecidedPlace[] = []
  private readonly waiting = new Map<string, Set<string>>()

  constructor(places: Iterable<DecidedPlace>) {
    for (const { conversation, clause } of places) {
      const clauses = this.waiting.get(conversation) ?? new Set()
      this.waiting.set(conversation, clauses.add(clause))
    }
  }

  see({ conversation, verdicts }: InspectionResult): void {
    for (const clause of this.waiting.get(conversation) ?? []) {
      const broken = Object.hasOwn(verdicts, clause) && verdicts[clause] === 'broken'
      const places = broken ? this.broken : this.other
      places.push({ conversation, clause })
    }
    this.waiting.delete(conversation)
  }

  get unseen(): number {
    return [...this.waiting.values()].reduce((total, clauses) => total + clauses.size, 0)
  }
}
