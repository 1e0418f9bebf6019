import type { ConversationDetail } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { clock } from '../../words/moments.ts'
import styles from './panels.module.css'

/** What the agent put on record, how the customer rated it, and who did what while it went on. */
export function Scene({ scene }: { readonly scene: NonNullable<ConversationDetail['scene']> }) {
  const { t } = useTranslation()
  const { marks, summary, summaryBy } = scene
  return (
    <>
      {summary !== null && summary !== '' && (
        <section>
          <h3 className={styles.heading}>{t('conversation.scene.summary')}</h3>
          <p className={`${styles.said} ${styles.summary}`}>{summary}</p>
          {summaryBy !== null && <p className={styles.note}>{t(`conversation.scene.summaryBy.${summaryBy}`)}</p>}
        </section>
      )}
      <section>
        <h3 className={styles.heading}>{t('conversation.scene.title')}</h3>
        {marks.length === 0 && <p className={styles.note}>{t('conversation.scene.nothing')}</p>}
        <ul className={styles.scene}>
          {marks.map(({ at, kind, who, text }, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- a list that never changes, its lines may be alike
            <li key={i}>
              <time className={styles.moment}>{clock(at)}</time>
              {kind === 'rating' ? (
                <p className={styles.happened}>{t('conversation.scene.rating', { rating: text })}</p>
              ) : (
                <div>
                  <p className={styles.happened}>{t(`conversation.scene.mark.${kind}`, { who })}</p>
                  {text !== undefined && text !== '' && <p className={styles.said}>{text}</p>}
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
