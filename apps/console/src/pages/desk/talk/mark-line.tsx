import type { LiveMark } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { clock } from '../../../words/moments.ts'
import { personOf } from '../person-of.ts'
import speech from '../../conversation/transcript/speech.module.css'
import styles from './transcript.module.css'

interface Props {
  readonly mark: LiveMark
  /** What stands beside a whisper: who sees it. */
  readonly whispered?: string | undefined
}

/** What a lead did, or the agent against advice. What was whispered is for the agent alone, and says so. */
export function MarkLine({ mark: { kind, who: label, text, at }, whispered }: Props) {
  const { t } = useTranslation()
  const who = personOf(label)
  if (kind === 'whispered')
    return (
      <li className={styles.event}>
        <p className={styles.whisper}>
          <b>{t('desk.whisper.from', { name: who })}</b>
          {text}
          <span className={styles.only}>{whispered ?? t('desk.whisper.only')}</span>
        </p>
      </li>
    )
  return (
    <li className={styles.event}>
      <span className={styles.aside}>
        {kind === 'rating' ? (
          t('conversation.scene.rating', { rating: text })
        ) : (
          <>
            {t(`desk.mark.${kind}`, { name: who })}
            {text !== undefined && text !== '' && `：${text}`}
          </>
        )}
        <time className={speech.time}>{clock(at)}</time>
      </span>
    </li>
  )
}
