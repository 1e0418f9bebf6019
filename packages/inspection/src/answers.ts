import type { Standard } from '@liangyan/standard'
import { rescored } from './rescoring.ts'
import type { ClauseVerdict, Finding, Inspection } from './result.ts'
import { score } from './scoring.ts'

/** What became of undecided findings: the same finding found broken, or null where it was kept. */
export type Answers = ReadonlyMap<Finding, Finding | null>

/**
 * The inspection with some of its undecided findings answered: kept ones are gone, the tallies of the clauses and the
 * scorecard are computed anew. Pure; what is not answered stays as it is. The keys of `answers` are findings of
 * `inspection` themselves, not copies.
 */
export function withAnswers(standard: Standard, inspection: Inspection, answers: Answers): Inspection {
  const answered = inspection.findings.map((finding) => {
    const now = answers.get(finding)
    return { finding: now === undefined ? finding : now, late: now?.verdict === 'broken' }
  })
  const left = answered.filter((a): a is { finding: Finding; late: boolean } => a.finding !== null)
  const findings = left.map(({ finding }) => finding)
  return {
    ...inspection,
    findings,
    scorecard: rescored(standard, inspection.scorecard, left),
    verdicts: inspection.verdicts.map((verdict) => retold(verdict, inspection.findings, answers)),
  }
}

/** Whether a finding, once broken, would be a veto: by its own severity or by an item of the scorecard that it feeds. */
export function wouldVeto({ scorecards: [rules] }: Standard, finding: Finding): boolean {
  if (finding.severity === 'fatal') return true
  const always = () => true
  return rules !== undefined && score(rules, [{ ...finding, verdict: 'broken' }], always, always).fatal
}

/**
 * Whether an undecided finding stands for other clauses too. Of a criterion that concerns the whole conversation an
 * inspection lists one undecided finding; that this one is kept says nothing about the clauses that were not listed.
 */
export function standsForOthers(standard: Standard, { findings, verdicts }: Inspection, finding: Finding): boolean {
  const listed = new Set(findings.flatMap((f) => (f.verdict === 'undecided' ? [f.clause] : [])))
  const criteria = new Map(standard.clauses.map(({ clause }) => [clause.id, clause.criterion]))
  return verdicts.some(
    ({ clause, undecided }) => undecided > 0 && !listed.has(clause) && criteria.get(clause) === finding.criterion,
  )
}

/** A clause's tally; what stands at one place more than once is answered at once. */
function retold(verdict: ClauseVerdict, before: readonly Finding[], answers: Answers): ClauseVerdict {
  const open = before.filter((f) => f.clause === verdict.clause && f.verdict === 'undecided')
  const moved = open.filter((f) => answers.get(f) === null || answers.get(f)?.verdict === 'broken')
  if (moved.length === 0) return verdict
  const kept = moved.filter((f) => answers.get(f) === null).length
  const all = moved.length === open.length ? verdict.undecided : moved.length
  // the same answer was given to what is not listed a second time; a single kept one does not outweigh a broken one
  const extra = all - moved.length
  const broken = moved.length - kept
  return {
    ...verdict,
    undecided: verdict.undecided - all,
    broken: verdict.broken + broken + (broken > 0 ? extra : 0),
    kept: verdict.kept + kept + (broken > 0 ? 0 : extra),
  }
}
