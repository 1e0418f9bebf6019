import type { DoubleScoring } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import styles from './scorers.module.css'

/** Who scores a conversation, and what each gave, as far as the asker may see it. */
export function Scorers({ row }: { readonly row: DoubleScoring }) {
  const { t } = useTranslation()
  return (
    <div className={styles.scorers}>
      {row.scorings.map(({ reviewer, arbitrating, done, score, fatal }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- the third may be nobody yet
        <span key={place} className={styles.scorer}>
          <span className={styles.name}>
            {reviewer?.name ?? t('review.double.nobody')}
            {arbitrating && <span className={styles.arbiter}>{t('review.double.arbiter')}</span>}
          </span>
          {score === null ? (
            <span className={styles.quiet}>{done ? t('review.double.hidden') : t('review.double.waiting')}</span>
          ) : (
            <b className={fatal ? styles.fatal : undefined}>{figure(score)}</b>
          )}
        </span>
      ))}
    </div>
  )
}
