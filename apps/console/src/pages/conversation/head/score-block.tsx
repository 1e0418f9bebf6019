import type { ConversationDetail, ReviewResult } from '@liangyan/contract'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useScoreColour } from '../../../signs/use-score-colour.ts'
import { figure } from '../../../words/figures.ts'
import styles from './head.module.css'

interface Props {
  readonly detail: ConversationDetail
  readonly result: ReviewResult | undefined
}

/** The points with grade or veto; what the machine gave, where a person changed it. */
export function ScoreBlock({ detail: { inspection, blind, review }, result }: Props) {
  const { t } = useTranslation()
  const colourOf = useScoreColour()
  if (!inspection) return null
  if (blind && !result) return <p className={styles.hidden}>{t('conversation.head.hidden')}</p>
  const { total, outOf, grade, fatal } = result?.scorecard ?? inspection.scorecard
  const { machineScore } = inspection
  const changed = machineScore !== null && (machineScore !== total || review !== null || result !== undefined)
  return (
    <div className={styles.score} role="status" aria-label={t('conversation.review.score')}>
      <p className={styles.points}>
        <b style={{ color: colourOf({ score: total, outOf, grade, fatal }) }}>{figure(total)}</b>
        <span>/ {figure(outOf)}</span>
      </p>
      <p className={styles.grade}>
        {fatal ? <Tag color="red">{t('vocabulary.severity.fatal')}</Tag> : <span>{grade}</span>}
        {changed && (
          <span className={styles.machine}>
            {t('conversation.head.machine')} {figure(machineScore)}
          </span>
        )}
      </p>
    </div>
  )
}
