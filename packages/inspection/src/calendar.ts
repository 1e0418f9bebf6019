import { chinaCalendar, officialHolidays, withNotices, workingCalendar, type WorkingCalendar } from '@liangyan/calendar'
import { type Condition, type Diagnostic, type Standard, walkCondition } from '@liangyan/standard'

/** The working calendar of a standard: the built-in one, with the arrangements that the standard itself holds. */
export function calendarOf({ calendar }: Pick<Standard, 'calendar'>): WorkingCalendar {
  if (calendar.length === 0) return chinaCalendar
  const notices = calendar.map(({ year, holidays, workdays = [] }) => ({ year, holidays, workdays }))
  return workingCalendar(withNotices(officialHolidays(), notices))
}

/** So many days before its end the calendar begins to remind. */
const REMIND = 60

/**
 * What to say of a standard that asks for working days or holidays when the arrangements it knows of end soon, or have
 * ended.
 * @param today `YYYY-MM-DD` in China
 */
export function calendarWarning(standard: Standard, today: string): Diagnostic | undefined {
  const calendar = calendarOf(standard)
  const left = calendar.daysLeft(today)
  if (left > REMIND || !asksForDays(standard)) return undefined
  const { to } = calendar.coverage()
  const since = left >= 0 ? `还剩 ${left} 天` : `已过 ${-left} 天`
  const next = Number(to.slice(0, 4)) + 1
  const message = `放假安排只知道到 ${to}，${since}；此后只认得法定节假日，不知道调休，算出的到期时间会注明可能有变。国务院办公厅公布 ${next} 年的安排后，请写进这个文件，或更新软件包：npm update chinese-days`
  return { severity: 'warning', file: 'calendar.yaml', line: 1, column: 1, message }
}

function asksForDays(standard: Standard): boolean {
  if (standard.commitments) return true
  let asks = false
  for (const condition of conditionsOf(standard))
    walkCondition(condition, [], ({ workday, holiday }) => {
      asks ||= workday !== undefined || holiday !== undefined
    })
  return asks
}

function conditionsOf({ acts, clauses, contact, practice, scorecards }: Standard): Condition[] {
  const items = scorecards.flatMap(({ groups }) => groups.flatMap((group) => group.items))
  return [
    ...acts.map(({ act }) => act.is),
    ...clauses.flatMap(({ clause: c }) => [c.applies, c.when, c.unless, c.require, c.forbid, c.until]),
    ...clauses
      .flatMap(({ clause }) => clause.wording ?? [])
      .map((one) => (typeof one === 'object' ? one.when : undefined)),
    ...contact.map(({ when }) => when),
    ...practice.moments.flatMap(({ when, perhaps }) => [when, perhaps]),
    ...items.map(({ applies }) => applies),
  ].filter((condition) => condition !== undefined)
}
