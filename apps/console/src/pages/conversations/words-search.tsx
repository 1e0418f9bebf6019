import SearchOutlined from '@ant-design/icons/SearchOutlined'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../shell/keyboard/index.ts'
import styles from './conversations.module.css'

/** As many characters as the contract's filter takes. */
const SHORTEST = 2
const LONGEST = 50

interface Props {
  readonly value: string | undefined
  readonly onChoose: (words: string | undefined) => void
}

/** Words that were said; asked on Enter, when the field is left, or when it is cleared. */
export function WordsSearch({ value = '', onChoose }: Props) {
  const { t } = useTranslation()
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useShortcuts(t('conversations.keys.group'), [
    { keys: ['/'], label: t('conversations.keys.search'), act: () => input.current?.focus({ cursor: 'all' }) },
  ])
  const tooShort = typed.trim() !== '' && typed.trim().length < SHORTEST
  function choose(words: string) {
    const trimmed = words.trim()
    if (trimmed !== value && (trimmed === '' || trimmed.length >= SHORTEST)) {
      onChoose(trimmed === '' ? undefined : trimmed)
    }
  }
  return (
    <Input
      ref={input}
      className={styles.words}
      prefix={<SearchOutlined />}
      aria-label={t('conversations.filter.wordsHint')}
      placeholder={t('conversations.filter.wordsHint')}
      value={typed}
      maxLength={LONGEST}
      status={tooShort ? 'warning' : undefined}
      suffix={
        // stands there always: a suffix that comes and goes would take the focus away
        <span className={styles.quiet} aria-live="polite">
          {tooShort && t('conversations.filter.wordsTooShort')}
        </span>
      }
      allowClear
      onChange={({ target }) => setTyped(target.value)}
      onClear={() => choose('')}
      onBlur={() => choose(typed)}
      onPressEnter={() => choose(typed)}
    />
  )
}
