import type { Conversation } from '@liangyan/conversation'
import { type Known, knownFrom, sayable } from '@liangyan/assist'
import type { Commitment, Finding, Inspection, Scorecard, ScoredItem } from '@liangyan/inspection'
import type { JudgedFinding, Judgement } from '@liangyan/judge'
import type { Standard } from '@liangyan/standard'
import { SEVERITIES } from './vocabulary.ts'

/** One fact to report: the findings of one criterion on the same turns, taken together. */
export interface ReportedFinding extends Finding {
  /** From 1, in the order of the report, those on trial last; undecided ones are counted apart. */
  readonly number: number
  /** Every clause that found it, the first one's own id included. */
  readonly clauses: readonly string[]
  /** On trial 试行: shown, but nothing is taken off for it. */
  readonly trial: boolean
  /** What a language model said to it, where one was asked. */
  readonly judgement?: Judgement
}

/** An item of the scorecard that lost points, with the numbers of the findings that cost them. */
export interface Deduction {
  readonly item: ScoredItem
  readonly numbers: readonly number[]
}

/** What every report shows of one conversation. */
export interface ConversationReport {
  readonly conversation: Conversation
  readonly findings: readonly ReportedFinding[]
  readonly undecided: readonly ReportedFinding[]
  readonly commitments: readonly Commitment[]
  readonly contact: string | null
  /** Undefined where the standard has no scorecard. */
  readonly scorecard: Scorecard | undefined
  readonly deductions: readonly Deduction[]
  readonly inspection: Inspection
}

/** Makes reports of inspections. */
export class Reporter {
  private readonly unfilled: Readonly<Record<string, string>>

  constructor({ head }: Pick<Standard, 'head'>) {
    this.unfilled = head.unfilled ?? {}
  }

  report(conversation: Conversation, inspection: Inspection): ConversationReport {
    const said = this.speakerIn(conversation)
    const broken = merge(inspection.findings, 'broken', said)
    const undecided = merge(inspection.findings, 'undecided', said)
    const { scorecard } = inspection
    const deductions = scorecard.items
      .filter((item) => item.findings.length > 0)
      .map((item) => ({ item, numbers: numbersOf(item, broken.numberOf) }))
    return {
      conversation,
      findings: broken.findings,
      undecided: undecided.findings,
      commitments: inspection.commitments,
      contact: inspection.contact,
      scorecard: scorecard.outOf > 0 ? scorecard : undefined,
      deductions,
      inspection,
    }
  }

  /** Puts what the conversation tells into the words that are suggested. */
  private speakerIn(conversation: Conversation): (text: string) => string {
    let known: Known | undefined
    return (text) => (text.includes('{') ? sayable(text, (known ??= knownFrom(conversation)), this.unfilled) : text)
  }
}

/** Findings of one verdict, those of the same criterion on the same turns as one; the first gives its words. */
function merge(all: readonly Finding[], verdict: Finding['verdict'], said: (text: string) => string): Merged {
  const groups = new Map<string, Finding[]>()
  for (const finding of all) {
    if (finding.verdict !== verdict) continue
    const group = groups.get(keyOf(finding))
    if (group) group.push(finding)
    else groups.set(keyOf(finding), [finding])
  }
  // what clauses on trial found comes last, so that the numbers of all else run on without a gap
  const onTrial = ([first]: readonly Finding[]) => first.trial === true
  const ordered = [...groups].sort(([, a], [, b]) => Number(onTrial(a)) - Number(onTrial(b)))
  const order = ordered.map(([key]) => key)
  const findings = ordered.map(([, group], i) => one(group, i + 1, said))
  const numberOf = new Map(all.map((f, i) => [i, f.verdict === verdict ? order.indexOf(keyOf(f)) + 1 : 0]))
  return { findings, numberOf }
}

function one(group: readonly Finding[], number: number, said: (text: string) => string): ReportedFinding {
  const [first] = group
  const severities = new Set(group.map((f) => f.severity))
  const spans = new Map(group.flatMap((f) => f.evidence).map((e) => [`${e.turn} ${e.start} ${e.end}`, e]))
  const suggestion = group.find((f) => f.suggestion !== undefined)?.suggestion
  const advice = group.find((f) => f.advice !== undefined)?.advice
  const questions = [...new Set(group.flatMap((f) => f.question ?? []))]
  const judgement = group.find(isJudged)?.judgement
  return {
    ...first,
    number,
    severity: SEVERITIES.findLast((severity) => severities.has(severity)) ?? first.severity,
    evidence: [...spans.values()].sort((a, b) => a.turn - b.turn || a.start - b.start),
    decidedBy: [...new Set(group.flatMap((f) => f.decidedBy))],
    sources: [...new Set(group.flatMap((f) => f.sources))],
    ...(suggestion !== undefined && { suggestion: said(suggestion) }),
    ...(advice !== undefined && { advice }),
    ...(questions.length > 0 && { question: questions.join('；') }),
    ...(judgement && { judgement }),
    clauses: [...new Set(group.map((f) => f.clause))],
    trial: first.trial === true,
  }
}

const isJudged = (finding: Finding): finding is JudgedFinding => 'judgement' in finding

/** Findings with the same key are one fact; what clauses on trial say of it stands apart. */
const keyOf = (f: Finding) => `${f.criterion} ${f.turns.join(',')} ${f.trial === true}`

interface Merged {
  readonly findings: readonly ReportedFinding[]
  /** Position in the inspection's findings → number in the report, 0 for those of another verdict. */
  readonly numberOf: ReadonlyMap<number, number>
}

function numbersOf(item: ScoredItem, numberOf: ReadonlyMap<number, number>): number[] {
  return [...new Set(item.findings.flatMap((i) => numberOf.get(i) || []))].sort((a, b) => a - b)
}
