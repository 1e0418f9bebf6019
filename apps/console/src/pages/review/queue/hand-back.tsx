import { type Assignment, handBackAssignment, listAssignments, nextReview, queueProgress } from '@liangyan/contract'
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import styles from './queue.module.css'

interface Props {
  /** Undefined: closed. */
  readonly assignment: Assignment | undefined
  readonly onClose: () => void
}

/** Gives an assignment back, with a reason. */
export function HandBack({ assignment, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const act = useAct(handBackAssignment, {
    changes: [listAssignments, queueProgress, nextReview],
    onDone: () => {
      void message.success(t('review.queue.handedBack'))
      setReason('')
      onClose()
    },
  })
  const usable = reason.trim().length >= 2
  const send = () => {
    if (assignment && usable) act.mutate({ params: { id: assignment.id }, body: { reason: reason.trim() } })
  }
  return (
    <Modal
      title={t('review.queue.handBackTitle')}
      open={assignment !== undefined}
      onCancel={onClose}
      onOk={send}
      okText={t('review.queue.handBack')}
      okButtonProps={{ disabled: !usable, loading: act.isPending }}
      destroyOnHidden
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('review.queue.handBackText')}</p>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of a dialogue that was asked for
          autoFocus
          value={reason}
          maxLength={200}
          aria-label={t('review.queue.handBackReason')}
          placeholder={t('review.queue.handBackHint')}
          onChange={({ target }) => setReason(target.value)}
          onPressEnter={({ nativeEvent }) => {
            if (!nativeEvent.isComposing) send()
          }}
        />
      </div>
    </Modal>
  )
}
