import type { Conversation, Event, Speaker } from '@liangyan/conversation'
import type { Commitment, Severity } from '@liangyan/inspection'

/** The Chinese names of the contract's codes, as screens and reports show them. */

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { minor: '一般', major: '较重', fatal: '一票否决' }
export const SEVERITIES: readonly Severity[] = ['minor', 'major', 'fatal']

export const SPEAKER_NAMES: Readonly<Record<Speaker, string>> = { agent: '坐席', customer: '客户', system: '系统' }

const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  phone: '电话',
  chat: '在线',
  email: '邮件',
  video: '视频',
  counter: '柜面',
  message: '留言',
}

export function channelName({ channel, direction }: Conversation): string {
  const name = channel === undefined ? '渠道不明' : (CHANNEL_NAMES[channel] ?? channel)
  return direction === undefined ? name : `${name}${direction === 'inbound' ? '呼入' : '呼出'}`
}

/** The name of a reason of contact: the standard's own title, or its id where it has none. */
export function contactName(contact: string | null, titles: ReadonlyMap<string, string>): string {
  return contact === null ? '原因不明' : (titles.get(contact) ?? contact)
}

const FIXED_DUES: Readonly<Record<string, string>> = { today: '今天内', tomorrow: '明天' }
const DUE_UNITS: Readonly<Record<string, string>> = {
  M: '分钟',
  H: '小时',
  D: '天',
  day: '个工作日',
  hour: '个工作小时',
}

/** `3 working days` → `3 个工作日内`. */
export function dueName(due: string | null): string {
  if (due === null) return '未说明时限'
  const clock = /^PT?(\d+)([MHD])$/.exec(due) ?? /^(\d+) working (day|hour)s?$/.exec(due)
  return clock ? `${clock[1]} ${DUE_UNITS[clock[2]]}内` : (FIXED_DUES[due] ?? due)
}

/** What to add to a due time that was counted over days which nobody has arranged yet; '' where it is certain. */
export function dueRemark({ certain }: Pick<Commitment, 'certain'>): string {
  return certain === false ? '放假安排尚未收录，日期可能有变' : ''
}

/** `（2026-03-10 23:59 前）`, with the remark where there is one; '' where no due time could be counted out. */
export function dueMoment({ dueAt, certain }: Pick<Commitment, 'dueAt' | 'certain'>): string {
  const remark = dueRemark({ certain })
  return dueAt === undefined ? '' : `（${dateAndTime(dueAt)} 前${remark === '' ? '' : `，${remark}`}）`
}

const HANGUP_NAMES = { agent: '坐席挂机', customer: '客户挂机', line: '线路中断' } as const
const SPAN_NAMES = { hold: '等候', mute: '静音', silence: '线路无声' } as const

/** What happened, in the flow of the conversation: `等候 71 秒`, `转接：分期组`, `客户挂机`. */
export function eventName(event: Event): string {
  switch (event.type) {
    case 'hold':
    case 'mute':
    case 'silence':
      return event.end === undefined
        ? `${SPAN_NAMES[event.type]}（未结束）`
        : `${SPAN_NAMES[event.type]} ${Math.round((event.end - event.start) / 1000)} 秒`
    case 'transfer':
      return event.to ? `转接：${event.to}` : '转接'
    case 'ticket':
      return event.text ? `工单：${event.text}` : '工单'
    default:
      return HANGUP_NAMES[event.by]
  }
}

/** `mm:ss` from the start of the conversation, `h:mm:ss` from one hour. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const short = `${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${short}` : short
}

/** Date and time of an ISO moment as its own place counts them: `2026-03-05 10:02`. */
export function dateAndTime(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ')
}

/** A figure with at most one decimal: `92`, `87.5`. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${figure((part / whole) * 100)}%`
}
