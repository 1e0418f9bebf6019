import type { ModelFault } from './model.ts'

/**
 * Why a finding stays undecided. `person`: the standard wants a person; `fatal`: a veto; `others`: it stands for other
 * clauses too; `model`: the model cannot tell; `invented`: a quote that nobody said; `unproven`: a verdict without
 * proof; `too-long`, `personal-data`: not sent; the others are faults of the endpoint, or limits that were reached.
 */
export type LeftOpen =
  | ModelFault
  | 'person'
  | 'fatal'
  | 'others'
  | 'model'
  | 'invented'
  | 'unproven'
  | 'too-long'
  | 'personal-data'

/** The sums of one run. */
export class JudgementTally {
  /** Findings that a model was asked about. */
  asked = 0
  /** HTTP requests sent, repeated ones included. */
  requests = 0
  /** Questions answered in due form and with evidence that stands. */
  answered = 0
  /** Answers taken from the cache, or from the same question asked at the same time. */
  cached = 0
  broken = 0
  kept = 0
  /** How many findings stay undecided, by why. */
  readonly left = new Map<LeftOpen, number>()
  /** What the endpoint said when it failed, e.g. `HTTP 500`, and how often. */
  readonly details = new Map<string, number>()

  /** Findings that were undecided before. */
  get undecided(): number {
    return this.broken + this.kept + this.open
  }

  /** Findings that still are. */
  get open(): number {
    return [...this.left.values()].reduce((sum, count) => sum + count, 0)
  }

  decide(verdict: 'broken' | 'kept'): void {
    this[verdict]++
  }

  leave(reason: LeftOpen): void {
    this.left.set(reason, (this.left.get(reason) ?? 0) + 1)
  }

  detail(what: string): void {
    this.details.set(what, (this.details.get(what) ?? 0) + 1)
  }
}
