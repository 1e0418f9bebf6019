import type { CalendarDay } from '@liangyan/contract'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import own from './calendar.module.css'
import { weeksOf } from './weeks.ts'

interface Props {
  readonly year: number
  /** Days that differ from Monday to Friday. */
  readonly days: readonly CalendarDay[]
  readonly today: string
}

/** Twelve months. */
export function YearView({ year, days, today }: Props) {
  const byDate = new Map(days.map((day) => [day.date, day]))
  return (
    <div className={own.months}>
      {Array.from({ length: 12 }, (_, month) => (
        <Month key={month} year={year} month={month} days={byDate} today={today} />
      ))}
    </div>
  )
}

interface MonthProps {
  readonly year: number
  /** 0–11. */
  readonly month: number
  readonly days: ReadonlyMap<string, CalendarDay>
  readonly today: string
}

function Month({ year, month, days, today }: MonthProps) {
  const { t, i18n } = useTranslation()
  const name =
    i18n.language === 'en'
      ? new Date(Date.UTC(year, month)).toLocaleString('en', { month: 'long', timeZone: 'UTC' })
      : String(month + 1)
  return (
    <table className={own.month}>
      <caption className={own.monthName}>{t('settings.calendar.month', { month: name })}</caption>
      <thead>
        <tr>
          {[...t('settings.calendar.weekdays')].map((day, i) => (
            <th key={i} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, i) => (
          <tr key={i}>
            {week.map((date, weekday) => (
              <td key={weekday}>
                {date !== undefined && (
                  <Day date={date} isWeekend={weekday > 4} day={days.get(date)} isToday={date === today} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  readonly date: string
  readonly isWeekend: boolean
  readonly day: CalendarDay | undefined
  readonly isToday: boolean
}

function Day({ date, isWeekend, day, isToday }: DayProps) {
  const { t } = useTranslation()
  const number = Number(date.slice(8))
  const marks = { 'data-today': isToday || undefined, 'aria-current': isToday ? ('date' as const) : undefined }
  if (day === undefined) {
    return (
      <span className={own.day} data-kind={isWeekend ? 'weekend' : undefined} {...marks}>
        {number}
      </span>
    )
  }
  const { worked, title } = day
  const from = t(`settings.calendar.from.${day.from}`)
  const text = worked
    ? t('settings.calendar.dayWorked', { date, from })
    : t('settings.calendar.dayOff', { date, title, from })
  return (
    <Tooltip title={text}>
      <span
        className={own.day}
        data-kind={worked ? 'makeUp' : 'off'}
        data-bank={day.from === 'bank' || undefined}
        aria-label={text}
        {...marks}
      >
        {number}
      </span>
    </Tooltip>
  )
}
