import { basisName } from '@liangyan/inspection'
import type { Commitment } from '@liangyan/inspection'
import type { Row } from 'write-excel-file/node'
import { wordsIn } from '../findings/evidence.ts'
import { opinionOf } from '../findings/opinion.ts'
import type { ConversationReport, ReportedFinding } from '../findings/report.ts'
import { durationOf } from '../findings/timeline.ts'
import type { Titles } from '../findings/titles.ts'
import {
  channelName,
  clock,
  contactName,
  dateAndTime,
  dueName,
  dueRemark,
  SEVERITY_NAMES,
} from '../findings/vocabulary.ts'
import { cell, type Columns } from './cells.ts'

export const CONVERSATION_COLUMNS: Columns = [
  ['编号', 22],
  ['渠道', 12],
  ['开始时间', 18],
  ['时长', 10],
  ['业务', 14],
  ['坐席', 14],
  ['来电原因', 14],
  ['得分', 8],
  ['满分', 8],
  ['等级', 10],
  ['一票否决', 10],
  ['命中数', 8],
  ['待人工判断', 12],
  ['承诺数', 8],
  ['命中的评分项', 60],
]

export function conversationRow(report: ConversationReport, titles: Titles): Row {
  const { conversation, scorecard, findings } = report
  const duration = durationOf(conversation)
  return [
    cell(conversation.id),
    cell(channelName(conversation)),
    cell(conversation.startedAt === undefined ? '' : dateAndTime(conversation.startedAt)),
    cell(duration === undefined ? '' : clock(duration)),
    cell(conversation.service ?? ''),
    cell(conversation.agent ?? ''),
    cell(contactName(report.contact, titles.contacts)),
    scorecard?.total ?? null,
    scorecard?.outOf ?? null,
    cell(scorecard?.grade ?? ''),
    scorecard?.fatal ? '是' : '',
    findings.filter(({ trial }) => !trial).length,
    report.undecided.length,
    report.commitments.length,
    cell([...new Set(findings.map((finding) => titles.finding(finding)))].join('；')),
  ]
}

export const FINDING_COLUMNS: Columns = [
  ['会话编号', 22],
  ['序号', 6],
  ['评分项', 26],
  ['级别', 10],
  ['条款', 30],
  ['条款编号', 24],
  ['时间', 10],
  ['话轮', 8],
  ['话轮原文', 60],
  ['证据', 30],
  ['建议说法', 40],
  ['依据', 60],
  ['判定依据', 16],
  ['提示', 30],
  ['问题', 40],
  ['模型', 16],
  ['模型意见', 20],
  ['模型的理由', 40],
  ['模型的引文', 40],
]

export function findingRow(finding: ReportedFinding, { conversation }: ConversationReport, titles: Titles): Row {
  const turns = conversation.turns.filter(({ index }) => finding.turns.includes(index))
  const start = turns[0]?.start
  const level =
    finding.verdict === 'undecided' ? '待人工判断' : finding.trial ? '试行' : SEVERITY_NAMES[finding.severity]
  return [
    cell(conversation.id),
    finding.verdict === 'undecided' ? null : finding.number,
    cell(titles.finding(finding)),
    cell(level),
    cell(finding.title),
    cell(finding.clauses.join('、')),
    cell(start === undefined ? '' : clock(start)),
    cell(finding.turns.length === 0 ? '整通' : finding.turns.map((index) => index + 1).join('、')),
    cell(turns.map(({ text }) => text).join('\n')),
    cell([...new Set(turns.flatMap((turn) => wordsIn(turn, finding.evidence)).map(({ quote }) => quote))].join('；')),
    cell(finding.suggestion ?? ''),
    cell(
      titles
        .sourcesOf(finding)
        .map(({ id, text }) => `${id} ${text}`)
        .join('\n'),
    ),
    cell(finding.decidedBy.map(basisName).join('、')),
    cell(finding.advice ?? ''),
    cell(finding.question ?? ''),
    ...opinionCells(finding),
  ]
}

function opinionCells(finding: ReportedFinding): Row {
  const opinion = opinionOf(finding)
  if (!opinion) return []
  return [cell(opinion.model), cell(opinion.verdict), cell(opinion.reason), cell(opinion.quotes.join('\n'))]
}

export const COMMITMENT_COLUMNS: Columns = [
  ['会话编号', 22],
  ['时间', 10],
  ['话轮', 8],
  ['承诺内容', 60],
  ['时限', 16],
  ['到期时间', 18],
  ['工单', 8],
  ['备注', 32],
]

export function commitmentRow(commitment: Commitment, { conversation }: ConversationReport): Row {
  const { turn, what, due, dueAt, ticket } = commitment
  const start = conversation.turns.find(({ index }) => index === turn)?.start
  return [
    cell(conversation.id),
    cell(start === undefined ? '' : clock(start)),
    turn + 1,
    cell(what),
    cell(dueName(due)),
    cell(dueAt === undefined ? '' : dateAndTime(dueAt)),
    ticket ? '有' : '无',
    cell(dueRemark(commitment)),
  ]
}
