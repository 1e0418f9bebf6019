import type { ScorecardItemRules, Standard } from '@liangyan/standard'
import type { Finding, Scorecard } from './result.ts'
import { rescored } from './rescoring.ts'
import { mostDeducted, type ScoredFinding } from './scoring.ts'

/**
 * What a person says of a finding. `machine`: nothing yet. `confirmed`: it is right; an undecided one is broken.
 * `overturned`: it is wrong; an undecided one is kept. `added`: the machine missed it.
 */
export type Opinion = 'machine' | 'confirmed' | 'overturned' | 'added'

/** A finding as the machine or a person made it, and what a person says of it. */
export interface ReviewedFinding {
  readonly finding: ScoredFinding & Pick<Finding, 'trial'>
  readonly opinion: Opinion
}

/** Points that a person took off for items of the scorecard that no rule judges, by id. */
export type JudgedItems = ReadonlyMap<string, number>

/** What stands after a review. */
export interface Reviewed {
  /** The items name findings by their index. */
  readonly scorecard: Scorecard
  /** Findings that stand as broken, and those still undecided; without clauses on trial, which cost nothing. */
  readonly broken: number
  readonly undecided: number
  /** Criteria with a finding that stands as broken, each once, in the order of the findings. */
  readonly criteria: readonly string[]
}

/** What a finding comes to after what a person said of it. */
export function standingOf({ finding, opinion }: ReviewedFinding): 'broken' | 'kept' | 'undecided' {
  if (opinion === 'overturned') return 'kept'
  return opinion === 'machine' ? finding.verdict : 'broken'
}

/**
 * Scores an inspection anew after a person's opinions: what was overturned costs nothing, what was added and what was
 * undecided and found broken costs points like any other finding, and items that no rule judges cost what the person
 * took off. Pure; the order in which the opinions came does not matter.
 * @param before the scorecard as the rules gave it: it says which items apply to the conversation
 */
export function reviewed(
  standard: Standard,
  before: Scorecard,
  findings: readonly ReviewedFinding[],
  judged: JudgedItems,
): Reviewed {
  const standing = findings.map((reviewedFinding) => {
    const { finding, opinion } = reviewedFinding
    const stands = standingOf(reviewedFinding)
    const late = stands === 'broken' && (opinion === 'added' || finding.verdict === 'undecided')
    return { finding: { ...finding, verdict: stands === 'broken' ? stands : ('undecided' as const) }, late, stands }
  })
  const counted = standing.filter(({ finding }) => !finding.trial)
  const broken = counted.filter(({ stands }) => stands === 'broken')
  return {
    scorecard: rescored(standard, before, standing, judged),
    broken: broken.length,
    undecided: counted.filter(({ stands }) => stands === 'undecided').length,
    criteria: [...new Set(broken.map(({ finding }) => finding.criterion))],
  }
}

/** An item of the scorecard that a person judges, and the most points that it can cost. */
export interface ItemForPerson {
  readonly item: ScorecardItemRules
  readonly group: string
  readonly most: number
}

/** The items that no rule judges, in the order of the scorecard. */
export function itemsForPerson({ scorecards: [rules] }: Standard): ItemForPerson[] {
  return (rules?.groups ?? []).flatMap((group) =>
    group.items
      .filter(({ judged_by = 'rules' }) => judged_by !== 'rules')
      .map((item) => ({ item, group: group.id, most: mostDeducted(item, group) })),
  )
}
