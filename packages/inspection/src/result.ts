/** What an inspection answers. Plain data: it survives JSON, a database and a browser unchanged. */

export type Verdict = 'broken' | 'kept' | 'undecided'
export type Severity = 'minor' | 'major' | 'fatal'

/** Words that prove a finding: UTF-16 offsets into the original text of the turn, and the turn's time. */
export interface Evidence {
  readonly turn: number
  readonly start: number
  readonly end: number
  readonly quote: string
  /** Milliseconds from the start of the conversation; absent where the source has no times. */
  readonly from?: number
  readonly to?: number
}

/** Finding 命中: one clause broken (or undecided) at one place. */
export interface Finding {
  readonly criterion: string
  readonly clause: string
  readonly title: string
  readonly kind?: string
  readonly verdict: 'broken' | 'undecided'
  readonly severity: Severity
  /** Found by a clause on trial 试行: shown, but nothing is taken off for it. */
  readonly trial?: boolean
  /** Turn indexes that prove it, ascending; empty where the whole conversation does. */
  readonly turns: readonly number[]
  readonly evidence: readonly Evidence[]
  /** What decided, e.g. `words`, `tone`, `time`, `event`, `absence`. */
  readonly decidedBy: readonly string[]
  /** What can be said to the customer instead: kind words for the harsh ones, or those the duty asks for; with slots. */
  readonly suggestion?: string
  /** What the agent should do; not said to the customer. */
  readonly advice?: string
  /** For `undecided`: the question a person or a model must answer. */
  readonly question?: string
  /** Ledger ids of the sentences of the standard that ask for it. */
  readonly sources: readonly string[]
}

/** Commitment 承诺: a later action the agent promised. */
export interface Commitment {
  readonly turn: number
  readonly what: string
  /** As stated: `PT30M`, `P3D`, `3 working days`, `today` …, or null where no time is named. */
  readonly due: string | null
  /** Absolute due time, ISO 8601 with offset, where the conversation has a date and a time is named. */
  readonly dueAt?: string
  /**
   * Stands beside `dueAt`. False where working days were counted that nobody has arranged yet: holidays, moved days off and
   * make-up workdays may still move `dueAt`.
   */
  readonly certain?: boolean
  /** Whether the record shows a ticket for it. */
  readonly ticket: boolean
}

export interface ScoredItem {
  readonly id: string
  readonly title: string
  readonly group: string
  /** `applies: false` where the conversation gave no occasion, or a person must judge it. */
  readonly applies: boolean
  readonly judgedBy: 'rules' | 'person' | 'model'
  /** Points taken off, after cap. */
  readonly deducted: number
  /** Indexes into `findings`. */
  readonly findings: readonly number[]
}

export interface Scorecard {
  readonly id: string
  readonly title: string
  readonly total: number
  readonly outOf: number
  readonly grade: string
  readonly fatal: boolean
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly points: number
    readonly outOf: number
  }[]
  readonly items: readonly ScoredItem[]
}

/** How often a clause applied to the conversation and how it ended. */
export interface ClauseVerdict {
  readonly clause: string
  readonly broken: number
  readonly kept: number
  readonly undecided: number
  readonly void: number
}

export interface Inspection {
  readonly id: string
  readonly standard: { readonly id: string; readonly version: string }
  readonly findings: readonly Finding[]
  readonly commitments: readonly Commitment[]
  /** Reason of contact, e.g. `complaint`; null where no clause could tell. */
  readonly contact: string | null
  readonly scorecard: Scorecard
  readonly verdicts: readonly ClauseVerdict[]
}
