import { countAppeals, decideAppeal, listAppeals, readAppeal, readConversation } from '@liangyan/contract'
import { App, Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import styles from './detail.module.css'
import type { Decision } from './use-decision.ts'

interface Props {
  readonly id: number
  readonly decision: Decision
  readonly reason: RefObject<TextAreaRef | null>
}

/** The inspector's step: each finding is decided beside it, the reason of all and the decision here. */
export function DecidePanel({ id, decision, reason: field }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { mutate, isPending } = useAct(decideAppeal, {
    changes: [readAppeal, listAppeals, countAppeals, readConversation],
    onDone: () => void message.success(t('appeals.decide.done')),
  })
  const lacksReason = reason.trim() === '' && !decision.allExplained
  function decide() {
    setIsTried(true)
    if (lacksReason) field.current?.focus()
    else if (decision.left === 0)
      mutate({ params: { id }, body: { findings: decision.findings.map((one) => ({ ...one })), reason } })
  }
  return (
    <section className={styles.panel} data-acts>
      <h2 className={styles.panelTitle}>{t('appeals.decide.title')}</h2>
      <Input.TextArea
        ref={field}
        aria-label={t('appeals.decide.reason')}
        placeholder={t('appeals.decide.reasonHint')}
        value={reason}
        maxLength={2000}
        status={isTried && lacksReason ? 'error' : undefined}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) decide()
        }}
      />
      {isTried && lacksReason && <p className={styles.problem}>{t('appeals.decide.needed')}</p>}
      <p className={styles.hint}>{t('appeals.decide.effect')}</p>
      <div className={styles.actions}>
        <Button type="primary" disabled={decision.left > 0} loading={isPending} onClick={decide}>
          {t('appeals.decide.submit')}
        </Button>
        <span className={styles.quiet}>
          {decision.left > 0 ? t('appeals.decide.left', { count: decision.left }) : t('appeals.decide.sure')}
        </span>
      </div>
    </section>
  )
}
