import type { AppealStage } from './appeal.ts'

/** Why a step was refused: a code for programs and a sentence for the screen. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly message: string
}

export type RefusalReason = keyof typeof sentences

const stageTitles: Readonly<Record<AppealStage, string>> = {
  'not-filed': '尚未提出',
  lead: '待班组长处理',
  inspector: '待质检员裁定',
  upheld: '申诉成立',
  'partly-upheld': '申诉部分成立',
  rejected: '申诉不成立',
  withdrawn: '已撤回',
}

const sentences = {
  'not-your-role': () => '您的角色不能办理申诉的这一步。',
  'not-your-conversation': () => '只有该会话的坐席本人可以提出或撤回申诉。',
  'not-your-team': () => '该坐席不在您的班组，请由其班组长处理。',
  'own-conversation': () => '这是您本人的会话，按回避要求须由他人处理。',
  'reviewed-by-yourself': () => '该会话由您质检或复核，按回避要求须由他人处理。',
  'judged-before': () => '您已对该申诉作出过处理，按回避要求须由他人处理。',
  'not-published': () => '质检结果尚未公布，暂不能申诉。',
  'already-filed': () => '该会话的申诉正在处理，不能重复提出。',
  'already-upheld': () => '该会话的申诉已经成立，无需再次提出。',
  'no-further-round': (rounds: number) => `每个质检结果最多可申诉 ${rounds} 次，次数已用完。`,
  'filed-too-late': (due: string, days: number) => `申诉期限为 ${days} 个工作日，已于 ${written(due)}截止。`,
  'answered-too-late': (due: string) => `班组长处理期限已于 ${written(due)}截止，申诉已自动转交质检员。`,
  'with-team-lead': () => '申诉尚在班组长处理，暂不能裁定。',
  'with-inspector': () => '申诉已转交质检员，班组长不能再处理。',
  'not-open': (stage: AppealStage) => `申诉当前状态为“${stageTitles[stage]}”，不能办理这一步。`,
  'reason-missing': () => '请填写理由。',
  'nothing-contested': () => '请至少选择一项有异议的条款或评分项。',
  'not-contested': () => '认定成立的条款不在本次申诉的范围内。',
  'points-out-of-range': (left: number) => `部分成立时返还的分数须大于 0 且小于 ${left} 分。`,
} satisfies Record<string, (...facts: never[]) => string>

/** The refusal for a reason, with the facts that its sentence names. */
export function refusal<R extends RefusalReason>(reason: R, ...facts: Parameters<(typeof sentences)[R]>): Refusal {
  const sentence: (...facts: never[]) => string = sentences[reason]
  return { reason, message: sentence(...(facts as never[])) }
}

/** The day of a deadline in Chinese, such as `2026年2月24日`. */
function written(due: string): string {
  const [year, month, day] = due.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}
