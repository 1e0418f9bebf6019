import type { ConversationReport, ReportedFinding } from './report.ts'
import type { Tally } from './tally.ts'

/** The inspection of one conversation as machines read it: the contract of CRITERIA.md, and more. */
export function recordOf(report: ConversationReport): object {
  const { conversation, inspection, scorecard } = report
  return {
    id: conversation.id,
    standard: inspection.standard,
    contact: report.contact,
    score: scorecard && {
      total: scorecard.total,
      outOf: scorecard.outOf,
      grade: scorecard.grade,
      fatal: scorecard.fatal,
      groups: scorecard.groups,
    },
    findings: report.findings.filter(({ trial }) => !trial).map(findingRecord),
    onTrial: report.findings.filter(({ trial }) => trial).map(findingRecord),
    undecided: report.undecided.map(findingRecord),
    commitments: report.commitments,
    deductions: report.deductions.map(({ item, numbers }) => ({
      item: item.id,
      title: item.title,
      group: item.group,
      deducted: item.deducted,
      findings: numbers,
    })),
    verdicts: inspection.verdicts,
  }
}

function findingRecord({ number, criterion, kind, clause, clauses, ...finding }: ReportedFinding): object {
  return {
    number,
    criterion,
    ...(kind !== undefined && { kind }),
    turns: finding.turns,
    clause,
    ...(clauses.length > 1 && { clauses }),
    title: finding.title,
    severity: finding.severity,
    evidence: finding.evidence,
    decidedBy: finding.decidedBy,
    suggestion: finding.suggestion,
    advice: finding.advice,
    question: finding.question,
    judgement: finding.judgement,
    sources: finding.sources,
  }
}

export function summaryRecord(tally: Tally): object {
  return {
    conversations: tally.conversations,
    skipped: tally.skipped,
    from: tally.from ?? null,
    to: tally.to ?? null,
    averageScore: tally.average ?? null,
    outOf: tally.outOf,
    withFindings: tally.withFindings,
    fatal: tally.fatal,
    findings: tally.findings,
    undecided: tally.undecided,
    commitments: tally.commitments,
    commitmentsWithoutTicket: tally.withoutTicket,
    grades: Object.fromEntries(tally.grades),
    scores: tally.scores,
    criteria: tally.criteria,
    clauses: tally.clauses,
    contacts: tally.contacts,
  }
}
