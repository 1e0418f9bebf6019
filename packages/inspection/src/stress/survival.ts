import type { Clause, Mark, Place } from '@liangyan/standard'
import { STRESS_KINDS, type StressKind } from './retelling.ts'

/** How many of so many disturbed examples kept their verdict. */
export interface Survival {
  readonly survived: number
  readonly of: number
}

/** One disturbed example whose verdict changed. */
export interface StressFailure {
  readonly kind: StressKind
  readonly expect: 'hit' | 'pass'
  readonly place: Place
  readonly speaker: 'agent' | 'customer' | 'system'
  /** The turn whose disturbance changed the verdict, as it is written and as it was heard; in two parts where it was split. */
  readonly before: string
  readonly after: readonly string[]
}

/** How one clause fared. */
export interface StressedClause {
  readonly id: string
  readonly title: string
  readonly status: NonNullable<Clause['status']>
  /** A broken one takes all points. */
  readonly fatal: boolean
  /** Marked lines that were disturbed. */
  readonly examples: number
  /** Lines that must hit and still did. */
  readonly hits: Survival
  /** Lines that must pass and still did. Most do whatever is misheard in them, so they speak for no clause. */
  readonly passes: Survival
  /** Both, by what was done to them. */
  readonly kinds: Readonly<Record<StressKind, { readonly hits: Survival; readonly passes: Survival }>>
  /** One for each expectation and kind of disturbance that changed a verdict: hits first, the kind that they stand worst first. */
  readonly failures: readonly StressFailure[]
}

export interface StressReport {
  /** Clauses with examples, those first whose hits survive least. */
  readonly clauses: readonly StressedClause[]
  /** Mean rate of hits over the active clauses that have any, and of passes; 1 where none has. */
  readonly average: { readonly hits: number; readonly passes: number }
  /** Active fatal clauses of which fewer hits survive than `FATAL_FLOOR`. */
  readonly fragile: readonly StressedClause[]
  /** Whether the hits reach their floors, on average and of every fatal clause. */
  readonly steady: boolean
  /** Disturbed examples that were tried. */
  readonly trials: number
  /** Marks that are wrong before anything is disturbed, and were left out. */
  readonly wrongMarks: number
}

export type Expectation = StressFailure['expect']

export const AVERAGE_FLOOR = 0.9
export const FATAL_FLOOR = 0.8

/** The share that survived; 1 where nothing was tried. */
export const rateOf = ({ survived, of }: Survival): number => (of === 0 ? 1 : survived / of)

/** Counts the trials of one clause. */
export class SurvivalTally {
  readonly marks = new Set<Mark>()
  private readonly counts = new Map<string, { survived: number; of: number }>()

  note(mark: Mark, kind: StressKind, survived: boolean): void {
    this.marks.add(mark)
    const key = `${mark.expect} ${kind}`
    const count = this.counts.get(key) ?? { survived: 0, of: 0 }
    count.of++
    if (survived) count.survived++
    this.counts.set(key, count)
  }

  of(expect: Expectation, kinds: readonly StressKind[] = STRESS_KINDS): Survival {
    const chosen = kinds.map((kind) => this.counts.get(`${expect} ${kind}`))
    return {
      survived: chosen.reduce((sum, count) => sum + (count?.survived ?? 0), 0),
      of: chosen.reduce((sum, count) => sum + (count?.of ?? 0), 0),
    }
  }

  /** The kinds of disturbance after which such verdicts changed, those that changed most of them first. */
  harmfulKinds(expect: Expectation): StressKind[] {
    const rate = (kind: StressKind) => rateOf(this.of(expect, [kind]))
    return STRESS_KINDS.filter((kind) => rate(kind) < 1).sort((a, b) => rate(a) - rate(b))
  }
}
