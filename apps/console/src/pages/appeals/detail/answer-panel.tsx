import { answerAppeal, countAppeals, listAppeals, readAppeal } from '@liangyan/contract'
import { App, Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import styles from './detail.module.css'

interface Props {
  readonly id: number
  readonly reason: RefObject<TextAreaRef | null>
}

/** The team lead's step. */
export function AnswerPanel({ id, reason: field }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const { mutate, isPending, variables } = useAct(answerAppeal, {
    changes: [readAppeal, listAppeals, countAppeals],
    onDone: (_, { body }) => void message.success(t(`appeals.answer.done.${body.support ? 'support' : 'reject'}`)),
  })
  function answer(support: boolean) {
    if (reason.trim() === '') {
      setIsMissing(true)
      field.current?.focus()
    } else mutate({ params: { id }, body: { support, reason } })
  }
  const waits = (support: boolean) => isPending && variables?.body.support === support
  return (
    <section className={styles.panel} data-acts>
      <h2 className={styles.panelTitle}>{t('appeals.answer.title')}</h2>
      <Input.TextArea
        ref={field}
        aria-label={t('appeals.answer.reason')}
        placeholder={t('appeals.answer.reasonHint')}
        value={reason}
        maxLength={2000}
        status={isMissing && reason.trim() === '' ? 'error' : undefined}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) answer(true)
        }}
      />
      {isMissing && reason.trim() === '' && <p className={styles.problem}>{t('appeals.answer.needed')}</p>}
      <div className={styles.actions}>
        <Button type="primary" loading={waits(true)} disabled={isPending} onClick={() => answer(true)}>
          {t('appeals.answer.support')}
        </Button>
        <Button danger loading={waits(false)} disabled={isPending} onClick={() => answer(false)}>
          {t('appeals.answer.reject')}
        </Button>
      </div>
    </section>
  )
}
