import type { JudgementTally, LeftOpen } from '@liangyan/judge'
import { reasonOf } from '../failure.ts'

const REASONS: Readonly<Record<LeftOpen, string>> = {
  person: '规范指定由人判断',
  fatal: '一票否决须由人复核',
  others: '同一评分项另有条款待判，须由人复核',
  model: '模型判断不了',
  invented: '引文与原话不符',
  unproven: '没有给出证据',
  nonsense: '回答不合格式',
  refused: '模型拒绝回答',
  truncated: '回答被截断',
  timeout: '超时',
  server: '接口出错',
  'given-up': '接口一再出错，不再请求',
  calls: '请求次数已用完',
  time: '总时间已用完',
  'too-long': '会话太长',
  'personal-data': '个人信息遮盖不净，未发送',
}

/**
 * What the model was asked and what came of it, in one line.
 * @param storeFault why answers could not be stored, undefined where they could
 */
export function accountOf(tally: JudgementTally, model: string, storeFault: unknown): string {
  if (tally.undecided === 0) return `模型判断（${model}）：没有规则判不了的问题，未请求模型`
  const left = [...tally.left].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${REASONS[reason]} ${count} 处`)
  const details = [...tally.details].map(([what, count]) => `${what} ${count} 次`)
  return [
    `模型判断（${model}）：规则判不了的 ${tally.undecided} 处`,
    `问了模型 ${tally.asked} 处（请求 ${tally.requests} 次），得到有效回答 ${tally.answered} 处，取自缓存 ${tally.cached} 处`,
    `判为违规 ${tally.broken} 处，合规 ${tally.kept} 处，仍待人工判断 ${tally.open} 处${inBrackets(left)}`,
    ...(details.length > 0 ? [`接口说：${details.join('、')}`] : []),
    ...(storeFault === undefined ? [] : [`缓存写不进去：${reasonOf(storeFault)}`]),
  ].join('；')
}

const inBrackets = (parts: readonly string[]) => (parts.length > 0 ? `（${parts.join('，')}）` : '')
