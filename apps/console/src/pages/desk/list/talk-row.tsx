import MessageOutlined from '@ant-design/icons/MessageOutlined'
import PhoneOutlined from '@ant-design/icons/PhoneOutlined'
import type { LiveLine } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import { Elapsed } from '../elapsed.tsx'
import { MoodSign } from '../mood-sign.tsx'
import { worstTone } from '../state/clock-face.ts'
import styles from './talk-list.module.css'

interface Props {
  readonly line: LiveLine
  readonly unread: number
  readonly ahead: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** One conversation: who, how long, what waits, how things stand. */
export function TalkRow({ line, unread, ahead, isChosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { kind, stage, customer, began, unansweredSince, clocks, mood, service } = line
  const tone = stage === 'wrap-up' ? undefined : worstTone(clocks)
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-clock={tone}
        aria-current={isChosen || undefined}
        onClick={onChoose}
      >
        <span className={styles.first}>
          {kind === 'chat' ? <MessageOutlined /> : <PhoneOutlined />}
          <b className={styles.customer}>{customer || t('desk.customer')}</b>
          {unread > 0 && (
            <span className={styles.unread} role="img" aria-label={t('desk.unread', { count: unread })}>
              {unread}
            </span>
          )}
          {stage === 'wrap-up' ? (
            <span className={styles.done}>{t('desk.stage.wrapUp')}</span>
          ) : (
            <Elapsed since={began} ahead={ahead} className={styles.time} />
          )}
        </span>
        <span className={styles.second}>
          <span className={styles.about}>{service || nameOf(t, 'channel', line.channel)}</span>
          {stage !== 'wrap-up' && <MoodSign mood={mood.now} />}
          {tone !== undefined && tone !== 'running' && (
            <span className={styles.clock} data-clock={tone}>
              {t(`desk.clockTone.${tone}`, { count: tone === 'red' ? clocks.red : clocks.amber })}
            </span>
          )}
          {unansweredSince !== null && stage === 'open' && line.line !== 'held' && (
            <span className={styles.waiting}>
              {t('desk.unanswered')} <Elapsed since={unansweredSince} ahead={ahead} />
            </span>
          )}
        </span>
      </button>
    </li>
  )
}
