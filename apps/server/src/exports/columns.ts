import type { FoundClause, ListedConversation } from '@liangyan/store'
import type { Titles } from '../standards/titles.ts'
import type { Column } from '../tables/column.ts'

/** A conversation that is exported, with what was found in it. */
export interface Exported {
  readonly line: ListedConversation
  readonly found: readonly FoundClause[]
}

/** The columns of the list, and the findings in words. */
export function conversationColumns(titles: Titles): Column<Exported>[] {
  const inspected = <T>(value: (line: ListedConversation) => T) => {
    return ({ line }: Exported): T | null => (line.inspectionId === null ? null : value(line))
  }
  return [
    { title: '会话编号', width: 22, value: ({ line }) => line.id },
    { title: '开始时间', width: 20, value: ({ line }) => line.startedAt },
    { title: '时长', width: 10, value: ({ line }) => clock(line.duration) },
    { title: '话轮数', width: 8, value: ({ line }) => line.turns },
    { title: '渠道', width: 8, value: ({ line }) => named(CHANNELS, line.channel) },
    { title: '方向', width: 8, value: ({ line }) => named(DIRECTIONS, line.direction) },
    { title: '业务', width: 14, value: ({ line }) => line.service },
    { title: '队列', width: 14, value: ({ line }) => line.queue },
    { title: '坐席工号', width: 12, value: ({ line }) => line.agent },
    { title: '坐席姓名', width: 12, value: ({ line }) => line.agentName },
    { title: '班组', width: 14, value: ({ line }) => line.team },
    {
      title: '来电原因',
      width: 14,
      value: ({ line }) => line.contact && (titles.contacts.get(line.contact) ?? line.contact),
    },
    { title: '得分', width: 8, value: ({ line }) => line.score },
    { title: '满分', width: 8, value: ({ line }) => line.outOf },
    { title: '等级', width: 10, value: ({ line }) => line.grade },
    { title: '一票否决', width: 10, value: inspected(({ fatal }) => (fatal ? '是' : '否')) },
    { title: '违规数', width: 8, value: inspected(({ broken }) => broken) },
    { title: '待判定数', width: 10, value: inspected(({ undecided }) => undecided) },
    { title: '承诺数', width: 8, value: inspected(({ commitments }) => commitments) },
    { title: '违规评分项', width: 40, value: ({ line }) => line.criteria.map((id) => titles.criterion(id)).join('；') },
    { title: '违规条款', width: 60, value: ({ found }) => clausesIn(found, 'broken', titles) },
    { title: '待判定条款', width: 40, value: ({ found }) => clausesIn(found, 'undecided', titles) },
    { title: '复核状态', width: 12, value: ({ line }) => named(REVIEW_STATES, line.reviewState) },
  ]
}

const CHANNELS = { phone: '电话', chat: '在线', email: '邮件', video: '视频', counter: '柜面', message: '留言' }
const DIRECTIONS = { inbound: '呼入', outbound: '呼出' }
const REVIEW_STATES = {
  none: '未复核',
  assigned: '待复核',
  reviewed: '已复核',
  appealed: '申诉中',
  settled: '申诉已结',
}

/** A bank's own code stands for itself. */
function named(names: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(names, code) ? names[code] : code
}

function clausesIn(found: readonly FoundClause[], verdict: 'broken' | 'undecided', titles: Titles): string {
  return found
    .filter((one) => one[verdict] > 0)
    .map((one) => titles.clause(one.clause) + (one[verdict] > 1 ? `（${one[verdict]} 处）` : ''))
    .join('；')
}

/** `0:03:05` of milliseconds. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
