import type { DoubleAssignment } from './double-scoring.ts'

/** One inspector's result. */
export interface Scoring {
  readonly inspector: string
  readonly score: number
  readonly fatal: boolean
}

/** When two results are too far apart. */
export interface ArbitrationPolicy {
  /** Points; a greater difference needs a third. */
  readonly scoreLimit: number
  /** Whether a third is needed where only one of the two found a fatal item. */
  readonly fatalMismatch: boolean
}

/** How a double scoring stands. */
export type DoubleScoringOutcome =
  | { readonly state: 'waiting'; readonly for: readonly string[] }
  /** Near enough: the mean of the two counts, and a fatal item where both or, by policy, one found it. */
  | { readonly state: 'agreed'; readonly score: number; readonly fatal: boolean; readonly difference: number }
  | {
      readonly state: 'arbitration'
      readonly because: readonly ('score' | 'fatal')[]
      readonly difference: number
    }
  /** The third's result stands. */
  | {
      readonly state: 'arbitrated'
      readonly score: number
      readonly fatal: boolean
      readonly difference: number
      readonly by: string
    }

/**
 * How a double scoring stands after the results so far. Throws a RangeError on a result twice from the same inspector, or
 * from anybody but the two while they have not both given theirs and differ too much.
 */
export function doubleScoringOutcome(
  { inspectors }: Pick<DoubleAssignment, 'inspectors'>,
  scorings: readonly Scoring[],
  policy: ArbitrationPolicy,
): DoubleScoringOutcome {
  const byInspector = new Map(scorings.map((scoring) => [scoring.inspector, scoring]))
  if (byInspector.size < scorings.length) throw new RangeError('two results of one inspector')
  const [first, second] = inspectors.map((id) => byInspector.get(id))
  const third = scorings.filter(({ inspector }) => !inspectors.includes(inspector))
  const tooMany = () =>
    new RangeError(`nobody asked ${third.map(({ inspector }) => inspector).join(', ')} to arbitrate`)
  if (!first || !second) {
    if (third.length > 0) throw tooMany()
    return { state: 'waiting', for: inspectors.filter((id) => !byInspector.has(id)) }
  }
  const difference = Math.abs(first.score - second.score)
  const because = [
    ...(difference > policy.scoreLimit ? (['score'] as const) : []),
    ...(policy.fatalMismatch && first.fatal !== second.fatal ? (['fatal'] as const) : []),
  ]
  if (third.length > (because.length > 0 ? 1 : 0)) throw tooMany()
  if (because.length === 0) {
    const [score, fatal] = [(first.score + second.score) / 2, first.fatal || second.fatal]
    return { state: 'agreed', score, fatal, difference }
  }
  const [arbiter] = third
  if (!arbiter) return { state: 'arbitration', because, difference }
  return { state: 'arbitrated', score: arbiter.score, fatal: arbiter.fatal, difference, by: arbiter.inspector }
}

/**
 * The results that somebody may see. While it is blind, until both of the two have given theirs, the two see their own
 * only; an arbitrator sees neither until he has given his own. Everybody else sees nothing before both are in.
 */
export function visibleScorings(
  { inspectors }: Pick<DoubleAssignment, 'inspectors'>,
  scorings: readonly Scoring[],
  viewer: { readonly id: string; readonly arbitrating?: boolean },
): readonly Scoring[] {
  const own = scorings.filter(({ inspector }) => inspector === viewer.id)
  const bothIn = inspectors.every((id) => scorings.some(({ inspector }) => inspector === id))
  const blind = !bothIn || (viewer.arbitrating === true && own.length === 0)
  return blind ? own : scorings
}
