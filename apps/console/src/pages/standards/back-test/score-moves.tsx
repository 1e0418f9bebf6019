import type { BackTestSummary } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../../shell/theme.ts'
import { figure } from '../../../words/figures.ts'
import { Chart } from '../chart/chart.tsx'
import panel from '../frame/panel.module.css'
import type { OnPick } from './address.ts'
import styles from './back-test.module.css'

type Bin = BackTestSummary['scores']['histogram'][number]

/** By how much scores would move, and which grades would become others. */
export function ScoreMoves({
  summary: { scores, grades },
  onPick,
}: {
  readonly summary: BackTestSummary
  readonly onPick: OnPick
}) {
  const { t } = useTranslation()
  const bins = useMemo(() => filled(scores.histogram), [scores.histogram])
  const option = useMemo(() => optionOf(bins, t), [bins, t])
  const pick = useCallback(
    (index: number) => onPick({ list: 'flips', moved: [bins[index].above, bins[index].upTo] }),
    [bins, onPick],
  )
  return (
    <section className={`${panel.panel} ${panel.padded}`} aria-label={t('standards.backTest.histogram')}>
      <div className={panel.bar}>
        <h2 className={panel.title}>{t('standards.backTest.histogram')}</h2>
        <span className={`${panel.quiet} ${panel.small}`}>{t('standards.backTest.histogramText')}</span>
      </div>
      {bins.length === 0 ? (
        <p className={panel.quiet}>{t('standards.backTest.noMoves')}</p>
      ) : (
        <Chart label={t('standards.backTest.histogram')} height={190} option={option} onPick={pick} />
      )}
      {grades.length > 0 && (
        <ul className={styles.grades} aria-label={t('standards.backTest.grades')}>
          {grades.map(({ from, to, conversations }) => (
            <li key={`${from} ${to}`}>
              <span className={panel.quiet}>{t('standards.backTest.grade', { from, to })}</span>{' '}
              <b>{figure(conversations)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The bins with those between them that are empty, so that the axis is even. */
function filled(histogram: readonly Bin[]): Bin[] {
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (!first || !last) return []
  const width = first.upTo - first.above
  const known = new Map(histogram.map((bin) => [bin.above, bin]))
  const count = Math.round((last.upTo - first.above) / width)
  return Array.from({ length: count }, (_, i) => {
    const above = first.above + i * width
    return known.get(above) ?? { above, upTo: above + width, conversations: 0 }
  })
}

const signed = (points: number) => (points > 0 ? `+${figure(points)}` : figure(points))

function optionOf(bins: readonly Bin[], t: TFunction) {
  const name = ({ above, upTo }: Bin) => t('standards.backTest.points', { above: signed(above), upTo: signed(upTo) })
  return {
    grid: { left: 40, right: 8, top: 12, bottom: 24 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: ([{ dataIndex }]: readonly { readonly dataIndex: number }[]) =>
        `${name(bins[dataIndex])}　<b>${figure(bins[dataIndex].conversations)}</b>`,
    },
    xAxis: { type: 'category', data: bins.map(name), axisTick: { show: false }, axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 3, splitLine: { lineStyle: { color: COLOURS.line } } },
    series: [
      {
        type: 'bar',
        barMaxWidth: 48,
        data: bins.map(({ upTo, conversations }) => ({
          value: conversations,
          itemStyle: { color: upTo <= 0 ? COLOURS.poor : COLOURS.primary },
        })),
      },
    ],
  }
}
