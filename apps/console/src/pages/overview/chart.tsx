import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use as include } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { COLOURS, FONT_OF_CHARTS } from '../../shell/theme.ts'
import styles from './overview.module.css'

include([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** One place of the horizontal axis: what is said of it, and where its conversations are. */
export interface Place {
  readonly spoken: string
  readonly to: string
}

interface Props {
  readonly option: EChartsCoreOption
  readonly label: string
  readonly places: readonly Place[]
}

/**
 * A chart whose places along the horizontal axis lead to conversations: clicked anywhere over their width, or gone
 * through with the arrow keys and opened with Enter.
 */
export function Chart({ option, label, places }: Props) {
  const navigate = useNavigate()
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  const [at, setAt] = useState<number>()

  useEffect(() => {
    if (!element.current) return
    const drawn = init(element.current, undefined, { renderer: 'svg' })
    drawn.setOption({ ...COMMON, ...option })
    chart.current = drawn
    const watching = new ResizeObserver(() => drawn.resize())
    watching.observe(element.current)
    return () => {
      watching.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [option])

  useEffect(() => {
    const surface = chart.current?.getZr()
    const placeAt = (point: readonly [number, number]) =>
      chart.current?.containPixel('grid', [...point])
        ? places[Math.round(chart.current.convertFromPixel('grid', [...point])[0] ?? -1)]
        : undefined
    const click = ({ offsetX, offsetY }: Pointed) => {
      const place = placeAt([offsetX, offsetY])
      if (place) void navigate(place.to)
    }
    const move = ({ offsetX, offsetY }: Pointed) =>
      surface?.setCursorStyle(placeAt([offsetX, offsetY]) ? 'pointer' : 'default')
    surface?.on('click', click)
    surface?.on('mousemove', move)
    return () => {
      surface?.off('click', click)
      surface?.off('mousemove', move)
    }
  }, [option, places, navigate])

  function go(to: number | undefined) {
    setAt(to)
    chart.current?.dispatchAction(
      to === undefined ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, dataIndex: to },
    )
  }
  function press(event: KeyboardEvent) {
    const last = places.length - 1
    const next = nextPlace(event.key, at, last)
    if (next !== undefined) go(next)
    else if (event.key === 'Escape') go(undefined)
    else if (event.key === 'Enter' && at !== undefined && places[at]) void navigate(places[at].to)
    else return
    event.preventDefault()
  }
  return (
    <div
      className={styles.chart}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- gone through with the arrow keys
      tabIndex={0}
      role="application"
      aria-label={label}
      onKeyDown={press}
      onBlur={() => go(undefined)}
    >
      <div ref={element} className={styles.drawing} aria-hidden="true" />
      <span className={styles.spoken} aria-live="polite">
        {at !== undefined && places[at]?.spoken}
      </span>
    </div>
  )
}

interface Pointed {
  readonly offsetX: number
  readonly offsetY: number
}

/** Where a key leads along the axis; undefined for a key that does not. */
function nextPlace(key: string, at: number | undefined, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, (at ?? -1) + 1)
    case 'ArrowLeft':
      return Math.max(0, (at ?? last + 1) - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

const COMMON: EChartsCoreOption = {
  textStyle: { fontFamily: FONT_OF_CHARTS, color: COLOURS.text },
  animationDuration: 300,
}

/** What axes and tooltips of all charts here have in common. */
export const AXIS = {
  axisLine: { lineStyle: { color: '#c3ced2' } },
  axisTick: { show: false },
  axisLabel: { color: COLOURS.textQuiet, fontSize: 12 },
  splitLine: { lineStyle: { color: '#edf1f2' } },
}
export const TOOLTIP = {
  trigger: 'axis',
  axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(15, 91, 102, 0.07)' } },
  confine: true,
  borderColor: COLOURS.line,
  textStyle: { color: COLOURS.text, fontSize: 13 },
}
