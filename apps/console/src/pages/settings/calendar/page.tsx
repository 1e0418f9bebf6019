import {
  type CalendarAdditions,
  type CalendarYear,
  calendarYear,
  changeCalendar,
  readSettings,
} from '@liangyan/contract'
import { Alert, App, Button } from 'antd'
import LeftOutlined from '@ant-design/icons/LeftOutlined'
import RightOutlined from '@ant-design/icons/RightOutlined'
import { useTranslation } from 'react-i18next'
import { mayOpen } from '../../../access.ts'
import { useAct, useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { dayOf } from '../../../words/moments.ts'
import { ChangedLine } from '../changed-line.tsx'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import { useFilter } from '../use-filter.ts'
import own from './calendar.module.css'
import { Notices } from './notices.tsx'
import { SingleDays } from './single-days.tsx'
import { YearView } from './year-view.tsx'

/** So many days before its end the page begins to remind. */
const REMIND = 60

/** The working calendar: a year of it, and what the bank adds. */
export function Content() {
  const { t } = useTranslation()
  const { role } = useMe()
  const mayChange = mayOpen(changeCalendar, role)
  const { filter, change } = useFilter(['year'])
  const thisYear = Number(dayOf(Date.now()).slice(0, 4))
  const year = within(Number(filter.year ?? thisYear), thisYear)
  const shown = useRoute(calendarYear, { params: { year } }, { keepsLast: true })
  const settings = useRoute(readSettings, {})
  const error = shown.error ?? settings.error
  const toYear = (next: number) => change({ year: next === thisYear ? undefined : String(next) })
  return (
    <SettingsFrame section="calendar" text={t('settings.calendar.text')} readOnly={!mayChange}>
      {shown.data === undefined || settings.data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => Promise.all([shown.refetch(), settings.refetch()])} />
        ) : (
          <LoadingState />
        )
      ) : (
        <>
          <Reminder year={shown.data} />
          <section className={`${styles.panel} ${styles.padded}`} aria-label={String(year)}>
            <div className={own.head}>
              <Button
                icon={<LeftOutlined />}
                aria-label={String(year - 1)}
                disabled={year <= FIRST}
                onClick={() => toYear(year - 1)}
              />
              <h2 className={own.year}>{year}</h2>
              <Button
                icon={<RightOutlined />}
                aria-label={String(year + 1)}
                disabled={year >= LAST}
                onClick={() => toYear(year + 1)}
              />
              <span className={styles.small}>{t('settings.calendar.knownUntil', { day: shown.data.knownUntil })}</span>
              <Legend />
            </div>
            <YearView year={year} days={shown.data.days} today={dayOf(Date.now())} />
          </section>
          <Additions additions={settings.data.calendar} mayChange={mayChange} />
          <ChangedLine change={settings.data.changed.calendar} />
        </>
      )}
    </SettingsFrame>
  )
}

const FIRST = 2000
const LAST = 2099
const within = (year: number, otherwise: number) => (year >= FIRST && year <= LAST ? Math.floor(year) : otherwise)

/** The arrangements that are known end soon, or have ended. */
function Reminder({ year: { daysLeft, knownUntil } }: { readonly year: CalendarYear }) {
  const { t } = useTranslation()
  if (daysLeft > REMIND) return null
  const text =
    daysLeft >= 0
      ? t('settings.calendar.soonOver', { day: knownUntil, count: daysLeft })
      : t('settings.calendar.over', { day: knownUntil, count: -daysLeft })
  return <Alert type="warning" showIcon title={text} />
}

function Legend() {
  const { t } = useTranslation()
  return (
    <span className={own.legend}>
      {(['off', 'makeUp', 'weekend', 'bank'] as const).map((kind) => (
        <span key={kind} className={own.legendEntry}>
          <span className={own.sample} data-kind={kind} />
          {t(`settings.calendar.legend.${kind}`)}
        </span>
      ))}
    </span>
  )
}

interface AdditionsProps {
  readonly additions: CalendarAdditions
  readonly mayChange: boolean
}

/** What the bank has added. Each change is saved at once. */
function Additions({ additions, mayChange }: AdditionsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useAct(changeCalendar, {
    changes: [readSettings, calendarYear],
    onDone: () => void message.success(t('settings.saved')),
  })
  const change = async (next: CalendarAdditions) => void (await save.mutateAsync({ body: next }))
  return (
    <div className={own.additions}>
      <Notices
        notices={additions.notices}
        mayChange={mayChange}
        onChange={async (notices) => change({ ...additions, notices: [...notices] })}
      />
      <SingleDays
        days={additions.days}
        mayChange={mayChange}
        onChange={async (days) => change({ ...additions, days: [...days] })}
      />
    </div>
  )
}
