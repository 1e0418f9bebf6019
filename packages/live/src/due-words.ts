import type { Commitment } from '@liangyan/inspection'

const UNITS: Readonly<Record<string, string>> = {
  M: '分钟',
  H: '小时',
  D: '天',
  W: '周',
  day: '个工作日',
  hour: '个工作小时',
}
const DAYS: Readonly<Record<string, string>> = { today: '今天内', tomorrow: '明天内' }

/** When a promise is due, as people say it: `3 个工作日内，11月26日 18:00 前`; null where it names no time. */
export function dueWords({ due, dueAt }: Pick<Commitment, 'due' | 'dueAt'>): string | null {
  if (due === null) return null
  const span = /^PT?(\d+)([MHDW])$/.exec(due) ?? /^([\d.]+) working (day|hour)s?$/.exec(due)
  const said = span ? `${span[1]} ${UNITS[span[2]]}内` : (DAYS[due] ?? due)
  const [, month, day, time] = /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(dueAt ?? '') ?? []
  return time === undefined ? said : `${said}，${Number(month)}月${Number(day)}日 ${time} 前`
}
