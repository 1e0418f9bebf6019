import type { Commitment } from '@liangyan/inspection'
import type { Mood, MoodName } from './view.ts'

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

const MOODS: Readonly<Record<MoodName, string>> = {
  calm: '平静',
  uneasy: '有些不安',
  upset: '不满',
  angry: '愤怒',
  pleased: '满意',
}

/** How the customer felt, in the middle and at the end: `一度愤怒，结束时平静`. */
export function moodWords({ now }: Mood, worst: MoodName): string {
  return LOW.indexOf(worst) > LOW.indexOf(now) ? `一度${MOODS[worst]}，结束时${MOODS[now]}` : MOODS[now]
}

/** The worse the later. */
const LOW: readonly MoodName[] = ['uneasy', 'upset', 'angry']
