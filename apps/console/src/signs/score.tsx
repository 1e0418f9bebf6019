import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { figure } from '../words/figures.ts'
import styles from './signs.module.css'
import { useScoreColour } from './use-score-colour.ts'

interface Props {
  readonly score: number | null
  readonly outOf: number | null
  readonly grade?: string | null
  readonly fatal?: boolean
}

/** Points with the grade, coloured by what they came to; the veto says so in words. */
export function Score({ score, outOf, grade = null, fatal = false }: Props) {
  const { t } = useTranslation()
  const colourOf = useScoreColour()
  if (score === null) return <span className={styles.quiet}>{t('conversations.notInspected')}</span>
  return (
    <span className={styles.score}>
      <b style={{ color: colourOf({ score, outOf, grade, fatal }) }}>{figure(score)}</b>
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
