import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use as include } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { COLOURS, FONT_OF_CHARTS } from '../../../shell/theme.ts'

include([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer])

interface Props {
  /** What it shows, for those who do not see it. */
  readonly label: string
  readonly height: number
  /** The same object for as long as it shows the same. */
  readonly option: EChartsCoreOption
  /** Told of the bar that was clicked: its place on the axis, and the name of its series. */
  readonly onPick?: (index: number, series: string) => void
}

const COMMON: EChartsCoreOption = {
  animationDuration: 200,
  aria: { enabled: true },
  textStyle: { fontFamily: FONT_OF_CHARTS, color: COLOURS.text },
}

/** A chart that fits the width it is given. */
export function Chart({ label, height, option, onPick }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  useEffect(() => {
    const made = init(element.current)
    chart.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element.current!)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({ ...COMMON, ...option }, { notMerge: true })
  }, [option])
  useEffect(() => {
    const made = chart.current
    if (!made || !onPick) return undefined
    const pick = ({ dataIndex, seriesName }: { dataIndex?: number; seriesName?: string }) => {
      if (dataIndex !== undefined) onPick(dataIndex, seriesName ?? '')
    }
    made.on('click', pick)
    return () => {
      if (!made.isDisposed()) made.off('click', pick)
    }
  }, [onPick])
  return <div ref={element} role="img" aria-label={label} style={{ height }} />
}
