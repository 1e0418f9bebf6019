import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { COLOURS } from '../shell/theme.ts'
import { figure } from '../words/figures.ts'
import styles from './signs.module.css'

interface Props {
  readonly score: number | null
  readonly outOf: number | null
  readonly grade?: string | null
  readonly fatal?: boolean
}

/** Points with the grade, coloured by the share reached; the veto says so in words. */
export function Score({ score, outOf, grade = null, fatal = false }: Props) {
  const { t } = useTranslation()
  if (score === null) return <span className={styles.quiet}>{t('conversations.notInspected')}</span>
  return (
    <span className={styles.score}>
      <b style={{ color: scoreColour(score, outOf, fatal) }}>{figure(score)}</b>
      {fatal ? (
        <Tag color="red" className={styles.tag}>
          {t('vocabulary.severity.fatal')}
        </Tag>
      ) : (
        grade !== null && <span className={styles.quiet}>{grade}</span>
      )}
    </span>
  )
}

/** Shares of the points from which a score is good, and fair: the default grades of the scorecard. */
const GOOD = 0.85
const FAIR = 0.75

export function scoreColour(score: number, outOf: number | null, fatal = false): string {
  const share = outOf === null || outOf === 0 ? 1 : score / outOf
  if (fatal || share < FAIR) return COLOURS.bad
  return share < GOOD ? COLOURS.fair : COLOURS.good
}
