import type { Judgement } from '@liangyan/judge'
import type { ReportedFinding } from './report.ts'

/** What a language model said to a finding, as every report shows it. */
export interface Opinion {
  readonly model: string
  /** `判为违规`, or `意见：合规，须由人复核` where it decided nothing. */
  readonly verdict: string
  readonly reason: string
  /** The words it relies on, each with its place: `“没办法”（第 3 句）`. */
  readonly quotes: readonly string[]
}

const VERDICTS: Readonly<Record<Judgement['verdict'], string>> = {
  broken: '违规',
  kept: '合规',
  undecided: '判断不了',
}

/** Undefined where no model was asked, or none gave an answer that stood. */
export function opinionOf({ verdict, judgement }: ReportedFinding): Opinion | undefined {
  if (!judgement) return undefined
  const { model, reason, evidence, left } = judgement
  const opinion = `意见：${VERDICTS[judgement.verdict]}${left === 'model' ? '' : '，须由人复核'}`
  return {
    model,
    verdict: verdict === 'broken' && left === undefined ? '判为违规' : opinion,
    reason,
    quotes: evidence.map(({ turn, quote }) => `“${quote}”（第 ${turn + 1} 句）`),
  }
}

/** The opinion in one line. */
export function opinionLine({ model, verdict, reason, quotes }: Opinion): string {
  return `${model} ${verdict}。理由：${reason}${quotes.length > 0 ? ` 引文：${quotes.join('、')}` : ''}`
}
