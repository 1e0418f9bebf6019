import type { Evidence } from '@liangyan/inspection'
import {
  contactName,
  clock,
  channelName,
  dateAndTime,
  dueMoment,
  dueName,
  eventName,
  figure,
} from '../findings/vocabulary.ts'
import { SEVERITY_NAMES, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { wordsIn } from '../findings/evidence.ts'
import { opinionLine, opinionOf } from '../findings/opinion.ts'
import type { ConversationReport, ReportedFinding } from '../findings/report.ts'
import { type Moment, timelineOf } from '../findings/timeline.ts'
import type { Titles } from '../findings/titles.ts'
import { hanging, markText, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'

export interface Page {
  readonly columns: number
  readonly palette: Palette
  readonly titles: Titles
}

const INDENT = '     '

/** One conversation, as a block of lines that ends with an empty one. */
export function conversationBlock(report: ConversationReport, page: Page): string {
  const { palette, columns } = page
  const moments = timelineOf(report.conversation)
  const blocks = [
    palette.quiet('─'.repeat(columns)),
    hanging('', heading(report, page), columns, { text: palette.strong }),
    ...report.findings.map((finding) => findingBlock(finding, moments, page)),
    ...report.undecided.map((finding) => findingBlock(finding, moments, page)),
    ...commitmentLines(report, page),
    ...deductionLines(report, page),
  ]
  if (report.findings.length + report.undecided.length === 0) blocks.splice(2, 0, palette.good('  未发现问题'))
  return `${blocks.join('\n')}\n\n`
}

/** 编号 · 渠道 · 时间 · 得分、等级 · 来电原因 */
function heading({ conversation, scorecard, contact, findings }: ConversationReport, { titles }: Page): string {
  const { id, startedAt, service } = conversation
  const score = scorecard
    ? `${figure(scorecard.total)} / ${figure(scorecard.outOf)} 分 ${scorecard.grade}${scorecard.fatal ? '（一票否决）' : ''}`
    : `命中 ${findings.length} 处`
  const parts = [
    harmless(id),
    channelName(conversation),
    startedAt === undefined ? '时间不明' : dateAndTime(startedAt),
    score,
    contactName(contact, titles.contacts),
    ...(service === undefined ? [] : [harmless(service)]),
  ]
  return parts.join(' · ')
}

function findingBlock(finding: ReportedFinding, moments: readonly Moment[], page: Page): string {
  const { palette, columns, titles } = page
  const open = finding.verdict === 'undecided'
  const level = open ? '待人工判断' : finding.trial ? '试行' : SEVERITY_NAMES[finding.severity]
  const number = open ? '？' : String(finding.number)
  const paint = open || finding.trial ? palette.quiet : palette.severity[finding.severity]
  const lines = [
    hanging(`  ${number.padEnd(open ? 1 : 2)} `, `[${level}] ${titles.finding(finding)}`, columns, {
      label: palette.strong,
      text: paint,
    }),
    hanging(`${INDENT}条款  `, `${finding.title}（${finding.clauses.join('、')}）`, columns, { label: palette.quiet }),
    ...turnLines(finding, moments, page),
  ]
  if (open && finding.question)
    lines.push(hanging(`${INDENT}问题  `, finding.question, columns, { label: palette.quiet }))
  const opinion = opinionOf(finding)
  if (opinion) lines.push(hanging(`${INDENT}模型  `, harmless(opinionLine(opinion)), columns, { label: palette.quiet }))
  for (const { id, text } of titles.sourcesOf(finding))
    lines.push(
      hanging(`${INDENT}依据  `, harmless(`${id} ${text}`.trim()), columns, {
        label: palette.quiet,
        text: palette.quiet,
      }),
    )
  if (finding.suggestion)
    lines.push(
      hanging(`${INDENT}建议  `, harmless(finding.suggestion), columns, {
        label: palette.quiet,
        text: palette.suggestion,
      }),
    )
  if (finding.advice) lines.push(hanging(`${INDENT}提示  `, finding.advice, columns, { label: palette.quiet }))
  return lines.join('\n')
}

/** The turns that prove a finding, with the events right behind them. */
function turnLines(finding: ReportedFinding, moments: readonly Moment[], page: Page): string[] {
  if (finding.turns.length === 0) return [`${INDENT}范围  整通会话`]
  const lines: string[] = []
  moments.forEach((moment, position) => {
    if (moment.kind !== 'turn' || !finding.turns.includes(moment.turn.index)) return
    lines.push(turnLine(moment, finding.evidence, page))
    for (let next = position + 1; moments[next]?.kind === 'event'; next++) lines.push(eventLine(moments[next], page))
  })
  return lines
}

function turnLine(moment: Moment, evidence: readonly Evidence[], { palette, columns }: Page): string {
  if (moment.kind !== 'turn') return ''
  const { index, speaker, text, start } = moment.turn
  const marked = markText(text, wordsIn(moment.turn, evidence), palette)
  const time = start === undefined ? `#${index}`.padEnd(5) : clock(start)
  return hanging(`${INDENT}${time} ${SPEAKER_NAMES[speaker]}  `, marked.text, columns, {
    label: palette.quiet,
    marks: marked.marks,
    mark: palette.evidence,
  })
}

function eventLine(moment: Moment, { palette, columns }: Page): string {
  if (moment.kind !== 'event') return ''
  return hanging(`${INDENT}${clock(moment.at)} 事件  `, harmless(eventName(moment.event)), columns, {
    label: palette.quiet,
    text: palette.quiet,
  })
}

function commitmentLines({ commitments, conversation }: ConversationReport, { palette, columns }: Page): string[] {
  return commitments.map((commitment) => {
    const { turn, what, due, ticket } = commitment
    const start = conversation.turns.find(({ index }) => index === turn)?.start
    const text = `${start === undefined ? `#${turn}` : clock(start)} ${harmless(what)} — ${dueName(due)}${dueMoment(commitment)}，${ticket ? '已建工单' : '未建工单'}`
    return hanging('  承诺  ', text, columns, { label: palette.strong })
  })
}

function deductionLines({ deductions }: ConversationReport, { palette, columns }: Page): string[] {
  const lost = deductions.filter(({ item }) => item.deducted > 0)
  if (lost.length === 0) return []
  const text = lost
    .map(({ item, numbers }) => `${item.title} −${figure(item.deducted)}（命中 ${numbers.join('、')}）`)
    .join('；')
  return [hanging('  扣分  ', text, columns, { label: palette.strong })]
}
