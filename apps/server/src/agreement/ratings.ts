import type { RatedPair } from '@liangyan/review'
import type { MachineJudgement } from '@liangyan/store'
import type { ReadyStandard } from '../standards/standards.ts'

/** What is said of each criterion of one conversation; one that is not named is kept. */
export interface Rating {
  readonly broken: ReadonlySet<string>
  readonly undecided: ReadonlySet<string>
}

export const ratingOf = (broken: readonly string[]): Rating => ({ broken: new Set(broken), undecided: new Set() })

export function machineRating({ broken, undecided }: MachineJudgement): Rating {
  return { broken: new Set(broken), undecided: new Set(undecided) }
}

/** The criteria that a conversation gave occasion to keep or to break, by the clauses that applied. */
export function criteriaApplied({ applied }: MachineJudgement, { standard }: ReadyStandard): Set<string> {
  const clauses = new Set(applied)
  return new Set(
    standard.clauses.flatMap(({ clause: { id, criterion, status } }) =>
      clauses.has(id) && criterion !== undefined && status !== 'trial' ? [criterion] : [],
    ),
  )
}

/** Two ratings of one conversation, criterion by criterion: those that applied, and those that either found broken. */
export function pairsOf(applied: ReadonlySet<string>, first: Rating, second: Rating): RatedPair[] {
  const named = [first, second].flatMap(({ broken, undecided }) => [...broken, ...undecided])
  return [...new Set([...applied, ...named])].map((criterion) => ({
    criterion,
    first: categoryOf(first, criterion),
    second: categoryOf(second, criterion),
  }))
}

function categoryOf({ broken, undecided }: Rating, criterion: string): 'broken' | 'kept' | 'undecided' {
  if (broken.has(criterion)) return 'broken'
  return undecided.has(criterion) ? 'undecided' : 'kept'
}
