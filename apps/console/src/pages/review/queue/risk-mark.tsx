import type { RiskPart } from '@liangyan/contract'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../../../shell/theme.ts'
import styles from './risk-mark.module.css'

interface Props {
  /** 0–1. */
  readonly risk: number
  readonly parts: readonly RiskPart[]
}

/** How risky a conversation is, and what that is made of. */
export function RiskMark({ risk, parts }: Props) {
  const { t } = useTranslation()
  const value = shown(risk)
  return (
    <Popover title={t('review.risk.title')} content={<RiskParts parts={parts} />} trigger={['hover', 'focus']}>
      <button type="button" className={styles.mark} aria-label={t('review.risk.value', { value })}>
        <span className={styles.track}>
          <span className={styles.fill} style={{ width: `${risk * 100}%`, background: riskColour(risk) }} />
        </span>
        <span className={styles.value}>{value}</span>
      </button>
    </Popover>
  )
}

function RiskParts({ parts }: Pick<Props, 'parts'>) {
  const { t } = useTranslation()
  if (parts.length === 0) return t('review.risk.none')
  return (
    <div className={styles.parts}>
      {parts.map(({ sign, title, clause, weight }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a clause may be found twice
        <div key={place} className={styles.part}>
          <span className={styles.partName}>{sign === 'finding' ? (title ?? clause) : t(`review.risk.${sign}`)}</span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ width: `${weight * 100}%`, background: riskColour(weight) }} />
          </span>
          <span className={styles.value}>{shown(weight)}</span>
        </div>
      ))}
      <p className={styles.hint}>{t('review.risk.hint')}</p>
    </div>
  )
}

const shown = (share: number): string => (share * 100).toFixed(0)

/** Risks from which one looks twice. */
const HIGH = 0.6
const MIDDLE = 0.3

function riskColour(risk: number): string {
  if (risk >= HIGH) return COLOURS.bad
  return risk >= MIDDLE ? COLOURS.fair : '#8fa6ad'
}
