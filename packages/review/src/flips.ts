export type Verdict = 'broken' | 'kept' | 'undecided'

/** What one inspection made of a conversation, as far as two are compared. */
export interface InspectionResult {
  readonly conversation: string
  /** By clause; a clause that had nothing to say is absent. */
  readonly verdicts: Readonly<Record<string, Verdict>>
  readonly score: number
  readonly fatal: boolean
  readonly grade?: string
}

/** A clause that two inspections judge differently. `none` where it had nothing to say. */
export interface Flip {
  readonly clause: string
  readonly from: Verdict | 'none'
  readonly to: Verdict | 'none'
}

/** Two inspections of one conversation, by two versions of the standard. */
export interface Comparison {
  readonly conversation: string
  readonly flips: readonly Flip[]
  /** Points gained (above 0) or lost, to a millionth of a point. */
  readonly scoreChange: number
  readonly fatal: 'became' | 'ceased' | 'same'
  readonly grade: { readonly from: string; readonly to: string } | undefined
  readonly changed: boolean
}

/**
 * Compares two inspections of the same conversation; throws a RangeError when they are of two. Flips stand in the order of
 * clause ids. That a clause is kept where it had nothing to say, or the other way round, is no flip: nobody is judged
 * differently.
 */
export function compareInspections(before: InspectionResult, after: InspectionResult): Comparison {
  const { conversation } = before
  if (after.conversation !== conversation)
    throw new RangeError(`two conversations: ${conversation}, ${after.conversation}`)
  const flips = flipsOf(before.verdicts, after.verdicts)
  const scoreChange = Math.round((after.score - before.score) * 1e6) / 1e6
  const fatal = before.fatal === after.fatal ? 'same' : after.fatal ? 'became' : 'ceased'
  const [from, to] = [before.grade ?? '', after.grade ?? '']
  const grade = from === to ? undefined : { from, to }
  const changed = flips.length > 0 || scoreChange !== 0 || fatal !== 'same' || grade !== undefined
  return { conversation, flips, scoreChange, fatal, grade, changed }
}

type Verdicts = InspectionResult['verdicts']

function flipsOf(before: Verdicts, after: Verdicts): Flip[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((clause) => {
    const [from, to] = [verdictOf(before, clause), verdictOf(after, clause)]
    return weight(from) === weight(to) ? [] : [{ clause, from, to }]
  })
}

const verdictOf = (verdicts: Verdicts, clause: string): Verdict | 'none' =>
  Object.hasOwn(verdicts, clause) ? (verdicts[clause] ?? 'none') : 'none'

const weight = (verdict: Verdict | 'none') => (verdict === 'none' ? 'kept' : verdict)
