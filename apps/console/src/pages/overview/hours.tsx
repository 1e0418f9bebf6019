import type { Overview } from '@liangyan/contract'
import type { EChartsCoreOption } from 'echarts/core'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { figure, percent } from '../../words/figures.ts'
import { AXIS, Chart, TOOLTIP } from './chart.tsx'
import type { Leads } from './choice.ts'
import { BAR, STRONG } from './colours.ts'
import { Panel } from './panel.tsx'
import { share } from './shares.ts'

type Hour = Overview['hours'][number]

interface Props {
  readonly hours: readonly Hour[]
  readonly leads: Leads
}

/** Conversations and how many of them had violations, by the hour of the day. */
export function Hours({ hours, leads }: Props) {
  const { t } = useTranslation()
  const all = useMemo(() => everyHour(hours), [hours])
  const option = useMemo(() => optionOf(all, t), [all, t])
  const places = useMemo(
    () =>
      all.map(({ hour, conversations }) => ({
        spoken: t('shell.told', { name: t('overview.hours.hour', { hour }), value: figure(conversations) }),
        to: leads({ hour }),
      })),
    [all, leads, t],
  )
  return (
    <Panel area="hours" title={t('overview.hours.title')} text={t('overview.hours.text')}>
      <Chart option={option} label={t('overview.hours.title')} places={places} />
    </Panel>
  )
}

/** The hours from the first to the last that had conversations. */
function everyHour(hours: readonly Hour[]): Hour[] {
  const [first, last] = [hours[0]?.hour ?? 0, hours.at(-1)?.hour ?? -1]
  return Array.from(
    { length: last - first + 1 },
    (_, place) =>
      hours.find(({ hour }) => hour === first + place) ?? {
        hour: first + place,
        conversations: 0,
        scored: 0,
        points: 0,
        found: 0,
        fatal: 0,
      },
  )
}

function optionOf(hours: readonly Hour[], t: TFunction): EChartsCoreOption {
  return {
    grid: { left: 44, right: 44, top: 14, bottom: 24 },
    tooltip: {
      ...TOOLTIP,
      formatter: ([first]: readonly { readonly dataIndex: number }[]) => {
        const one = hours[first?.dataIndex ?? 0]
        if (!one) return ''
        return [
          `<b>${t('overview.hours.hour', { hour: one.hour })}</b>`,
          `${t('overview.trend.conversations')}　<b>${figure(one.conversations)}</b>`,
          `${t('overview.trend.found')}　<b>${percent(one.found, one.conversations)}</b>`,
        ].join('<br>')
      },
    },
    xAxis: { ...AXIS, type: 'category', data: hours.map(({ hour }) => String(hour)), splitLine: { show: false } },
    yAxis: [
      { ...AXIS, type: 'value', minInterval: 1, splitNumber: 4 },
      {
        ...AXIS,
        type: 'value',
        min: 0,
        max: 100,
        interval: 25,
        splitLine: { show: false },
        axisLabel: { ...AXIS.axisLabel, color: STRONG, formatter: '{value}%' },
      },
    ],
    series: [
      {
        type: 'bar',
        data: hours.map(({ conversations }) => conversations),
        color: BAR,
        barCategoryGap: '22%',
        itemStyle: { borderRadius: [2, 2, 0, 0] },
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: hours.map(({ found, conversations }) => {
          const part = share(found, conversations)
          return part === null ? null : part * 100
        }),
        color: STRONG,
        lineStyle: { width: 2 },
        symbol: 'diamond',
        symbolSize: 7,
      },
    ],
  }
}
