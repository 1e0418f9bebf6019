import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { clock } from '../../../words/moments.ts'
import { personOf } from '../person-of.ts'
import type { Talk } from '../state/talk.ts'
import styles from './side.module.css'

interface Props {
  readonly talk: Talk
  readonly onWrite: (text: string) => void
  readonly onNote: (text: string) => void
}

/** What the agent noted during the conversation; kept with it. */
export function Notes({ talk, onWrite, onNote }: Props) {
  const { t } = useTranslation()
  const { note: text, noting } = talk
  const notes = [...talk.marks.values()].filter(({ kind }) => kind === 'note')

  function keep() {
    if (text.trim() === '') return
    onNote(text.trim())
  }
  return (
    <div className={styles.side}>
      <Input.TextArea
        autoFocus
        aria-label={t('desk.notes.label')}
        placeholder={t('desk.notes.placeholder')}
        value={text}
        maxLength={4_000}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={({ target }) => onWrite(target.value)}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing || event.shiftKey) return
          event.preventDefault()
          keep()
        }}
      />
      <Button className={styles.keep} disabled={text.trim() === ''} onClick={keep}>
        {t('desk.notes.keep')}
      </Button>
      <ul className={styles.list}>
        {noting.toReversed().map(({ ref, text }) => (
          <li key={ref} className={styles.note}>
            <p>{text}</p>
            <p className={styles.quiet}>{t('desk.saying.sending')}</p>
          </li>
        ))}
        {notes.toReversed().map(({ at, text, who }) => (
          <li key={`${at} ${text}`} className={styles.note}>
            <p>{text}</p>
            <p className={styles.quiet}>
              {clock(at)} {personOf(who)}
            </p>
          </li>
        ))}
      </ul>
      {notes.length + noting.length === 0 && <p className={styles.quiet}>{t('desk.notes.none')}</p>}
    </div>
  )
}
