import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import type { FloorState } from '../state/floor-state.ts'
import styles from './look.module.css'

interface Props extends Pick<FloorState, 'returned' | 'asked'> {
  readonly id: string
  readonly onWhisper: (id: string, text: string) => void
}

/** As the contract has it. */
const LONGEST = 4_000

/** Words for the agent alone. What was refused comes back, unless something else stands there already. */
export function Whisper({ id, returned, asked, onWhisper }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const input = useRef<TextAreaRef>(null)
  const pending = [...asked.values()].filter((one) => one.what === 'whisper' && one.id === id).length
  useEffect(() => {
    if (returned?.id === id) setText((text) => text || returned.text)
  }, [returned, id])
  useShortcuts(t('floor.look.label'), [
    { keys: ['w'], label: t('floor.keys.whisper'), act: () => input.current?.focus() },
  ])
  function send() {
    if (text.trim() === '') return
    onWhisper(id, text.trim())
    setText('')
  }
  function pressed(event: KeyboardEvent) {
    // Enter also ends the choice of a Chinese word
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className={styles.whisper}>
      <Input.TextArea
        ref={input}
        aria-label={t('floor.look.whisper')}
        value={text}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={LONGEST}
        placeholder={t('floor.look.placeholder')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={pressed}
      />
      <Button onClick={send} disabled={text.trim() === ''}>
        {t('floor.look.whisper')}
      </Button>
      {pending > 0 && (
        <span className={styles.quiet} role="status">
          {t('floor.look.sending', { count: pending })}
        </span>
      )}
    </div>
  )
}
