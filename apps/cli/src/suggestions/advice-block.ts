import type { Advice, Suggestion, Why } from '@liangyan/assist'
import type { Conversation, Turn } from '@liangyan/conversation'
import type { OpenDuty } from '@liangyan/inspection'
import { clock, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'

const MOST_DUTIES = 5
const LIKELY = 0.2

/** What is suggested for one conversation, for people. */
export function adviceBlock(
  conversation: Conversation,
  { suggestions, duties, silent }: Advice,
  palette: Palette,
  columns: number,
): string {
  const last = conversation.turns.at(-1)
  const head = palette.strong(harmless(conversation.id))
  const shown = new Set(suggestions.flatMap(({ duty }) => (duty ? [duty.clause] : [])))
  const others = duties.filter(({ clause }) => !shown.has(clause))
  return [
    last ? `${head}  ${palette.quiet(`${SPEAKER_NAMES[last.speaker]}：${harmless(last.text)}`)}` : head,
    ...(suggestions.length === 0 ? [nothingToSay(last, silent)] : []),
    ...suggestions.filter(isLikely).flatMap((suggestion, at) => suggestionLines(suggestion, at + 1, palette, columns)),
    ...others
      .slice(0, MOST_DUTIES)
      .map((duty) => hanging('  还欠 ', dutyText(duty), columns, { label: palette.quiet, text: palette.quiet })),
    ...(others.length > MOST_DUTIES ? [palette.quiet(`  还欠 另有 ${others.length - MOST_DUTIES} 项`)] : []),
  ].join('\n')
}

function nothingToSay(last: Turn | undefined, silent: string | undefined): string {
  if (silent !== undefined) return `  不必说话：${silent}。`
  return last?.speaker === 'agent' ? '  不必再说，等客户说话。' : '  没有认出要说话的情景。'
}

/** People are spared what only slightly resembles an example; programs get it with its figure. */
const isLikely = ({ why: { acts, words, turns, resemblance } }: Suggestion, at: number) =>
  at === 0 || acts.length + words.length + turns.length > 0 || resemblance === 0 || resemblance >= LIKELY

function suggestionLines(suggestion: Suggestion, at: number, palette: Palette, columns: number): string[] {
  const { moment, sure, text, title, clause, why, duty, mends } = suggestion
  const quiet = { label: palette.quiet, text: palette.quiet }
  const reason = whyText(why)
  return [
    hanging(`${at}. ${moment}${sure ? '' : '（可能）'}  `, harmless(text), columns, {
      label: palette.strong,
      text: palette.suggestion,
    }),
    hanging('   依据 ', `${title}（${clause}）`, columns, quiet),
    ...(reason === '' ? [] : [hanging('   理由 ', reason, columns, quiet)]),
    ...(mends ? [hanging('   弥补 ', `${mends.title}（${mends.clause}）`, columns, quiet)] : []),
    ...(duty ? [hanging('   义务 ', dutyText(duty), columns, quiet)] : []),
  ]
}

function whyText({ acts, words, turns, resemblance }: Why): string {
  return [
    ...(acts.length > 0 ? [acts.join('、')] : []),
    ...(words.length > 0 ? [words.map((word) => `“${harmless(word)}”`).join('、')] : []),
    ...(turns.length > 0 ? [`与第 ${turns.map((turn) => turn + 1).join('、')} 句话有关`] : []),
    ...(acts.length + words.length + turns.length === 0
      ? [resemblance > 0 ? `与这一情景的例子相像（${Math.round(resemblance * 100)}%）` : '刚刚发生的事件']
      : []),
  ].join('；')
}

function dutyText({ title, clause, since, deadline, overdue, turnsLeft }: OpenDuty): string {
  return [
    `${title}（${clause}）`,
    ...(Number.isFinite(since) ? [`自 ${clock(since)} 起`] : []),
    ...(deadline !== undefined && Number.isFinite(deadline)
      ? [`${overdue ? '已过期限' : '期限'} ${clock(deadline)}`]
      : []),
    ...(turnsLeft !== undefined ? [turnsLeft > 0 ? `还剩 ${turnsLeft} 个话轮` : '就在这一句'] : []),
  ].join('，')
}
