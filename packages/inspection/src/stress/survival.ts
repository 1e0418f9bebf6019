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
  readonly all: Survival
  readonly hits: Survival
  readonly passes: Survival
  readonly kinds: Readonly<Record<StressKind, Survival>>
  /** One for each kind of disturbance that changed a verdict, the kind that it stands worst first. */
  readonly failures: readonly StressFailure[]
}

export interface StressReport {
  /** Clauses with examples, the worst first. */
  readonly clauses: readonly StressedClause[]
  /** Mean rate of the active clauses; 1 where there are none. */
  readonly average: number
  /** Active fatal clauses below `FATAL_FLOOR`. */
  readonly fragile: readonly StressedClause[]
  /** Whether the average and every fatal clause reach their floors. */
  readonly steady: boolean
  /** Disturbed examples that were tried. */
  readonly trials: number
  /** Marks that are wrong before anything is disturbed, and were left out. */
  readonly wrongMarks: number
}

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

  of(kinds: readonly StressKind[] = STRESS_KINDS, expects: readonly string[] = ['hit', 'pass']): Survival {
    const chosen = kinds.flatMap((kind) => expects.map((expect) => this.counts.get(`${expect} ${kind}`)))
    return {
      survived: chosen.reduce((sum, count) => sum + (count?.survived ?? 0), 0),
      of: chosen.reduce((sum, count) => sum + (count?.of ?? 0), 0),
    }
  }

  /** The kinds of disturbance after which verdicts changed, those that changed most of them first. */
  get harmfulKinds(): StressKind[] {
    const rate = (kind: StressKind) => rateOf(this.of([kind]))
    return STRESS_KINDS.filter((kind) => rate(kind) < 1).sort((a, b) => rate(a) - rate(b))
  }
}
