import type { Standard } from '@liangyan/standard'
import type { Comparison, ComparisonTally, Flip, Outcome } from '../findings/comparison.ts'
import { clock, contactName, figure } from '../findings/vocabulary.ts'
import { hanging } from '../terminal/paint.ts'
import { table } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'
import type { Page } from './conversation-block.ts'

/** Writes comparisons as they come, those that changed something. */
export interface DiffWriter {
  opening(): string
  changed(comparison: Comparison): string
  closing(tally: ComparisonTally, skipped: number): string
}

const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = { broken: '违规', undecided: '判不了', none: '未命中' }

export function textDiff([before, after]: readonly [Standard, Standard], page: Page): DiffWriter {
  return {
    opening: () => `${page.palette.strong(`甲：${nameOf(before)}    乙：${nameOf(after)}`)}\n\n`,
    changed: (comparison) => `${changedBlock(comparison, page)}\n\n`,
    closing: (tally, skipped) => `${totals(tally, skipped, page)}\n`,
  }
}

const nameOf = ({ head }: Standard) => `${head.title} ${head.version}`

function changedBlock(comparison: Comparison, { columns, palette, titles }: Page): string {
  const { conversation, scores, grades, contacts } = comparison
  const score =
    scores.before === scores.after && grades.before === grades.after
      ? `${figure(scores.after)} 分`
      : `${figure(scores.before)} 分 ${grades.before} → ${figure(scores.after)} 分 ${grades.after}`
  const lines = [hanging('', `${harmless(conversation.id)} · ${score}`, columns, { text: palette.strong })]
  if (contacts.before !== contacts.after)
    lines.push(
      `  来电原因 ${contactName(contacts.before, titles.contacts)} → ${contactName(contacts.after, titles.contacts)}`,
    )
  for (const flip of comparison.flips) {
    const text = `${OUTCOME_NAMES[flip.before]} → ${OUTCOME_NAMES[flip.after]}  ${flip.title}（${flip.clause}） ${places(flip, comparison)}`
    const sign = flip.after === 'broken' ? '+' : flip.before === 'broken' ? '-' : '~'
    const paint = flip.after === 'broken' ? palette.severity.fatal : palette.good
    lines.push(hanging(`  ${sign} `, text, columns, { label: paint, text: paint }))
  }
  return lines.join('\n')
}

function places({ turns }: Flip, { conversation }: Comparison): string {
  if (turns.length === 0) return '整通会话'
  return turns
    .map((index) => {
      const start = conversation.turns.find((turn) => turn.index === index)?.start
      return start === undefined ? `#${index}` : clock(start)
    })
    .join('、')
}

function totals(tally: ComparisonTally, skipped: number, { palette }: Page): string {
  const { conversations, changed, better, worse, averages, clauses } = tally
  const lines = [
    palette.strong('汇总'),
    `  会话 ${conversations} 通，其中 ${changed} 通结果有变化；跳过输入 ${skipped} 处`,
    `  平均分 ${figure(averages.before)} → ${figure(averages.after)}；分数上升 ${better} 通，下降 ${worse} 通`,
  ]
  if (clauses.size > 0) {
    const rows = [...clauses]
      .sort(([, a], [, b]) => b.appeared + b.vanished - a.appeared - a.vanished)
      .map(([id, c]) => [c.title, id, String(c.appeared), String(c.vanished), String(c.other)])
    const right = 'right' as const
    lines.push(
      table(
        [
          { title: '条款', most: 40 },
          { title: '编号' },
          { title: '新增违规', align: right },
          { title: '不再违规', align: right },
          { title: '其他', align: right },
        ],
        rows,
        '  ',
      ),
    )
  }
  return lines.join('\n')
}

const headOf = ({ head: { id, title, version } }: Standard) => ({ id, title, version })

/** One document: standards, changed conversations, totals. */
export function jsonDiff([before, after]: readonly [Standard, Standard]): DiffWriter {
  let separator = ''
  return {
    opening: () => `{"before":${JSON.stringify(headOf(before))},"after":${JSON.stringify(headOf(after))},"changed":[\n`,
    changed({ conversation, flips, scores, grades, contacts }) {
      const text = separator + JSON.stringify({ id: conversation.id, flips, scores, grades, contacts })
      separator = ',\n'
      return text
    },
    closing(tally, skipped) {
      const totals = {
        conversations: tally.conversations,
        skipped,
        changed: tally.changed,
        better: tally.better,
        worse: tally.worse,
        averages: tally.averages,
        clauses: Object.fromEntries(tally.clauses),
      }
      return `\n],"totals":${JSON.stringify(totals)}}\n`
    },
  }
}
