import type { LiveView } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import styles from './mood.module.css'

type Trend = LiveView['mood']['trend']

const WIDTH = 72
const HEIGHT = 20
/** So many of the customer's last turns are drawn. */
const LAST = 20

/** How the customer's mood went, turn by turn; above the middle it is good. */
export function MoodTrend({ mood: { now, trend } }: { readonly mood: LiveView['mood'] }) {
  const { t } = useTranslation()
  return (
    <span className={styles.trend}>
      {trend.length > 1 && (
        <svg className={styles.line} data-mood={now} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path className={styles.middle} d={`M0 ${HEIGHT / 2}H${WIDTH}`} />
          <polyline points={pointsOf(trend.slice(-LAST))} />
        </svg>
      )}
      <span className={styles.word} data-mood={now} title={t('desk.moodOf')}>
        {t(`desk.mood.${now}`)}
      </span>
    </span>
  )
}

/** Values from −2 to 2, a little inside of the edges. */
function pointsOf(trend: Trend): string {
  return trend
    .map(({ value }, place) => {
      const x = 2 + (place / (trend.length - 1)) * (WIDTH - 4)
      const y = HEIGHT / 2 - (value / 2) * (HEIGHT / 2 - 2)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}
