import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import type { Saying } from '../state/outbox.ts'
import speech from '../../conversation/transcript/speech.module.css'
import styles from './transcript.module.css'

interface Props {
  readonly saying: Saying
  /** The line is lost: the words wait here. */
  readonly isWaiting: boolean
  readonly onTakeBack: (ref: string, text: string) => void
}

/** Words of the agent that are not in the conversation yet. */
export function SayingTurn({ saying: { ref, text, state }, isWaiting, onTakeBack }: Props) {
  const { t } = useTranslation()
  return (
    <li className={`${speech.turn} ${speech.agent}`} data-state={state}>
      <span className={speech.side}>
        <span className={speech.speaker}>{nameOf(t, 'speaker', 'agent')}</span>
      </span>
      <div className={speech.bubble}>
        {text}
        {state === 'failed' ? (
          <span className={styles.failed} role="alert">
            {t('desk.saying.failed')}
            <Button size="small" type="link" onClick={() => onTakeBack(ref, text)}>
              {t('desk.saying.takeBack')}
            </Button>
          </span>
        ) : (
          <span className={styles.still}>{t(isWaiting ? 'desk.saying.waiting' : 'desk.saying.sending')}</span>
        )}
      </div>
    </li>
  )
}
