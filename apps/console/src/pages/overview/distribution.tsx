import type { Overview } from '@liangyan/contract'
import type { EChartsCoreOption } from 'echarts/core'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { figure, percent } from '../../words/figures.ts'
import { useFacets } from '../conversations/titles.ts'
import { AXIS, Chart, TOOLTIP } from './chart.tsx'
import type { Leads } from './choice.ts'
import { LINE } from './colours.ts'
import styles from './overview.module.css'
import { Panel } from './panel.tsx'

type Bar = Overview['scores'][number]

interface Props {
  readonly overview: Overview
  readonly leads: Leads
}

/** How many conversations had how many points, and which grade. */
export function Distribution({ overview: { scores, grades, totals }, leads }: Props) {
  const { t } = useTranslation()
  // best first, as the standard in force has them
  const order = useFacets().data?.grades ?? []
  const option = useMemo(() => optionOf(scores, totals.scored, t), [scores, totals.scored, t])
  const places = useMemo(
    () =>
      scores.map((bar, index) => ({
        spoken: t('shell.told', { name: t('overview.scores.range', bar), value: figure(bar.conversations) }),
        to: leads(pointsOf(bar, index === scores.length - 1)),
      })),
    [scores, leads, t],
  )
  return (
    <Panel area="scores" title={t('overview.scores.title')} text={t('overview.scores.text')}>
      <Chart option={option} label={t('overview.scores.title')} places={places} />
      <ul className={styles.grades} aria-label={t('overview.scores.grades')}>
        {grades
          .toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
          .map(({ grade, conversations }) => (
            <li key={grade}>
              <Link to={leads({ grade })}>
                {grade} <b>{percent(conversations, totals.scored)}</b>
              </Link>
            </li>
          ))}
      </ul>
    </Panel>
  )
}

/** A bar reaches to just below the next; the list takes both ends. */
function pointsOf({ from, to }: Bar, last: boolean): { scoreFrom: number; scoreTo: number } {
  return { scoreFrom: from, scoreTo: last ? to : to - 0.01 }
}

function optionOf(scores: readonly Bar[], scored: number, t: TFunction): EChartsCoreOption {
  return {
    grid: { left: 40, right: 12, top: 12, bottom: 24 },
    tooltip: {
      ...TOOLTIP,
      formatter: ([first]: readonly { readonly dataIndex: number }[]) => {
        const bar = scores[first?.dataIndex ?? 0]
        if (!bar) return ''
        const count = `${t('overview.trend.conversations')}　<b>${figure(bar.conversations)}</b>`
        return `<b>${t('overview.scores.range', bar)}</b><br>${count}　${percent(bar.conversations, scored)}`
      },
    },
    xAxis: {
      ...AXIS,
      type: 'category',
      data: scores.map(({ from }) => String(from)),
      axisLabel: { ...AXIS.axisLabel, interval: 3, align: 'left' },
      splitLine: { show: false },
    },
    yAxis: { ...AXIS, type: 'value', minInterval: 1, splitNumber: 4 },
    series: [
      {
        type: 'bar',
        data: scores.map(({ conversations }) => conversations),
        color: LINE,
        barCategoryGap: '14%',
        itemStyle: { borderRadius: [2, 2, 0, 0] },
      },
    ],
  }
}
