import { isDate } from './diagnose-condition.ts'
import type { Path } from './diagnostic.ts'
import type { Report } from './known.ts'
import type { CalendarYear } from './schema/calendar.ts'

/** What a schema cannot say about arrangements of holidays. */
export function diagnoseCalendar(years: readonly CalendarYear[], report: Report): void {
  const seen = new Set<number>()
  years.forEach((year, i) => {
    if (seen.has(year.year)) report([i, 'year'], 'error', `${year.year} 年在这里出现了两次`)
    seen.add(year.year)
    diagnoseYear(year, (path, severity, message) => report([i, ...path], severity, message))
  })
}

function diagnoseYear({ year, holidays, workdays = [] }: CalendarYear, report: Report): void {
  const day = (date: string, at: Path) => {
    if (!isDate(date)) report(at, 'error', `"${date}" 不是日期，请写成 2026-01-31 的样子`)
    // a notice also moves days of the December before
    else if (date < `${year - 1}-12-01` || date > `${year}-12-31`)
      report(at, 'error', `"${date}" 不在 ${year} 年的安排里（${year - 1}-12-01 至 ${year}-12-31）`)
  }
  holidays.forEach(({ from, to }, i) => {
    day(from, ['holidays', i, 'from'])
    day(to, ['holidays', i, 'to'])
    if (isDate(from) && from > to) report(['holidays', i], 'error', `放假的最后一天 ${to} 早于第一天 ${from}`)
  })
  workdays.forEach((date, i) => {
    day(date, ['workdays', i])
    const holiday = holidays.find(({ from, to }) => date >= from && date <= to)
    if (holiday) report(['workdays', i], 'error', `${date} 既列为上班，又在${holiday.title}的假期里`)
  })
}
