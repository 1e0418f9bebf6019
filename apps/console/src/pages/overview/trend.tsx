import type { FigureTally, Overview } from '@liangyan/contract'
import { Segmented } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../shell/theme.ts'
import { figure, percent } from '../../words/figures.ts'
import { AXIS, Chart, TOOLTIP } from './chart.tsx'
import type { Leads } from './choice.ts'
import { BAR, LINE } from './colours.ts'
import { Panel } from './panel.tsx'
import { average, share } from './shares.ts'

const MEASURES = ['average', 'found', 'fatal'] as const
type Measure = (typeof MEASURES)[number]

interface Props {
  readonly overview: Overview
  readonly leads: Leads
}

/** Day by day: how many conversations, and one measure of how they went. */
export function Trend({ overview: { days }, leads }: Props) {
  const { t } = useTranslation()
  const [measure, setMeasure] = useState<Measure>('average')
  const option = useMemo(() => optionOf(days, measure, t), [days, measure, t])
  const places = useMemo(() => {
    const more = measure === 'found' ? { verdict: 'broken' as const } : measure === 'fatal' ? { fatal: true } : {}
    return days.map((tally) => ({
      spoken: spokenOf(tally, measure, t),
      to: leads(more, { from: tally.day, to: tally.day }),
    }))
  }, [days, measure, leads, t])
  return (
    <Panel
      area="trend"
      title={t('overview.trend.title')}
      text={t('overview.trend.text')}
      actions={
        <Segmented<Measure>
          size="small"
          aria-label={t('overview.trend.measure')}
          value={measure}
          options={MEASURES.map((value) => ({ value, label: t(`overview.trend.${value}`) }))}
          onChange={setMeasure}
        />
      }
    >
      <Chart option={option} label={t('overview.trend.title')} places={places} />
    </Panel>
  )
}

function spokenOf(tally: Overview['days'][number], measure: Measure, t: TFunction): string {
  const value = measured(tally, measure)
  const count = t('overview.trend.dayOf', { day: tally.day, number: figure(tally.conversations) })
  if (value === null) return count
  return `${count}${t('shell.comma')}${t(`overview.trend.${measure}`)} ${figure(value)}${measure === 'average' ? '' : '%'}`
}

/** Points, or a share in percent; null where there is nothing to divide by. */
function measured(tally: FigureTally, measure: Measure): number | null {
  if (measure === 'average') return average(tally)
  const part = share(tally[measure], tally.conversations)
  return part === null ? null : part * 100
}

function optionOf(days: Overview['days'], measure: Measure, t: TFunction): EChartsCoreOption {
  const isShare = measure !== 'average'
  return {
    grid: { left: 46, right: 46, top: 30, bottom: 26 },
    tooltip: {
      ...TOOLTIP,
      formatter: ([first]: readonly { readonly dataIndex: number }[]) => {
        const day = days[first?.dataIndex ?? 0]
        if (!day) return ''
        const mean = average(day)
        return [
          `<b>${day.day}</b>`,
          `${t('overview.trend.conversations')}　<b>${figure(day.conversations)}</b>`,
          `${t('overview.trend.average')}　<b>${mean === null ? '—' : figure(mean)}</b>`,
          `${t('overview.trend.found')}　<b>${percent(day.found, day.conversations)}</b>`,
          `${t('overview.trend.fatal')}　<b>${percent(day.fatal, day.conversations)}</b>`,
        ].join('<br>')
      },
    },
    xAxis: { ...AXIS, type: 'category', data: days.map(({ day }) => day.slice(5)), splitLine: { show: false } },
    yAxis: [
      {
        ...AXIS,
        type: 'value',
        name: t(`overview.trend.${measure}`),
        nameTextStyle: { color: LINE, align: 'left', padding: [0, 0, 0, -34] },
        scale: !isShare,
        min: isShare ? 0 : ({ min }: { readonly min: number }) => Math.max(0, Math.floor((min - 2) / 2) * 2),
        axisLabel: { ...AXIS.axisLabel, formatter: isShare ? '{value}%' : '{value}' },
      },
      {
        ...AXIS,
        type: 'value',
        name: t('overview.trend.conversations'),
        nameTextStyle: { color: COLOURS.textQuiet, align: 'right', padding: [0, -34, 0, 0] },
        minInterval: 1,
        splitLine: { show: false },
        // the bars stay below the line
        max: ({ max }: { readonly max: number }) => Math.max(4, Math.ceil(max * 1.8)),
        axisLabel: { show: false },
      },
    ],
    series: [
      {
        type: 'bar',
        yAxisIndex: 1,
        data: days.map(({ conversations }) => conversations),
        color: BAR,
        barMaxWidth: 26,
        itemStyle: { borderRadius: [2, 2, 0, 0] },
      },
      {
        type: 'line',
        data: days.map((day) => measured(day, measure)),
        color: LINE,
        lineStyle: { width: 2.5 },
        symbol: 'circle',
        symbolSize: days.length > 45 ? 0 : 7,
        connectNulls: false,
        z: 3,
      },
    ],
  }
}
