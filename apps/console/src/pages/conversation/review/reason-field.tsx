import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../findings/findings.module.css'

interface Props {
  readonly kind: 'reason' | 'note'
  readonly text: string
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}

/** One line of text on a card; Enter keeps it, Escape leaves it. An overturning needs its reason. */
export function ReasonField({ kind, text: before, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(before)
  const input = useRef<InputRef>(null)
  const usable = kind === 'note' || text.trim() !== ''
  useEffect(() => input.current?.focus({ cursor: 'end' }), [])

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && usable) onSave(text.trim())
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- a click into the field does not choose the card
    <div className={styles.actions} onClick={(event) => event.stopPropagation()}>
      <Input
        ref={input}
        className={styles.field}
        value={text}
        maxLength={2000}
        placeholder={t(kind === 'reason' ? 'conversation.review.reasonHint' : 'conversation.review.noteHint')}
        aria-label={t(kind === 'reason' ? 'conversation.review.reason' : 'conversation.review.note')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
      />
      {kind === 'reason' && (
        <div className={styles.reasons}>
          {t('conversation.review.reasons', { returnObjects: true }).map((reason) => (
            <Button
              key={reason}
              size="small"
              type="dashed"
              onClick={() => {
                setText(reason)
                input.current?.focus({ cursor: 'end' })
              }}
            >
              {reason}
            </Button>
          ))}
        </div>
      )}
      <Button size="small" type="primary" disabled={!usable} onClick={() => onSave(text.trim())}>
        {t('conversation.review.save')}
      </Button>
      <Button size="small" onClick={onClose}>
        {t('conversation.review.cancel')}
      </Button>
    </div>
  )
}
