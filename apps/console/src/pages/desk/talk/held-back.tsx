import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined'
import { Button } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { segmentsOf } from '../../conversation/transcript/segments.ts'
import { openSlot } from '../state/slots.ts'
import type { Held } from '../state/talk.ts'
import styles from './input.module.css'
import { ReasonList } from './reason-list.tsx'

interface Props {
  readonly held: Held
  readonly onSay: (text: string, anyway: boolean) => void
  readonly onTakeBack: (text: string) => void
}

/** Nobody has read anything within so many ms. */
const REFLEX = 400

/** Words that were not sent. Enter takes the kind ones; sending the others all the same takes two steps, and is recorded. */
export function HeldBack({ held: { text, reasons }, onSay, onTakeBack }: Props) {
  const { t } = useTranslation()
  const [isInsisting, setIsInsisting] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const since = useRef(performance.now())
  const instead = reasons.find(({ instead }) => instead !== undefined)?.instead
  useEffect(() => panel.current?.focus(), [])

  function take() {
    if (instead === undefined) return
    // what still has to be filled in goes through the input
    if (openSlot(instead)) onTakeBack(instead)
    else onSay(instead, false)
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Escape') onTakeBack(text)
    // a button in focus keeps its own Enter
    if (event.key === 'Enter' && event.target === panel.current) {
      event.preventDefault()
      // an Enter pressed twice for sending decides nothing
      if (event.repeat || performance.now() - since.current < REFLEX) return
      if (instead === undefined) onTakeBack(text)
      else take()
    }
  }
  const marks = reasons.map(({ start, end }, place) => ({ start, end, key: String(place) }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its buttons
    <div
      ref={panel}
      className={styles.held}
      role="alertdialog"
      aria-label={t('desk.held.title')}
      tabIndex={-1}
      onKeyDown={press}
    >
      <h3 className={styles.title}>
        <PauseCircleOutlined /> {t('desk.held.title')}
      </h3>
      <p className={styles.original}>
        {segmentsOf(text, marks, []).map(({ start, text, marks }) =>
          marks.length === 0 ? text : <mark key={start}>{text}</mark>,
        )}
      </p>
      <ReasonList reasons={reasons} />
      {instead !== undefined && (
        <p className={styles.proposal}>
          <span className={styles.label}>{t('desk.guard.instead')}</span>
          {instead}
        </p>
      )}
      <div className={styles.decide}>
        {instead !== undefined && (
          <Button type="primary" onClick={take}>
            {t('desk.held.take')} <kbd className={styles.onPrimary}>Enter</kbd>
          </Button>
        )}
        <Button type={instead === undefined ? 'primary' : 'default'} onClick={() => onTakeBack(text)}>
          {t('desk.held.edit')} <kbd className={instead === undefined ? styles.onPrimary : undefined}>Esc</kbd>
        </Button>
        {!isInsisting && (
          <Button type="text" className={styles.anyway} onClick={() => setIsInsisting(true)}>
            {t('desk.held.anyway')}
          </Button>
        )}
      </div>
      {/* not where the button before it was: a double click decides nothing */}
      {isInsisting && (
        <div className={styles.decide}>
          <Button danger onClick={() => onSay(text, true)}>
            {t('desk.held.confirm')}
          </Button>
          <span className={styles.recorded}>{t('desk.held.recorded')}</span>
        </div>
      )}
    </div>
  )
}
