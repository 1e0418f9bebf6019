import type { Finding, Inspection } from '@liangyan/inspection'
import type { JudgedFinding, Judgement } from '@liangyan/judge'

const VERDICTS: Readonly<Record<Judgement['verdict'], string>> = {
  broken: '违规',
  kept: '合规',
  undecided: '判断不了',
}

/**
 * The inspection as reports show it: the question of a finding is followed by what the model says to it, so that every
 * report names model and reason.
 */
export function withOpinions(inspection: Inspection): Inspection {
  return {
    ...inspection,
    findings: inspection.findings.map((finding) =>
      isJudged(finding) ? { ...finding, question: `${finding.question ?? ''}${opinionOf(finding)}` } : finding,
    ),
  }
}

const isJudged = (finding: Finding): finding is JudgedFinding => 'judgement' in finding

function opinionOf({ verdict, judgement }: JudgedFinding): string {
  const { model, reason } = judgement
  if (verdict === 'broken') return `（由模型 ${model} 判为违规：${reason}）`
  const said = `模型 ${model} 的意见是${VERDICTS[judgement.verdict]}：${reason}`
  return judgement.left === 'model' ? `（${said}）` : `（${said}；须由人复核）`
}
