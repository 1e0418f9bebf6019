import type { Standard } from '@liangyan/standard'
import type { Severity } from '@liangyan/inspection'
import { SEVERITIES } from './vocabulary.ts'
import type { ConversationReport, ReportedFinding } from './report.ts'

/** How often something was found, and in how many conversations. */
export interface Count {
  readonly id: string
  readonly findings: number
  readonly conversations: number
}

/** Width of a class of the score distribution, in hundredths of the full score. */
const CLASSES = 10

/** The sums over all conversations of a run. Its size does not grow with their number. */
export class Tally {
  conversations = 0
  withFindings = 0
  findings = 0
  undecided = 0
  fatal = 0
  commitments = 0
  withoutTicket = 0
  skipped = 0
  scored = 0
  outOf = 0
  /** First and last day of the conversations, as they state it. */
  from: string | undefined
  to: string | undefined
  /** Conversations by tenth of the full score, from 0–9 to 90–100. */
  readonly scores: number[] = Array.from({ length: CLASSES }, () => 0)
  readonly grades: Map<string, number>
  readonly severities: Record<Severity, number> = { minor: 0, major: 0, fatal: 0 }
  private readonly contactCounts = new Map<string, number>()
  private readonly criterionCounts = new Map<string, { findings: number; conversations: number }>()
  private readonly clauseCounts = new Map<string, { findings: number; conversations: number }>()
  private readonly undecidedCounts = new Map<string, { findings: number; conversations: number }>()
  private points = 0

  constructor(standard: Standard) {
    this.grades = new Map(standard.scorecards[0]?.grades.map(({ title }) => [title, 0]))
  }

  add(report: ConversationReport): void {
    const counted = report.findings.filter(({ trial }) => !trial)
    this.conversations++
    this.findings += counted.length
    this.undecided += report.undecided.length
    if (counted.length > 0) this.withFindings++
    for (const { severity } of counted) this.severities[severity]++
    this.commitments += report.commitments.length
    this.withoutTicket += report.commitments.filter(({ ticket }) => !ticket).length
    increase(this.contactCounts, report.contact ?? '')
    count(this.criterionCounts, counted, ({ criterion }) => [criterion])
    count(this.clauseCounts, counted, ({ clauses }) => clauses)
    count(this.undecidedCounts, report.undecided, ({ clauses }) => clauses)
    this.addScore(report)
    this.addDay(report.conversation.startedAt)
  }

  /** The mean score; undefined where nothing was scored. */
  get average(): number | undefined {
    return this.scored === 0 ? undefined : this.points / this.scored
  }

  get criteria(): Count[] {
    return ranked(this.criterionCounts)
  }

  get clauses(): Count[] {
    return ranked(this.clauseCounts)
  }

  /** The clauses that left something to a person. */
  get undecidedClauses(): Count[] {
    return ranked(this.undecidedCounts)
  }

  get contacts(): { readonly id: string; readonly conversations: number }[] {
    return [...this.contactCounts]
      .map(([id, conversations]) => ({ id, conversations }))
      .sort((a, b) => b.conversations - a.conversations)
  }

  /** Whether anything was found at this level or above. */
  reaches(level: Severity): boolean {
    return SEVERITIES.slice(SEVERITIES.indexOf(level)).some((severity) => this.severities[severity] > 0)
  }

  private addScore({ scorecard }: ConversationReport): void {
    if (!scorecard) return
    this.scored++
    this.points += scorecard.total
    this.outOf = scorecard.outOf
    if (scorecard.fatal) this.fatal++
    increase(this.grades, scorecard.grade)
    const tenth = Math.floor((scorecard.total / scorecard.outOf) * CLASSES)
    this.scores[Math.min(CLASSES - 1, Math.max(0, tenth))]++
  }

  private addDay(startedAt: string | undefined): void {
    const day = startedAt?.slice(0, 10)
    if (day === undefined) return
    if (this.from === undefined || day < this.from) this.from = day
    if (this.to === undefined || day > this.to) this.to = day
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function count(
  counts: Map<string, { findings: number; conversations: number }>,
  findings: readonly ReportedFinding[],
  keysOf: (finding: ReportedFinding) => readonly string[],
): void {
  const seen = new Set<string>()
  for (const key of findings.flatMap(keysOf)) {
    const entry = counts.get(key) ?? { findings: 0, conversations: 0 }
    counts.set(key, entry)
    entry.findings++
    if (!seen.has(key)) entry.conversations++
    seen.add(key)
  }
}

function ranked(counts: ReadonlyMap<string, { findings: number; conversations: number }>): Count[] {
  return [...counts]
    .map(([id, { findings, conversations }]) => ({ id, findings, conversations }))
    .sort((a, b) => b.findings - a.findings || (a.id < b.id ? -1 : 1))
}
