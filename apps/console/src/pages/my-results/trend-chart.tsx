import type { Results } from '@liangyan/contract'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as include, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { TFunction } from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { COLOURS, FONT_OF_CHARTS } from '../../shell/theme.ts'
import { figure } from '../../words/figures.ts'
import { endOfDay, startOfDay } from '../../words/moments.ts'
import { listAddress } from '../conversations/list-address.ts'

include([LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer])

interface Props {
  readonly results: Results
  readonly ownName: string
}

/** Average points day by day; a point opens the conversations of its day. */
export function TrendChart({ results, ownName }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const chart = init(element, undefined, { renderer: 'svg' })
    chart.setOption(optionOf(results, ownName, t))
    chart.on('click', ({ dataIndex }) => {
      const day = results.days[dataIndex]?.day
      if (day === undefined) return
      const filter = { from: startOfDay(day), to: endOfDay(day), agent: results.agent.number }
      void navigate(listAddress({ filter }))
    })
    const watching = new ResizeObserver(() => chart.resize())
    watching.observe(element)
    return () => {
      watching.disconnect()
      chart.dispose()
    }
  }, [results, ownName, t, navigate])
  return <div ref={place} style={{ height: '100%' }} role="img" aria-label={t('mine.trend.title')} />
}

function optionOf({ days }: Results, ownName: string, t: TFunction): EChartsCoreOption {
  const team = t('mine.trend.team')
  const hasTeam = days.some((day) => day.team !== null)
  const line = { type: 'line' as const, connectNulls: true, symbolSize: 7 }
  return {
    textStyle: { fontFamily: FONT_OF_CHARTS, color: COLOURS.text },
    animationDuration: 300,
    grid: { left: 40, right: 16, top: 34, bottom: 26 },
    legend: { top: 0, right: 8, data: hasTeam ? [ownName, team] : [ownName] },
    tooltip: {
      trigger: 'axis',
      formatter: (
        shown: readonly { readonly dataIndex: number; readonly seriesName: string; readonly value: number }[],
      ) => {
        const day = days[shown[0]?.dataIndex ?? 0]
        const count = day ? t('mine.summary.conversations', { count: day.conversations }).replace(/[，,]\s*$/, '') : ''
        const lines = shown
          .filter(({ value }) => value !== null && value !== undefined)
          .map(({ seriesName, value }) => `${seriesName}  <b>${figure(value)}</b>`)
        return [`${day?.day ?? ''}　${count}`, ...lines].join('<br>')
      },
    },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day.slice(5)),
      boundaryGap: false,
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      // in fives, so that the lines lie on round numbers
      min: ({ min }: { readonly min: number }) => Math.max(0, Math.floor((min - 1) / 5) * 5),
      max: ({ max }: { readonly max: number }) => Math.ceil(max / 5) * 5,
      minInterval: 5,
      splitLine: { lineStyle: { color: COLOURS.line } },
    },
    series: [
      ...(hasTeam
        ? [
            {
              ...line,
              name: team,
              data: days.map((day) => day.team),
              color: '#8b9ba1',
              lineStyle: { width: 2, type: 'dashed' as const },
              symbol: 'none',
            },
          ]
        : []),
      {
        ...line,
        name: ownName,
        data: days.map(({ scored, points }) => (scored === 0 ? null : points / scored)),
        color: COLOURS.primary,
        lineStyle: { width: 3 },
        symbol: 'circle',
      },
    ],
  }
}
