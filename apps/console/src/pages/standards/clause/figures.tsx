import { type ClauseFigures, clauseFigures } from '@liangyan/contract'
import { Segmented, Skeleton } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { COLOURS } from '../../../shell/theme.ts'
import { figure, percent } from '../../../words/figures.ts'
import { dayLater, endOfDay, startOfDay } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import { Chart } from '../chart/chart.tsx'
import panel from '../frame/panel.module.css'
import styles from './clause.module.css'

const PERIODS = [30, 90, 180] as const

/** What reviews and conversations say of a clause. */
export function Figures({ clause }: { readonly clause: string }) {
  const [days, setDays] = useState<number>(90)
  const { data } = useRoute(clauseFigures, { params: { clause }, query: { days } }, { keepsLast: true, fresh: 60_000 })
  if (data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  return (
    <>
      <Precision figures={data} />
      <Hits figures={data} days={days} onDays={setDays} />
    </>
  )
}

function Precision({
  figures: { precision, recall, confirmed, overturned, missed },
}: {
  readonly figures: ClauseFigures
}) {
  const { t } = useTranslation()
  const share = (value: number) => percent(value, 1)
  return (
    <section className={`${panel.panel} ${panel.padded}`}>
      <h2 className={panel.title}>{t('standards.clause.precision')}</h2>
      {precision === null ? (
        <p className={panel.quiet}>{t('standards.clause.notReviewed')}</p>
      ) : (
        <>
          <p className={styles.precision}>
            <b>{share(precision.value)}</b>
            <span className={panel.quiet}>
              {t('standards.clause.interval', { low: share(precision.low), high: share(precision.high) })}
            </span>
          </p>
          <p className={`${panel.quiet} ${panel.small}`}>{t('standards.clause.precisionText')}</p>
        </>
      )}
      <dl className={styles.counts}>
        <Count name={t('standards.clause.confirmed')} value={figure(confirmed)} />
        <Count name={t('standards.clause.overturned')} value={figure(overturned)} />
        <Count name={t('standards.clause.missed')} value={figure(missed)} />
        {recall !== null && <Count name={t('standards.clause.recall')} value={share(recall.value)} />}
      </dl>
    </section>
  )
}

function Count({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface HitsProps {
  readonly figures: ClauseFigures
  readonly days: number
  readonly onDays: (days: number) => void
}

/** Where the conversations are in which a clause was found, on some days. */
function conversationsOf(clause: string, from: string, to: string): string {
  const search = new URLSearchParams({ from: startOfDay(from), to: endOfDay(to), clause })
  return `/conversations?${search.toString()}`
}

function Hits({ figures, days, onDays }: HitsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { clause, from, to } = figures
  const all = useMemo(() => daysFrom(from, to), [from, to])
  const option = useMemo(
    () => optionOf(figures, all, [nameOf(t, 'verdict', 'broken'), nameOf(t, 'verdict', 'undecided')]),
    [figures, all, t],
  )
  const pick = useCallback(
    (index: number) => void navigate(conversationsOf(clause, all[index], all[index])),
    [navigate, clause, all],
  )
  const total = figures.days.reduce((sum, { broken, undecided }) => sum + broken + undecided, 0)
  return (
    <section className={`${panel.panel} ${panel.padded}`}>
      <div className={styles.hitsHead}>
        <h2 className={panel.title}>{t('standards.clause.hits')}</h2>
        <Segmented
          size="small"
          value={days}
          onChange={onDays}
          options={PERIODS.map((value) => ({ value, label: String(value) }))}
        />
      </div>
      {total === 0 ? (
        <p className={panel.quiet}>{t('standards.clause.noHits', { days })}</p>
      ) : (
        <>
          <p className={`${panel.quiet} ${panel.small}`}>{t('standards.clause.hitsText', { days })}</p>
          <Chart label={t('standards.clause.hits')} height={170} option={option} onPick={pick} />
          <p className={styles.hitsFoot}>
            <span className={panel.quiet}>{t('standards.clause.hitsTotal', { number: figure(total) })}</span>
            <Link to={conversationsOf(clause, from, to)}>{t('standards.clause.toConversations')}</Link>
          </p>
        </>
      )}
    </section>
  )
}

function daysFrom(from: string, to: string): string[] {
  const days = [from]
  while ((days.at(-1) as string) < to) days.push(dayLater(days.at(-1) as string, 1))
  return days
}

function optionOf({ days }: ClauseFigures, all: readonly string[], [broken, undecided]: readonly string[]) {
  const known = new Map(days.map((day) => [day.day, day]))
  const series = (name: string, colour: string, of: 'broken' | 'undecided') => ({
    name,
    type: 'bar',
    stack: 'hits',
    barMaxWidth: 14,
    itemStyle: { color: colour },
    data: all.map((day) => known.get(day)?.[of] ?? 0),
  })
  return {
    grid: { left: 34, right: 8, top: 12, bottom: 22 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: all.map((day) => day.slice(5)), axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: COLOURS.line } } },
    series: [series(broken, COLOURS.bad, 'broken'), series(undecided, '#d6a43a', 'undecided')],
  }
}
