import type { ConversationDetail } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { dateAndTime } from '../../../words/moments.ts'
import styles from './review-note.module.css'

/** Who reviewed, when, and what they say of the whole. */
export function ReviewNote({
  review: { by, at, comment },
}: {
  readonly review: NonNullable<ConversationDetail['review']>
}) {
  const { t } = useTranslation()
  return (
    <section className={styles.note}>
      <p className={styles.by}>{t('conversation.head.reviewedBy', { name: by, at: dateAndTime(at) })}</p>
      {comment !== '' && <p className={styles.comment}>{comment}</p>}
    </section>
  )
}
