import type { ListeningFigures } from '@liangyan/contract'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use as include } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { TFunction } from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS, FONT_OF_CHARTS } from '../../../shell/theme.ts'
import { figure } from '../../../words/figures.ts'

include([LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer])

type Effort = NonNullable<ListeningFigures['effort']>

/** Found by risk against found at random, with the interval of the rate, and the gain at the budget. */
export function ListeningChart({ effort }: { readonly effort: Effort }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const chart = init(element, undefined, { renderer: 'svg' })
    chart.setOption(optionOf(effort, t))
    const watching = new ResizeObserver(() => chart.resize())
    watching.observe(element)
    return () => {
      watching.disconnect()
      chart.dispose()
    }
  }, [effort, t])
  return <div ref={place} style={{ height: '100%' }} role="img" aria-label={summary(effort, t)} />
}

function summary({ gain }: Effort, t: TFunction): string {
  const gained = t('quality.curve.times', { value: gain.gain.toFixed(1) })
  return `${t('quality.curve.gain', { count: gain.listened })} ${gained}`
}

function optionOf({ points, rate, gain }: Effort, t: TFunction): EChartsCoreOption {
  const found = points.map(({ listened, foundByRisk }) => [listened, foundByRisk])
  const along = (share: number) => points.map(({ listened }) => [listened, listened * share])
  const line = { type: 'line' as const, showSymbol: false, smooth: false }
  return {
    textStyle: { fontFamily: FONT_OF_CHARTS, color: COLOURS.text },
    animationDuration: 300,
    // the mark of the gain stands between legend and lines
    grid: { left: 64, right: 48, top: 56, bottom: 48 },
    legend: { top: 4, right: 16, data: [t('quality.curve.byRisk'), t('quality.curve.atRandom')] },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: readonly { readonly seriesName: string; readonly value: readonly number[] }[]) => {
        const [first] = shown
        const lines = shown
          .filter(({ seriesName }) => seriesName !== t('quality.curve.interval'))
          .map(({ seriesName, value }) => `${seriesName}  <b>${figure(value[1])}</b>`)
        return [`${t('quality.curve.listened')} ${first ? figure(first.value[0]) : ''}`, ...lines].join('<br>')
      },
    },
    xAxis: {
      type: 'value',
      name: t('quality.curve.listened'),
      nameLocation: 'middle',
      nameGap: 28,
      max: points.at(-1)?.listened,
      minInterval: 1,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      name: t('quality.curve.foundAxis'),
      minInterval: 1,
      splitLine: { lineStyle: { color: COLOURS.line } },
    },
    series: [
      {
        ...line,
        name: t('quality.curve.interval'),
        data: along(rate.low),
        stack: 'interval',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        silent: true,
      },
      {
        ...line,
        name: t('quality.curve.interval'),
        data: along(rate.high - rate.low),
        stack: 'interval',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        areaStyle: { color: '#8fa6ad', opacity: 0.22 },
        silent: true,
      },
      {
        ...line,
        name: t('quality.curve.atRandom'),
        data: along(rate.value),
        color: '#6b7f87',
        lineStyle: { width: 2, type: 'dashed' },
      },
      {
        ...line,
        name: t('quality.curve.byRisk'),
        data: found,
        color: COLOURS.primary,
        lineStyle: { width: 3 },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: COLOURS.fair, type: 'solid', width: 1 },
          label: {
            formatter: t('quality.curve.times', { value: gain.gain.toFixed(1) }),
            color: COLOURS.fair,
            fontWeight: 600,
          },
          data: [{ xAxis: gain.listened }],
        },
      },
    ],
  }
}
