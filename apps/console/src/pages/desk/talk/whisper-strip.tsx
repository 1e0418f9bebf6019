import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { personOf } from '../person-of.ts'
import { type Talk, whispersOf } from '../state/talk.ts'
import styles from './talk.module.css'

interface Props {
  readonly talk: Talk
  /** So many whispers were taken note of. */
  readonly onNoted: (number: number) => void
}

/** What leads whisper stays in sight until the agent has taken note of it. */
export function WhisperStrip({ talk, onNoted }: Props) {
  const { t } = useTranslation()
  const whispers = whispersOf(talk)
  const waiting = whispers.slice(talk.noted)
  if (waiting.length === 0) return null
  return (
    <div className={styles.whisper} role="status">
      <span className={styles.only}>{t('desk.whisper.only')}</span>
      <div className={styles.words}>
        {waiting.map(({ who, text, at }) => (
          <p key={`${at} ${text}`}>
            <b>{t('desk.whisper.from', { name: personOf(who) })}</b>
            {text}
          </p>
        ))}
      </div>
      <Button size="small" onClick={() => onNoted(whispers.length)}>
        {t('desk.whisper.noted')}
      </Button>
    </div>
  )
}
