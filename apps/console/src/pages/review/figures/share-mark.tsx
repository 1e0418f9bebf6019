import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../../shell/theme.ts'
import { figure, percent } from '../../../words/figures.ts'
import styles from './figures.module.css'

interface Props {
  readonly share: { readonly value: number; readonly low: number; readonly high: number; readonly of: number } | null
}

/** Pixels. */
const WIDTH = 120
const HEIGHT = 14

/** A share with the interval in which the true one lies. */
export function ShareMark({ share }: Props) {
  const { t } = useTranslation()
  if (share === null) return <span className={styles.quiet}>—</span>
  const { value, low, high, of } = share
  const colour = low >= GOOD ? COLOURS.good : high < GOOD ? COLOURS.bad : COLOURS.fair
  const interval = t('quality.precision.interval', { low: percent(low, 1), high: percent(high, 1), of: figure(of) })
  return (
    <Tooltip title={interval}>
      <span className={styles.share}>
        <svg width={WIDTH} height={HEIGHT} role="img" aria-label={interval}>
          <rect y={6} width={WIDTH} height={2} rx={1} fill="#e6ecee" />
          <rect
            x={low * WIDTH}
            y={4}
            width={Math.max(2, (high - low) * WIDTH)}
            height={6}
            rx={3}
            fill={colour}
            opacity={0.35}
          />
          <circle cx={Math.min(WIDTH - 4, Math.max(4, value * WIDTH))} cy={7} r={4} fill={colour} />
        </svg>
        <b>{percent(value, 1)}</b>
      </span>
    </Tooltip>
  )
}

/** Below this a clause's findings are not to be relied on. */
export const GOOD = 0.8
